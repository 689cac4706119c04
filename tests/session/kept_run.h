// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include <QTemporaryDir>

#include "session/run_history.h"
#include "session/training_session.h"

namespace centerscope::testing {

/// A session whose runs are kept in an archive of its own, and what a window knows of its run.
class KeptRun {
protected:
    KeptRun();

    /// A session anew, with a run that has not begun; without an archive nothing is kept.
    void open(const std::filesystem::path& library);
    void open() { open(libraryPath()); }
    /// The same with an archive of its own that is empty.
    void openAnew();
    void close() { session_.reset(); }

    /// Waits until a new run has begun.
    void begun(const std::function<void()>& command);
    void trainTo(std::int64_t step);
    void step(int steps);
    /// All commands given so far have run: the events are reported after them.
    void settle();
    void pull();
    /// A checkpoint of the run as it is, outside of any run folder.
    std::filesystem::path save(const QTemporaryDir& folder);

    /// With the trash; at first it is not there.
    std::filesystem::path dataHome() const {
        return std::filesystem::path(data_.path().toStdString()) / "home" / "share";
    }
    std::filesystem::path libraryPath() const { return library_->path().toStdString(); }
    /// The one that is being written: the newest in use, since Undo holds the one before it.
    std::filesystem::path runFolder() const;
    /// What a killed program leaves is what is on disk at that moment.
    void copyAsIfKilled();

    static QByteArray lines(const std::filesystem::path& path);
    static void compare(const std::vector<StepMetrics>& found,
                        const std::vector<StepMetrics>& expected);

    QTemporaryDir data_;
    std::unique_ptr<TrainingSession> session_;
    RunHistory history_;
    SessionUpdate update_;
    std::shared_ptr<const EmbeddingCloud> cloud_;

private:
    std::unique_ptr<QTemporaryDir> library_;
    std::unique_ptr<QTemporaryDir> killed_;
};

}  // namespace centerscope::testing
