// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_slider.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include "support/patience.h"
#include "support/room_test.h"

namespace centerscope {

class ValueSliderTest : public QObject {
    Q_OBJECT

private:
    struct Window : QWidget {
        Window() {
            auto* layout = new QVBoxLayout(this);
            layout->addWidget(slider);
            layout->addWidget(other);
            slider->setScale(ValueScale::linear(0, 1, 0.01, {{0, "0"}, {0.5, ".5"}, {1, "1"}}));
            slider->setValue(0.3);
            resize(300, 100);
            show();
            [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(this);
            slider->setFocus();
        }
        QPoint at(double share) const {
            return {static_cast<int>(9 + share * (slider->width() - 18)), 9};
        }
        ValueSlider* slider = new ValueSlider;
        QLineEdit* other = new QLineEdit;
    };

private slots:
    void aDragIsOneChange() {
        Window window;
        QSignalSpy moved(window.slider, &ValueSlider::valueMoved);
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        QTest::mousePress(window.slider, Qt::LeftButton, {}, window.at(0.3));
        for (const double share : {0.4, 0.6, 0.8})
            QTest::mouseMove(window.slider, window.at(share));
        QCOMPARE(committed.count(), 0);
        QCOMPARE(moved.count(), 3);
        QTest::mouseRelease(window.slider, Qt::LeftButton, {}, window.at(0.8));
        QCOMPARE(committed.count(), 1);
        QVERIFY(std::abs(committed[0][0].toDouble() - 0.8) < 0.02);
    }

    void aClickGoesThereAndAPressOnTheKnobStays() {
        Window window;
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        QTest::mouseClick(window.slider, Qt::LeftButton, {}, window.at(0.3) + QPoint(3, 0));
        QCOMPARE(committed.count(), 0);
        QCOMPARE(window.slider->value(), 0.3);
        QTest::mouseClick(window.slider, Qt::LeftButton, {}, window.at(0.9));
        QCOMPARE(committed.count(), 1);
        QVERIFY(std::abs(window.slider->value() - 0.9) < 0.02);
    }

    void aDragBackToWhereItBeganIsNoChange() {
        Window window;
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        QTest::mousePress(window.slider, Qt::LeftButton, {}, window.at(0.3));
        QTest::mouseMove(window.slider, window.at(0.7));
        QTest::mouseMove(window.slider, window.at(0.3));
        QTest::mouseRelease(window.slider, Qt::LeftButton, {}, window.at(0.3));
        QCOMPARE(window.slider->value(), 0.3);
        QCOMPARE(committed.count(), 0);
    }

    void aValueFromOutsideWaitsForTheHand() {
        Window window;
        QTest::mousePress(window.slider, Qt::LeftButton, {}, window.at(0.3));
        QTest::mouseMove(window.slider, window.at(0.7));
        const double held = window.slider->value();
        window.slider->setValue(0.1);
        QCOMPARE(window.slider->value(), held);
        QTest::mouseMove(window.slider, window.at(0.3));
        QTest::mouseRelease(window.slider, Qt::LeftButton, {}, window.at(0.3));
        QCOMPARE(window.slider->value(), 0.1);
    }

    void keysInARowAreOneChange() {
        Window window;
        QSignalSpy moved(window.slider, &ValueSlider::valueMoved);
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(window.slider, Qt::Key_Right);
        QCOMPARE(window.slider->value(), 0.35);
        QCOMPARE(moved.count(), 5);
        QVERIFY(committed.isEmpty());
        QVERIFY(committed.wait(centerscope::testing::kPatience));
        QCOMPARE(committed.count(), 1);
        QCOMPARE(committed[0][0].toDouble(), 0.35);
    }

    void losingTheFocusEndsTheRowOfKeys() {
        Window window;
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        QTest::keyClick(window.slider, Qt::Key_Left);
        window.other->setFocus();
        QCOMPARE(committed.count(), 1);
        QCOMPARE(committed[0][0].toDouble(), 0.29);
    }

    void everyKeyDoesItsPart() {
        Window window;
        const auto press = [&window](Qt::Key key) {
            QTest::keyClick(window.slider, key);
            return window.slider->value();
        };
        QCOMPARE(press(Qt::Key_Up), 0.31);
        QCOMPARE(press(Qt::Key_Down), 0.30);
        QCOMPARE(press(Qt::Key_PageUp), 0.5);
        QCOMPARE(press(Qt::Key_End), 1.0);
        QCOMPARE(press(Qt::Key_PageDown), 0.5);
        QCOMPARE(press(Qt::Key_Home), 0.0);
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        QTest::keyClick(window.slider, Qt::Key_Return);
        QCOMPARE(committed.count(), 1);
    }

    void aTurnOfTheWheelIsOneChange() {
        Window window;
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        for (const int turn : {120, 60, 60, 120}) {
            QWheelEvent event(QPointF(20, 9), window.slider->mapToGlobal(QPointF(20, 9)), {},
                              QPoint(0, turn), {}, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(window.slider, &event);
        }
        QCOMPARE(window.slider->value(), 0.33);
        QVERIFY(committed.wait(centerscope::testing::kPatience));
        QCOMPARE(committed.count(), 1);
    }

    void assistiveTechnologyReadsAndSetsTheValue() {
        Window window;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(window.slider);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::Slider);
        QVERIFY(accessible->valueInterface());
        QCOMPARE(accessible->valueInterface()->currentValue().toDouble(), 0.3);
        QCOMPARE(accessible->valueInterface()->maximumValue().toDouble(), 1.0);
        QSignalSpy committed(window.slider, &ValueSlider::valueCommitted);
        accessible->valueInterface()->setCurrentValue(0.6);
        QCOMPARE(window.slider->value(), 0.6);
        QCOMPARE(committed.count(), 1);
    }

    void drawsInFullResolution() {
        Window window;
        QImage image(window.slider->size() * 2, QImage::Format_ARGB32);
        image.setDevicePixelRatio(2);
        image.fill(Qt::transparent);
        window.slider->render(&image);
        const QColor accent = window.palette().color(QPalette::Highlight);
        // The groove left of the knob is 4 pixels high: 8 of the picture's.
        int rows = 0;
        for (int y = 0; y < 36; ++y)
            rows += image.pixelColor(40, y) == accent;
        QCOMPARE(rows, 8);
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::ValueSliderTest)
#include "value_slider_test.moc"
