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
    void aLongTextHasDotsUnderAStyleSheetToo() {
        const QString text = QStringLiteral("American goldfinch with a long name");
        const QImage end = pictureOf(text, Qt::ElideRight);
        const QImage middle = pictureOf(text, Qt::ElideMiddle);
        QVERIFY(end != middle);
        // What goes on where there is no room for it is not seen.
        QCOMPARE(pictureOf(text + QStringLiteral(", seen twice"), Qt::ElideRight), end);
        QVERIFY(pictureOf(text + QStringLiteral(", seen twice"), Qt::ElideMiddle) != middle);
    }

    /// As wide as its texts, a header leaves none of them out.
    void itsOwnWidthHoldsItsTexts() {
        QStandardItemModel model(1, 1);
        QTableView table;
        auto* header = new ElidedHeader(Qt::Vertical);
        table.setVerticalHeader(header);
        table.setModel(&model);
        const auto pictureAt = [&](const QString& text, int width) {
            model.setVerticalHeaderLabels({text});
            header->resize(width, 30);
            return header->grab(QRect(0, 0, 60, 30)).toImage();
        };
        model.setVerticalHeaderLabels({QStringLiteral("558")});
        const int needed = header->sizeHint().width();
        QVERIFY(pictureAt(QStringLiteral("558"), needed) !=
                pictureAt(QStringLiteral("559"), needed));
    }

private:
    static QImage pictureOf(const QString& text, Qt::TextElideMode mode) {
        QStandardItemModel model(1, 1);
        model.setHorizontalHeaderLabels({text});
        QTableView table;
        table.setStyleSheet(
            QStringLiteral("QHeaderView::section { background: white; color: black; border: 0 }"));
        auto* header = new ElidedHeader(Qt::Horizontal);
        header->setTextElideMode(mode);
        table.setHorizontalHeader(header);
        table.setModel(&model);
        header->resizeSection(0, 120);
        return header->grab(QRect(0, 0, 120, header->height())).toImage();
    }
};

CENTERSCOPE_TEST(ElidedHeaderTest)
#include "elided_header_test.moc"
