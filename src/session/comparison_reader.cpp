// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/comparison_reader.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "core/error.h"
#include "core/thread_pool.h"
#include "runs/run_label.h"
#include "runs/run_lock.h"

namespace centerscope {

ComparisonReader::ComparisonReader(QObject* parent) : QObject(parent) {
    thread_.setMaxThreadCount(1);
    followTimer_.setInterval(kFollowInterval);
    connect(&followTimer_, &QTimer::timeout, this, &ComparisonReader::follow);
}

ComparisonReader::~ComparisonReader() {
    stop();
}

void ComparisonReader::read(const std::vector<std::filesystem::path>& folders) {
    stop();
    start([this, folders](std::uint64_t asked) { readAll(asked, folders); });
    followTimer_.start();
}

void ComparisonReader::readNames() {
    areNamesOld_ = comparison_ || isReading_;
    follow();
}

void ComparisonReader::stop() {
    ++asked_;
    followTimer_.stop();
    comparison_.reset();
    isWritten_.clear();
    areNamesOld_ = false;
}

/// Calls work(asked) on the thread, one after the other.
template <typename Work>
void ComparisonReader::start(Work work) {
    isReading_ = true;
    thread_.start([this, asked = asked_.load(), work] {
        work(asked);
        const auto end = [this, asked] {
            if (isDropped(asked))
                return;
            isReading_ = false;
            emit finished();
        };
        QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
    });
}

/// Emits a signal from the thread of the window, unless something else has been asked for.
template <typename Signal, typename... Values>
void ComparisonReader::post(std::uint64_t asked, Signal signal, Values... values) {
    const auto relay = [this, asked, signal, values...] {
        if (!isDropped(asked))
            emit(this->*signal)(values...);
    };
    QMetaObject::invokeMethod(this, relay, Qt::QueuedConnection);
}

void ComparisonReader::readAll(std::uint64_t asked,
                               const std::vector<std::filesystem::path>& folders) {
    std::vector<RecordedRun> runs;
    std::vector<bool> isWritten;
    for (const std::filesystem::path& folder : folders) {
        if (isDropped(asked))
            return;
        try {
            const bool isInUseNow = isInUse(folder);  // before: what comes later is read then
            runs.push_back(loadRecordedRun(folder));
            isWritten.push_back(isInUseNow);
        } catch (const std::exception& error) {
            post(asked, &ComparisonReader::refused,
                 Message(MessageCode::RunLeftOut, messageOf(error)));
        }
    }
    const Comparison comparison = publish(asked, std::move(runs), isWritten);
    if (comparison->runs.size() < RunComparison::kFewest)
        return;
    for (std::size_t run = 0; run < comparison->runs.size() && !isDropped(asked); ++run)
        readStage(asked, *comparison, run);
}

/// By one thread, so that training keeps its speed.
void ComparisonReader::readStage(std::uint64_t asked, const RunComparison& comparison,
                                 std::size_t run) {
    LastStage stage;
    const std::filesystem::path& folder = comparison.runs[run].summary.folder;
    try {
        ThreadPool alone(1);
        stage = loadLastStage(folder, alone);
    } catch (const std::exception& error) {
        post(asked, &ComparisonReader::refused,
             Message(MessageCode::LastStageLeftOut, messageOf(error)));
    }
    post(asked, &ComparisonReader::stageRead, run, stage);
}

ComparisonReader::Comparison ComparisonReader::publish(std::uint64_t asked,
                                                       std::vector<RecordedRun> runs,
                                                       const std::vector<bool>& isWritten) {
    const auto comparison = std::make_shared<const RunComparison>(compareRuns(std::move(runs)));
    const auto take = [this, asked, comparison, isWritten] {
        if (isDropped(asked))
            return;
        comparison_ = comparison;
        isWritten_ = isWritten;
        emit compared(comparison);
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    return comparison;
}

void ComparisonReader::follow() {
    const bool isWritten = std::ranges::find(isWritten_, true) != isWritten_.end();
    if (isReading_ || !(isWritten || areNamesOld_))
        return;
    areNamesOld_ = false;
    start([this, before = comparison_, written = isWritten_](std::uint64_t asked) {
        readAgain(asked, before, written);
    });
}

/// One that cannot be read now stays as it was, and one that is not written but for its name.
void ComparisonReader::readAgain(std::uint64_t asked, const Comparison& before,
                                 std::vector<bool> wasWritten) {
    std::vector<RecordedRun> runs = before->runs;
    std::vector<bool> isWritten = wasWritten;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        const std::filesystem::path folder = runs[run].summary.folder;
        if (!wasWritten[run]) {
            std::optional<Message> lost;  // what cannot be read has been said with the run
            runs[run].summary.label = readableRunLabel(folder, lost);
            continue;
        }
        isWritten[run] = isInUse(folder);
        try {
            runs[run] = loadRecordedRun(folder);
        } catch (const std::exception&) {
            isWritten[run] = true;  // to be read once more
        }
    }
    const Comparison comparison = publish(asked, std::move(runs), isWritten);
    for (std::size_t run = 0; run < isWritten.size(); ++run)
        if (wasWritten[run] && !isWritten[run])
            readStage(asked, *comparison, run);
}

}  // namespace centerscope

#include "moc_comparison_reader.cpp"
