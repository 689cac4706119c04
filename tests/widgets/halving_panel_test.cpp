// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/halving_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>

#include "presets/value_ranges.h"
#include "support/room_test.h"
#include "widgets/item_value.h"

namespace centerscope {

class HalvingPanelTest : public QObject {
    Q_OBJECT

private:
    using Kind = HalvingRule::Kind;

    /// The panel with what it has emitted.
    struct Panel : HalvingPanel {
        Panel() {
            connect(this, &HalvingPanel::ruleChanged, this,
                    [this](const HalvingRule& rule) { emitted.push_back(rule); });
            show();
        }
        template <class Widget>
        Widget* child(const char* name) const {
            return findChild<Widget*>(name);
        }
        void choose(const char* radio) const { child<QRadioButton>(radio)->click(); }
        void typeSteps(const QString& text) const {
            auto* edit = child<QLineEdit>("atStepsEdit");
            edit->selectAll();
            QTest::keyClicks(edit, text);
            QTest::keyClick(edit, Qt::Key_Return);
        }
        std::vector<HalvingRule> emitted;
    };

private slots:
    void everyNSteps() {
        Panel panel;
        panel.choose("everyRadio");
        panel.child<QSpinBox>("everySpin")->setValue(2500);
        QCOMPARE(panel.emitted.size(), 2U);
        QCOMPARE(panel.emitted.back(),
                 (HalvingRule{.kind = Kind::EveryNSteps, .every = 2500, .steps = {}}));
    }

    void atListedStepsInOrderAndOnce() {
        Panel panel;
        panel.choose("atStepsRadio");
        QVERIFY(panel.emitted.empty());  // nothing is listed yet
        panel.typeSteps("8000; 5000 8000,");
        QCOMPARE(panel.emitted.size(), 1U);
        QCOMPARE(panel.emitted[0], (HalvingRule{.kind = Kind::AtSteps, .steps = {5000, 8000}}));
        QCOMPARE(panel.child<QLineEdit>("atStepsEdit")->text(), "5000, 8000");
    }

    void aBadListIsRefusedWithASentence() {
        Panel panel;
        panel.choose("atStepsRadio");
        panel.typeSteps("5000");
        const QString usual = panel.child<QLabel>("hintLabel")->text();
        for (const char* bad : {"5000, soon", "0", "-3", "1.5", "99999999999999999999", "1,000",
                                "1.000", "0,001", "007", "10000001"}) {
            panel.typeSteps(bad);
            const QString hint = panel.child<QLabel>("hintLabel")->text();
            QVERIFY2(hint.contains("is not a step"), bad);
            QCOMPARE(panel.rule().steps, std::vector<std::int64_t>{5000});
        }
        QCOMPARE(panel.emitted.size(), 1U);
        panel.typeSteps("6000");
        QCOMPARE(panel.child<QLabel>("hintLabel")->text(), usual);
    }

    void takesOnlyWhatARunMayHave() {
        Panel panel;
        for (const char* name : {"everySpin", "patienceSpin"}) {
            QCOMPARE(panel.child<QSpinBox>(name)->minimum(), kPlannedSteps.least);
            QCOMPARE(panel.child<QSpinBox>(name)->maximum(), kPlannedSteps.most);
        }
        QCOMPARE(panel.child<QDoubleSpinBox>("thresholdSpin")->maximum(), 100.0);
    }

    void aThresholdThatIsShownRoundedStaysAsItIs() {
        Panel panel;
        panel.setRule({.kind = Kind::OnPlateau, .steps = {}, .patience = 7, .threshold = 0.00333});
        panel.child<QSpinBox>("patienceSpin")->setValue(8);
        QCOMPARE(panel.rule().threshold, 0.00333);
        panel.child<QDoubleSpinBox>("thresholdSpin")->setValue(0.5);
        QCOMPARE(panel.rule().threshold, 0.005);
        panel.child<QDoubleSpinBox>("thresholdSpin")->setValue(0.25);
        QCOMPARE(panel.rule().threshold, 0.0025);
    }

