// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "core/message.h"
#include "runs/last_stage.h"
#include "runs/run_comparison.h"

namespace centerscope {

/// Reads the runs that a window compares, on a thread of its own: first what is recorded of them,
/// then their last stages one by one. While a program still writes into one of them its rows are
/// read again every few seconds, and its last stage when that program has closed it.
class ComparisonReader : public QObject {
    Q_OBJECT

public:
    static constexpr int kFollowInterval = 2000;  ///< ms

    explicit ComparisonReader(QObject* parent = nullptr);
    ~ComparisonReader() override;

    /// What was read of others before is dropped. A run that cannot be read is refused() and left
    /// out.
    void read(const std::vector<std::filesystem::path>& folders);
    /// They have got other names.
    void readNames();
    /// Nobody looks any longer.
    void stop();

signals:
    /// One sentence, which names the run.
    void refused(const centerscope::Message& message);
    /// Of the runs that could be read, in the order in which they were asked for; fewer than
    /// RunComparison::kFewest of them compare nothing.
    void compared(const std::shared_ptr<const centerscope::RunComparison>& comparison);
    /// Of one of the runs of compared(). A null cloud: there is none, or it was refused().
    void stageRead(std::size_t run, const centerscope::LastStage& stage);
    /// All of it that there is now.
    void finished();

private:
    using Comparison = std::shared_ptr<const RunComparison>;

    template <typename Work>
    void start(Work work);
    template <typename Signal, typename... Values>
    void post(std::uint64_t asked, Signal signal, Values... values);
    bool isDropped(std::uint64_t asked) const { return asked_ != asked; }
    void readAll(std::uint64_t asked, const std::vector<std::filesystem::path>& folders);
    void readStage(std::uint64_t asked, const RunComparison& comparison, std::size_t run);
    void follow();
    void readAgain(std::uint64_t asked, const Comparison& before, std::vector<bool> wasWritten);
    Comparison publish(std::uint64_t asked, std::vector<RecordedRun> runs,
                       const std::vector<bool>& isWritten);

    std::atomic<std::uint64_t> asked_ = 0;  // which question is to be answered; others are dropped
    Comparison comparison_;                 // the last that was emitted
    std::vector<bool> isWritten_;           // [run] by a program, when it was read
    bool isReading_ = false;
    bool areNamesOld_ = false;
    QTimer followTimer_;
    QThreadPool thread_;  // the last: ends before what it reports to
};

}  // namespace centerscope
