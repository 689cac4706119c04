// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/twin_session.h"

#include <algorithm>
#include <utility>

#include "nn/parameter_layout.h"
#include "session/run_driver.h"
#include "session/run_loop.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

ParameterLayout layoutOf(const RunInfo& run) {
    return ParameterLayout(run.preset->network.fittedTo(run.dataset->shape()));
}

}  // namespace

/// What has been changed by hand, change by change, in which of two runs. Rules change them too.
class TwinSession::Undo {
public:
    Undo(RunDriver& a, RunDriver& b) : drivers_{&a, &b} {}

    void change(const std::vector<Twin>& twins, const Edit& edit) {
        Change made{.runsLeft = runsLeft()};
        for (const Twin twin : twins) {
            RunDriver& driver = *drivers_[index(twin)];
            const std::size_t before = driver.eventCount();
            driver.change(edit);
            made.events[index(twin)] = driver.eventCount() - before;
            if (driver.eventCount() > before)
                made.step = driver.undoableStep().value_or(0);
        }
        if (made.step > 0)
            changes_.push_back(made);
    }

    /// The later of both; those of the same step have been made together, unless it is known that
    /// only one was made. Where there is none a fork of both is taken back.
    void undo() {
        const std::array<std::optional<std::int64_t>, 2> steps{drivers_[0]->undoableStep(),
                                                               drivers_[1]->undoableStep()};
        const std::optional<std::int64_t> last = std::max(steps[0], steps[1]);
        std::array<std::size_t, 2> events{steps[0] == last, steps[1] == last};
        while (!changes_.empty() && changes_.back().runsLeft > runsLeft())
            changes_.pop_back();  // of forks that have been taken back
        if (last && !changes_.empty() && changes_.back().step == *last &&
            changes_.back().runsLeft == runsLeft()) {
            events = changes_.back().events;
            changes_.pop_back();
        }
        for (const Twin twin : kBoth)
            for (std::size_t k = 0; k < events[index(twin)]; ++k)
                drivers_[index(twin)]->undo();
    }

private:
    struct Change {
        std::int64_t step = 0;                // the first it acts on
        std::array<std::size_t, 2> events{};  // [twin] that it is recorded as
        std::size_t runsLeft = 0;  // before: what was changed in those waits until they come back
    };

    std::size_t runsLeft() const { return drivers_[0]->runsLeft() + drivers_[1]->runsLeft(); }
    static std::size_t index(Twin twin) { return static_cast<std::size_t>(twin); }

    std::array<RunDriver*, 2> drivers_;
    std::vector<Change> changes_;
};

TwinSession::TwinSession(int threads, const RunLibrary& library, QObject* parent)
    : QObject(parent),
      thread_(std::make_shared<TrainingThread>(threads)),
      a_(std::make_unique<TrainingSession>(thread_, library)),
      b_(std::make_unique<TrainingSession>(thread_, library)),
      undo_(std::make_shared<Undo>(a_->driver(), b_->driver())) {
    a_->driver().leadTwin(b_->driver());
    connect(a_.get(), &TrainingSession::playingChanged, this, &TwinSession::playingChanged);
}

TwinSession::~TwinSession() {
    thread_->end();
}

void TwinSession::start(TwinStart a, TwinStart b) {
    const auto [asA, asB] = newTwins();
    a.twin = asA;
    b.twin = asB;
    const bool areNew = !a.checkpoint && !b.checkpoint;
    if (areNew && !startAlike(layoutOf(a.run), layoutOf(b.run)))
        a.run.seeds.drawnByName = b.run.seeds.drawnByName = true;
    const auto begin = [one = &a_->driver(), other = &b_->driver(), a = std::move(a),
                        b = std::move(b)]() mutable {
        one->startTwin(a);
        b.projection = one->projection();
        other->startTwin(b);
    };
    QMetaObject::invokeMethod(&thread_->loop(), begin, Qt::QueuedConnection);
}

/// In one event of the loop, as all that is asked of both.
void TwinSession::setStage(Twin twin, const EmbeddingViewOptions& options) {
    for (EmbeddingViewOptions& each : stages_)
        each.source = options.source;
    stages_[static_cast<std::size_t>(twin)] = options;
    const auto act = [one = &a_->driver(), other = &b_->driver(), stages = stages_] {
        one->setStage(stages[0]);
        other->setStage(stages[1]);
    };
    QMetaObject::invokeMethod(&thread_->loop(), act, Qt::QueuedConnection);
}

/// In one event of the loop, so that no step comes between, when neither is on its way to a fork.
void TwinSession::enqueue(std::function<void()> command) {
    const auto act = [one = &a_->driver(), other = &b_->driver(), command = std::move(command)] {
        one->enqueueOrRun([other, command] { other->enqueueOrRun(command); });
    };
    QMetaObject::invokeMethod(&thread_->loop(), act, Qt::QueuedConnection);
}

void TwinSession::change(std::vector<Twin> twins, Edit edit) {
    enqueue([undo = undo_, twins = std::move(twins), edit = std::move(edit)] {
        undo->change(twins, edit);
    });
}

void TwinSession::set(Hyperparameter which, double value) {
    change({Twin::A, Twin::B}, [=](Trainer<float>& trainer) {
        if (which == Hyperparameter::BatchSize || trainer.preset().has(which))
            trainer.set(which, value);
    });
}

void TwinSession::set(Twin twin, Hyperparameter which, double value) {
    change({twin}, [=](Trainer<float>& trainer) { trainer.set(which, value); });
}

void TwinSession::halveLearningRate() {
    change({Twin::A, Twin::B}, [](Trainer<float>& trainer) { trainer.halveLearningRate(); });
}

void TwinSession::setHalvingRule(const HalvingRule& rule) {
    change({Twin::A, Twin::B}, [=](Trainer<float>& trainer) { trainer.setHalvingRule(rule); });
}

/// Where the rule before had no α there is none yet.
void TwinSession::setCenterRule(Twin twin, const CenterRule& rule) {
    constexpr double kUsualAlpha = 0.5;
    change({twin}, [=](Trainer<float>& trainer) {
        trainer.setCenterRule(rule);
        if (rule.hasAlpha() && trainer.state().hyperparameters.alpha == 0)
            trainer.setAlpha(kUsualAlpha);
    });
}

void TwinSession::returnToLastGoodState() {
    enqueue([one = &a_->driver(), other = &b_->driver()] {
        one->forkAt(std::min(one->lastGoodStep(), other->lastGoodStep()));
    });
    halveLearningRate();
}

void TwinSession::undo() {
    enqueue([undo = undo_] { undo->undo(); });
}

}  // namespace centerscope

#include "moc_twin_session.cpp"