    void onPlateauOfEitherLoss() {
        Panel panel;
        panel.choose("plateauRadio");
        centerscope::choose(*panel.child<QComboBox>("watchCombo"),
                            HalvingRule::Watch::ValidationLoss);
        panel.child<QSpinBox>("patienceSpin")->setValue(400);
        panel.child<QDoubleSpinBox>("thresholdSpin")->setValue(2);
        QCOMPARE(panel.emitted.back(), (HalvingRule{.kind = Kind::OnPlateau,
                                                    .steps = {},
                                                    .watch = HalvingRule::Watch::ValidationLoss,
                                                    .patience = 400,
                                                    .threshold = 0.02}));
    }

    void whatIsNotEditedStaysAsItWas() {
        Panel panel;
        panel.setRule({.kind = Kind::OnPlateau,
                       .every = 2'000'000'000,
                       .steps = {7},
                       .patience = 1'900'000'000,
                       .threshold = 0.0012345});
        panel.choose("neverRadio");
        QCOMPARE(panel.emitted.back(), (HalvingRule{.kind = Kind::Never,
                                                    .every = 2'000'000'000,
                                                    .steps = {7},
                                                    .patience = 1'900'000'000,
                                                    .threshold = 0.0012345}));
        panel.choose("plateauRadio");
        panel.child<QSpinBox>("patienceSpin")->setValue(300);
        QCOMPARE(panel.emitted.back(), (HalvingRule{.kind = Kind::OnPlateau,
                                                    .every = 2'000'000'000,
                                                    .steps = {7},
                                                    .patience = 300,
                                                    .threshold = 0.0012345}));
    }

    void backToNever() {
        Panel panel;
        panel.setRule({.kind = Kind::EveryNSteps, .steps = {}});
        panel.choose("neverRadio");
        QCOMPARE(panel.emitted.size(), 1U);
        QCOMPARE(panel.emitted[0].kind, Kind::Never);
    }

    void onlyWhatCountsIsEnabled() {
        Panel panel;
        QVERIFY(!panel.child<QSpinBox>("everySpin")->isEnabled());
        panel.choose("everyRadio");
        QVERIFY(panel.child<QSpinBox>("everySpin")->isEnabled());
        QVERIFY(!panel.child<QSpinBox>("patienceSpin")->isEnabled());
    }

    void aRuleShownIsTheRuleReadAndEmitsNothing() {
        Panel panel;
        for (const HalvingRule& rule :
             {HalvingRule{.kind = Kind::AtSteps, .steps = {3, 70000}},
              HalvingRule{.kind = Kind::OnPlateau, .steps = {}, .patience = 7, .threshold = 0.005},
              HalvingRule{.kind = Kind::EveryNSteps, .every = 1, .steps = {}}}) {
            panel.setRule(rule);
            QCOMPARE(panel.rule(), rule);
        }
        QVERIFY(panel.emitted.empty());
    }

    void describesWhatComesNext() {
        const QLocale english(QLocale::English);
        const auto said = [&english](const HalvingRule& rule, std::optional<std::int64_t> next) {
            return describe(rule, next, english);
        };
        QCOMPARE(said({.kind = Kind::EveryNSteps, .every = 5000, .steps = {}}, 15000),
                 "Halves after step 15,000, every 5,000 steps.");
        QCOMPARE(said({.kind = Kind::AtSteps, .steps = {5000, 8000}}, 8000),
                 "Halves after step 8,000, 2 of 2 listed.");
        HalvingRule tenth;
        tenth.kind = HalvingRule::Kind::EveryNSteps;
        tenth.factor = 0.1;
        QCOMPARE(said(tenth, 5000), "Multiplies by 0.1 every 5,000 steps.");
        QCOMPARE(said({.kind = Kind::AtSteps, .steps = {5000, 8000}}, std::nullopt),
                 "All listed steps are over.");
        QCOMPARE(said({.kind = Kind::OnPlateau, .steps = {}}, std::nullopt),
                 "Halves when training loss stalls for 1,000 steps.");
        QCOMPARE(
            summarize({.kind = Kind::AtSteps, .steps = {5000}}, 5000, QLocale(QLocale::German)),
            "After step 5.000");
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::HalvingPanelTest)
#include "halving_panel_test.moc"
