// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mark_menu.h"

#include <QScreen>
#include <QSignalSpy>
#include <QTest>

#include "charts/error_chart.h"
#include "support/room_test.h"

using namespace centerscope;

class MarkMenuTest : public QObject {
    Q_OBJECT

private slots:
    void equalMarksThatFollowOneAnotherAreOneEntryThatLeadsToTheFirst() {
        RunHistory history;
        history.run = 1;
        for (std::int64_t step = 1; step <= 5000; ++step)
            history.steps.emplace_back().step = step;
        history.changes.push_back(
            {20, Hyperparameter::Lambda, 0.1, 1, HyperparameterChange::Cause::User});
        for (std::int64_t step = 1000; step < 1300; ++step)
            history.changes.push_back(
                {step, Hyperparameter::LearningRate, 1, 0.5, HyperparameterChange::Cause::Halving});
        ErrorChart chart;
        chart.setLocale(QLocale(QLocale::English));
        chart.setHistory(history);
        MarkMenu menu;
        menu.bindTo(chart);
        QCOMPARE(menu.actions().size(), 2);
        QCOMPARE(menu.actions()[0]->text(), QString("Step 20: λ 0.1 → 1"));
        QCOMPARE(menu.actions()[1]->text(), QString("Step 1,000: lr ÷ 2 (300 times)"));
        QSignalSpy chosen(&menu, &MarkMenu::stepChosen);
        menu.actions()[1]->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toLongLong(), 1000);
    }

    void aLongListScrollsInOneColumn() {
        RunHistory history;
        history.run = 1;
        for (std::int64_t step = 1; step <= 200; ++step) {
            history.steps.emplace_back().step = step;
            history.changes.push_back({step, Hyperparameter::Lambda, 1e-3, 1e-3 * double(step),
                                       HyperparameterChange::Cause::User});
        }
        ErrorChart chart;
        chart.setHistory(history);
        MarkMenu menu;
        menu.bindTo(chart);
        menu.popup({0, 0});
        QCOMPARE(menu.actions().size(), 200);
        QVERIFY(menu.height() <= menu.screen()->size().height());
        for (QAction* action : menu.actions())
            QCOMPARE(menu.actionGeometry(action).left(),
                     menu.actionGeometry(menu.actions().constFirst()).left());
    }
};

CENTERSCOPE_TEST(MarkMenuTest)
#include "mark_menu_test.moc"
