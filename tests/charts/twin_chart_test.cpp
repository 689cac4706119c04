// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/twin_chart.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class TwinChartTest : public QObject {
    Q_OBJECT

    using Cause = HyperparameterChange::Cause;

    static HyperparameterChange rate(std::int64_t step, double from, double to,
                                     Cause cause = Cause::User,
                                     std::optional<std::size_t> undoes = {}) {
        return {step, Hyperparameter::LearningRate, from, to, cause, undoes};
    }
    static QStringList marks(std::vector<HyperparameterChange> ofA,
                             std::vector<HyperparameterChange> ofB) {
        RunHistory a;
        RunHistory b;
        a.changes = std::move(ofA);
        b.changes = std::move(ofB);
        TwinChart chart;
        chart.setHistories(a, b);
        QStringList texts;
        for (const StepMark& mark : chart.plot().marks)
            texts << mark.text;
        return texts;
    }

private slots:
    void aChangeOfOneTwinHasItsLetter() {
        QCOMPARE(marks({rate(2, 0.5, 0.25)}, {rate(4, 0.5, 0.125)}),
                 QStringList({"A: lr 0.5 → 0.25", "B: lr 0.5 → 0.125"}));
    }

    /// What each takes back stands at a place of its own in its history.
    void aChangeOfBothIsOneMarkAndSoIsItsUndo() {
        QCOMPARE(marks({rate(5, 0.5, 0.25, Cause::Halving), rate(9, 0.25, 0.5, Cause::Undo, 0)},
                       {rate(2, 0.4, 0.5), rate(5, 0.5, 0.25, Cause::Halving),
                        rate(9, 0.25, 0.5, Cause::Undo, 1)}),
                 QStringList({"B: lr 0.4 → 0.5", "lr ÷ 2", "lr 0.25 → 0.5"}));
    }
};

CENTERSCOPE_TEST(TwinChartTest)
#include "twin_chart_test.moc"
