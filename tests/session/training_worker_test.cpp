// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_worker.h"

#include <algorithm>

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "session/run_history.h"
#include "session/update_queue.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

/// A worker on the test's own thread, so that nothing happens between two commands.
class TrainingWorkerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { writeDataset(data_.path(), 200, 30); }

    void init() {
        updates_ = std::make_unique<UpdateQueue>();
        worker_ = std::make_unique<TrainingWorker>(1, RunArchive(), *updates_);
        history_ = {};
        worker_->start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 20; ++k)
            worker_->singleStep();
    }

    void aReturnThatIsGivenUpChangesNothing() {
        QSignalSpy returning(worker_.get(), &TrainingWorker::returning);
        worker_->returnTo(15);
        worker_->giveUpReturn();  // before it has made a step
        QCOMPARE(returning.back()[0], returning.back()[1]);
        worker_->singleStep();
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{21});
        const double loss = history_.steps.back().totalLoss;

        init();
        worker_->singleStep();
        pull();
        QCOMPARE(history_.steps.back().totalLoss, loss);
    }

    void whatIsAskedForDuringAReturnThatIsGivenUpIsDoneThen() {
        worker_->evaluate(SplitKind::Validation);
        worker_->returnTo(15);
        worker_->enqueueOrRun([this] { worker_->singleStep(); });
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{20});
        worker_->giveUpReturn();
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{21});
        QTRY_VERIFY_WITH_TIMEOUT((pull(), !history_.evaluations.empty()), kPatience);
        QCOMPARE(history_.evaluations[0].step, 21);
    }

    /// After step 15 a rule observed the validation loss: that is a part of the way to step 15.
    void aReturnToAValidationThatARuleObservedKeepsIt() {
        Preset preset = smallPreset();
        preset.halvingRule = {.kind = HalvingRule::Kind::OnPlateau,
                              .steps = {},
                              .watch = HalvingRule::Watch::ValidationLoss,
                              .patience = 1,
                              .threshold = 0.9};
        worker_->setValidationInterval(5);
        worker_->start(preset, data_.path().toStdString(), 1);
        for (int k = 0; k < 20; ++k)
            worker_->singleStep();
        const QString whole = events();
        QCOMPARE(whole.count("validation_loss"), 5);  // 5, 10, 15, 18, 20
        QVERIFY(whole.contains("\"cause\":\"rule\""));
        worker_->returnTo(15);
        QSignalSpy started(worker_.get(), &TrainingWorker::runStarted);
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), qsizetype{1}, kPatience);
        QVERIFY(whole.startsWith(events()));
        QCOMPARE(events().count("validation_loss"), 3);
        for (int k = 0; k < 5; ++k)
            worker_->singleStep();
        QCOMPARE(events(), whole);
    }

    void anIntervalThatIsChangedOnTheWayIsForTheNextRun() {
        worker_->setValidationInterval(3);
        for (int k = 0; k < 10; ++k)
            worker_->singleStep();
        QCoreApplication::processEvents();
        pull();
        QVERIFY(std::ranges::none_of(history_.evaluations, [](const Evaluation& evaluation) {
            return evaluation.step % 3 == 0 && evaluation.step % 18 != 0;
        }));
        worker_->reset(1);
        history_ = {};
        for (int k = 0; k < 3; ++k)
            worker_->singleStep();
        QTRY_VERIFY_WITH_TIMEOUT(
            (history_.append(updates_->take(2)), !history_.evaluations.empty()), kPatience);
        QCOMPARE(history_.evaluations[0].step, 3);
    }

private:
    QString events() {
        QSignalSpy told(worker_.get(), &TrainingWorker::eventsReady);
        worker_->publishEvents();
        return told[0][0].toString();
    }

    void pull() { history_.append(updates_->take(1)); }

    QTemporaryDir data_;
    std::unique_ptr<UpdateQueue> updates_;
    std::unique_ptr<TrainingWorker> worker_;
    RunHistory history_;
};

CENTERSCOPE_GUILESS_TEST(TrainingWorkerTest)
#include "training_worker_test.moc"
