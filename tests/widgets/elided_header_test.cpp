// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elided_header.h"

#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class ElidedHeaderTest : public QObject {
    Q_OBJECT

private slots:
    /// A text that is cut off reaches to both edges of its section; one that ends in dots does not.
    void aLongTextEndsInDotsUnderAStyleSheetToo() {
        QVERIFY(reachesTheEdges(new QHeaderView(Qt::Horizontal)));
        QVERIFY(!reachesTheEdges(new ElidedHeader(Qt::Horizontal)));
    }

private:
    static bool reachesTheEdges(QHeaderView* header) {
        constexpr int kWidth = 80;
        QStandardItemModel model(1, 1);
        model.setHorizontalHeaderLabels({QStringLiteral("American goldfinch with a long name")});
        QTableView table;
        table.setStyleSheet(
            QStringLiteral("QHeaderView::section { background: white; color: black; border: 0 }"));
        table.setHorizontalHeader(header);
        table.setModel(&model);
        header->resizeSection(0, kWidth);
        const QImage picture = header->grab(QRect(0, 0, kWidth, header->height())).toImage();
        const auto isWritten = [&picture](int x) {
            for (int y = 0; y < picture.height(); ++y)
                if (qGray(picture.pixel(x, y)) < 160)
                    return true;
            return false;
        };
        return (isWritten(0) || isWritten(1) || isWritten(2)) &&
               (isWritten(kWidth - 1) || isWritten(kWidth - 2) || isWritten(kWidth - 3));
    }
};

CENTERSCOPE_TEST(ElidedHeaderTest)
#include "elided_header_test.moc"
