// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/learning_rate_card.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include "support/room_test.h"
#include "widgets/halving_panel.h"

namespace centerscope {

class LearningRateCardTest : public QObject {
    Q_OBJECT

private slots:
    void theHalveButtonAsksForHalving() {
        LearningRateCard card;
        QSignalSpy halve(&card, &LearningRateCard::halveRequested);
        auto* button = card.findChild<QPushButton*>("halveButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(halve.count(), 2);
    }

    void theRuleButtonSaysWhenItHalvesNext() {
        LearningRateCard card;
        auto* button = card.findChild<QPushButton*>("halvingRuleButton");
        QVERIFY(button->text().startsWith("No rule"));
        card.setHalvingRule({.kind = HalvingRule::Kind::EveryNSteps, .every = 5000, .steps = {}},
                            15000);
        QVERIFY(button->text().startsWith("After step " + QLocale().toString(15000)));
        QVERIFY(button->toolTip().contains(QLocale().toString(15000)));
        card.setLocale(QLocale(QLocale::German));
        QVERIFY(button->text().contains("15.000"));
    }

    void theRuleIsChangedInAPopup() {
        LearningRateCard card;
        card.show();
        QSignalSpy changed(&card, &LearningRateCard::halvingRuleChanged);
        QTest::mouseClick(card.findChild<QPushButton*>("halvingRuleButton"), Qt::LeftButton);
        auto* panel = card.findChild<HalvingPanel*>();
        QVERIFY(panel->isVisible());
        panel->findChild<QRadioButton*>("everyRadio")->click();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].value<HalvingRule>().kind, HalvingRule::Kind::EveryNSteps);
        QTest::keyClick(panel->window(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
    }

    void enterTakesTheRuleAndEndsThePopup() {
        LearningRateCard card;
        card.show();
        QTest::mouseClick(card.findChild<QPushButton*>("halvingRuleButton"), Qt::LeftButton);
        auto* panel = card.findChild<HalvingPanel*>();
        panel->findChild<QRadioButton*>("atStepsRadio")->click();
        auto* list = panel->findChild<QLineEdit*>("atStepsEdit");
        QTest::keyClicks(list, "soon");
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(panel->isVisible());  // the list has to be mended
        list->clear();
        QTest::keyClicks(list, "5000");
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(!panel->isVisible());
        QCOMPARE(panel->rule().steps, std::vector<std::int64_t>{5000});
    }

    void aRuleFromOutsideIsShownInThePanelAndEmitsNothing() {
        LearningRateCard card;
        QSignalSpy changed(&card, &LearningRateCard::halvingRuleChanged);
        const HalvingRule rule{.kind = HalvingRule::Kind::AtSteps, .steps = {5000, 8000}};
        card.setHalvingRule(rule, 5000);
        QCOMPARE(card.findChild<HalvingPanel*>()->rule(), rule);
        QCOMPARE(changed.count(), 0);
    }
};

}  // namespace centerscope

Q_DECLARE_METATYPE(centerscope::HalvingRule)
CENTERSCOPE_TEST(centerscope::LearningRateCardTest)
#include "learning_rate_card_test.moc"
