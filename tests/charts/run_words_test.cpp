// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/run_words.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

/// What people are told a run is called.
class RunWordsTest : public QObject {
    Q_OBJECT

private slots:
    void aRunIsNamedByWhatItIsMadeOf() {
        RunSummary run;
        run.preset = "fast-start";
        run.changes.inForce = {{"lambda", 0.001, 0}, {"learning_rate", 1e-5, 12}};
        run.identity.origin = RunOrigin{.run = "e8fa", .step = 1487, .number = 2};
        run.identity.twin = RunTwin{.pair = "7be1", .letter = "B"};
        QCOMPARE(displayName(run, QLocale(QLocale::German)),
                 QString("fast-start, seed 1, λ 0,001, learning rate 1·10⁻⁵ from step 12, "
                         "from step 1.487 (2), twin B"));
        run.label.name = "mine";
        QCOMPARE(displayName(run), QString("mine"));
    }

    void balancedBatchesAndAnotherEmbeddingSizeAreNamed() {
        RunSummary run;
        run.preset = "paper";
        run.changes.inForce = {{kBalancedBatches, 1, 0}, {kEmbeddingSize, 32, 0}};
        QCOMPARE(displayName(run), QString("paper, seed 1, balanced batches, embedding size 32"));
        QCOMPARE(runName(run), displayName(run).toStdString());
    }

    void whatAllNamesShareIsLeftOut() {
        QCOMPARE(distinctNames({"fast-start, seed 1, from step 807, twin A",
                                "fast-start, seed 1, λ 1, from step 807, twin B"}),
                 QStringList({"… twin A", "… λ 1, twin B"}));
        QCOMPARE(distinctNames({"paper, seed 1", "paper, seed 1, λ 1"}),
                 QStringList({"paper, seed 1", "… λ 1"}));
        QCOMPARE(distinctNames({"paper, seed 1", "paper, seed 1"}),
                 QStringList({"paper, seed 1", "paper, seed 1"}));
        QCOMPARE(distinctNames({"fast-start, seed 1", "paper, seed 1"}),
                 QStringList({"fast-start", "paper"}));
        QCOMPARE(distinctNames({"mine", "paper, seed 1"}), QStringList({"mine", "paper, seed 1"}));
        QCOMPARE(distinctNames({"paper, λ 0,5", "paper, λ 0,1"}),
                 QStringList({"… λ 0,5", "… λ 0,1"}));
    }
};

CENTERSCOPE_GUILESS_TEST(RunWordsTest)
#include "run_words_test.moc"
