// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hyperparameter_card.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "support/room_test.h"
#include "widgets/value_edit.h"
#include "widgets/value_slider.h"

namespace centerscope {

class HyperparameterCardTest : public QObject {
    Q_OBJECT

private:
    using Which = Hyperparameter;

    static QString textOf(const QWidget& card, const char* label) {
        return card.findChild<QLabel*>(label)->text();
    }

private slots:
    void sliderAndEntryShowOneValue() {
        HyperparameterCard card(Which::Lambda);
        QSignalSpy changed(&card, &HyperparameterCard::changed);
        card.setValue(0.25);
        QCOMPARE(card.value(), 0.25);
        QCOMPARE(card.findChild<ValueSlider*>("lambdaSlider")->value(), 0.25);
        QCOMPARE(card.findChild<ValueEdit*>("lambdaEdit")->value(), 0.25);
        QCOMPARE(changed.count(), 0);
    }

    void typingMovesTheSlider() {
        HyperparameterCard card(Which::Lambda);
        card.setValue(0.01);
        QSignalSpy changed(&card, &HyperparameterCard::changed);
        auto* edit = card.findChild<ValueEdit*>("lambdaEdit");
        edit->selectAll();
        QTest::keyClicks(edit, "50");
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toDouble(), 50.0);  // beyond the slider, within the entry
        QCOMPARE(card.value(), 50.0);
    }

    void slidingShowsInTheEntryAtOnceAndChangesOnce() {
        HyperparameterCard card(Which::Lambda);
        card.setValue(0.01);
        card.show();
        QSignalSpy changed(&card, &HyperparameterCard::changed);
        auto* slider = card.findChild<ValueSlider*>("lambdaSlider");
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(card.findChild<ValueEdit*>("lambdaEdit")->text(), QLocale().toString(0.1, 'f', 2));
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(changed.count(), 0);
        QTest::keyClick(slider, Qt::Key_Return);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toDouble(), 0.0);
    }

    void aBadEntryIsExplainedInTheCard() {
        HyperparameterCard card(Which::Alpha);
        card.setValue(0.5);
        const QString explanation = textOf(card, "alphaNote");
        auto* edit = card.findChild<ValueEdit*>("alphaEdit");
        edit->selectAll();
        QTest::keyClicks(edit, "2");
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(textOf(card, "alphaNote").contains(QLocale().toString(0.5, 'f', 2) + " stays"));
        QCOMPARE(card.value(), 0.5);
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(textOf(card, "alphaNote"), explanation);
    }

    void alphaDoesTheArithmeticOfEquation4() {
        HyperparameterCard card(Which::Alpha);
        const auto says = [&card](const QString& share) {
            return card.findChild<ValueSlider*>()->toolTip().contains(share +
                                                                      QStringLiteral("\u00a0%"));
        };
        card.setValue(0.5);
        QVERIFY(says("45"));  // 0.5 · 10 / 11
        card.setValue(1);
        QVERIFY(says("91"));
        card.setValue(0);
        QVERIFY(says(" 0"));
    }

    void saysSinceWhenTheValueActs() {
        HyperparameterCard card(Which::Lambda);
        QCOMPARE(textOf(card, "lambdaActsSince"), QString());
        card.setActsSince(12420);
        QVERIFY(textOf(card, "lambdaActsSince").contains(QLocale().toString(12420)));
        card.setLocale(QLocale(QLocale::German));
        QVERIFY(textOf(card, "lambdaActsSince").contains("12.420"));
    }

    void everyControlIsNamedAndExplained() {
        for (const Which which : {Which::LearningRate, Which::Lambda, Which::Alpha}) {
            HyperparameterCard card(which);
            for (QWidget* control : {static_cast<QWidget*>(card.findChild<ValueSlider*>()),
                                     static_cast<QWidget*>(card.findChild<ValueEdit*>())}) {
                QVERIFY(!control->accessibleName().isEmpty());
                QVERIFY(!control->toolTip().isEmpty());
                QVERIFY(control->focusPolicy() & Qt::TabFocus);
            }
        }
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::HyperparameterCardTest)
#include "hyperparameter_card_test.moc"
