// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <set>

#include <QLabel>
#include <QTest>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/inspector_panel.h"
#include "widgets/sample_card.h"
#include "widgets/sample_picture.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Points are asked in the real window with mouse and keys.
class InspectorWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    /// Each made-up image is another one: its first pixel is its number.
    void aHoveredPointShowsItsOwnImage() {
        makeSteps(3);
        for (const EmbeddedPoint& point : {stage().cloud()->points.back(), lonelyPoint()}) {
            hover(point);
            const EmbeddedPoint& hovered = *stage().hovered();
            QVERIFY(card().isVisible());
            QCOMPARE(card().image(), imageOf(hovered.sample));
            QVERIFY(card().text().startsWith(QStringLiteral("Label %1, predicted %2 (")
                                                 .arg(hovered.label)
                                                 .arg(hovered.predicted)));
            QVERIFY(!card().geometry().contains(stage().pixelOf(hovered.position).toPoint()));
            QVERIFY(stage().viewport()->rect().contains(card().geometry()));
        }
        QTest::mouseMove(stage().viewport(), {2, 2});
        QTRY_VERIFY_WITH_TIMEOUT(card().isHidden(), kPatience);
    }

    void aClickPinsAndEscapeUnpins() {
        makeSteps(3);
        const EmbeddedPoint point = lonelyPoint();
        clickOn(point);
        QTRY_VERIFY_WITH_TIMEOUT(inspector().isVisible(), kPatience);
        QCOMPARE(inspector().card(0).findChild<SamplePicture*>()->image(), imageOf(point.sample));
        QVERIFY(allText(inspector()).contains(QStringLiteral("A · image %1").arg(point.sample)));
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("Re-embedded after step 3"),
                                 kPatience);
        singleStep(4);
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("Re-embedded after step 4"),
                                 kPatience);
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QVERIFY(inspector().isHidden());
    }

    void atMostThreeArePinnedAndAClickBesideThemUnpinsAll() {
        makeSteps(3);
        stage().setFocus();
        std::set<std::int32_t> walked;
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            QTest::keyClick(&stage(), key);
            if (!stage().hovered() || !walked.insert(stage().hovered()->sample).second)
                continue;  // another return to the same would unpin it
            QTest::keyClick(&stage(), Qt::Key_Return);
        }
        QVERIFY(walked.size() >= 2);
        QCOMPARE(static_cast<std::size_t>(allText(inspector()).count(" · image ")),
                 std::min<std::size_t>(3, walked.size()));
        QTest::mouseClick(stage().viewport(), Qt::LeftButton, {}, emptyPlace());
        QVERIFY(inspector().isHidden());
    }

    void pinsStayOverResetAndFollowTheNewRun() {
        makeSteps(3);
        clickOn(lonelyPoint());
        begun([this] { session_->reset(2); });
        QVERIFY(inspector().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(allText(inspector()).contains("Re-embedded after step 0"),
                                 kPatience);
    }

    void aHiddenClassIsNeitherHoveredNorPinned() {
        makeSteps(3);
        const EmbeddedPoint point = lonelyPoint();
        stage().setClassVisible(point.label, false);
        clickOn(point);
        QVERIFY(inspector().isHidden());
    }

private:
    InspectorPanel& inspector() { return *find<InspectorPanel>("inspector"); }
    SampleCard& card() { return *stage().findChild<SampleCard*>(); }

    void hover(const EmbeddedPoint& point) {
        QTest::mouseMove(stage().viewport(), stage().pixelOf(point.position).toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(stage().hovered(), kPatience);
    }

    void clickOn(const EmbeddedPoint& point) {
        QTest::mouseClick(stage().viewport(), Qt::LeftButton, {},
                          stage().pixelOf(point.position).toPoint());
    }

    /// The one with the most room around it, so that nothing lies over it.
    EmbeddedPoint lonelyPoint() {
        const std::vector<EmbeddedPoint>& points = stage().cloud()->points;
        const auto room = [&](const EmbeddedPoint& point) {
            double least = 1e9;
            for (const EmbeddedPoint& other : points)
                if (&other != &point)
                    least = std::min(least, static_cast<double>(
                                                std::hypot(other.position.x - point.position.x,
                                                           other.position.y - point.position.y)));
            return least;
        };
        return *std::ranges::max_element(points, {}, room);
    }

    QPoint emptyPlace() { return stage().mapping().area.bottomRight().toPoint() - QPoint(12, 12); }

    QImage imageOf(std::int64_t sample) {
        const Split& train = session_->run().dataset->train;
        const std::uint8_t* pixels = train.image(sample - train.firstId);
        return QImage(pixels, 28, 28, 28, QImage::Format_Grayscale8).copy();
    }

    static QString allText(QWidget& widget) {
        QString text;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            if (label->isVisible())
                text += label->text() + QLatin1Char('\n');
        return text;
    }
};

CENTERSCOPE_TEST(InspectorWindowTest)
#include "inspector_window_test.moc"
