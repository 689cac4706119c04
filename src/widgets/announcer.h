// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include <QObject>

#include "runs/run_library.h"
#include "session/run_info.h"
#include "session/session_update.h"
#include "widgets/message_bar.h"

namespace centerscope {

/// Puts what happens into the words of the message bar.
class Announcer : public QObject {
    Q_OBJECT

public:
    /// messages must outlive it.
    explicit Announcer(MessageBar& messages, QObject* parent = nullptr);

    void welcome();
    /// Offers to resume a run of an earlier time.
    void offerRun(const RunSummary& run, const std::function<void()>& resume);
    void notifyFullLibrary(const RunLibrary::Room& room);
    /// These runs, one at least, have made room for the one that begins.
    void notifyRoom(const std::vector<RunSummary>& removed);
    /// What was said about the run before no longer counts; before the first run there was none,
    /// and what was said is why it is not the one asked for.
    void startRun(const RunInfo& run);
    /// Training continues: what was said about its rest is over.
    void notifyTraining();
    void notifyFailure(const std::variant<QString, Message>& text);
    /// Why the run is not recorded; none: it is again.
    void notifyRecording(const std::optional<Message>& why);
    /// Undo has passed over these runs, one at least.
    void notifyDeleted(const std::vector<RunSummary>& runs);
    /// What was just said is about a value, and over when that is mended.
    void noteRefusal(const Message& message) { refusal_ = message; }
    void endRefusal();
    /// With a button that opens the file's folder.
    void notifyWritten(const QString& sentence, const QString& file);
    /// Why the stage no longer shows live batches.
    void notifyRegions();
    /// There are none any longer, or the stage shows something else again.
    void endRegions();
    void notifyBookmarksFull();
    void notifyStopped(std::int64_t step);
    void notifyStopRefused(std::int64_t asked, std::int64_t reached);
    void notifyEvaluation(const Evaluation& evaluation);
    /// Says once what is wrong with the run and what helps, until it no longer holds.
    void watch(const SessionUpdate& update);

signals:
    void helpRequested();
    void lambdaRequested(double lambda);
    void returnRequested();
    void resetRequested();
    void runsRequested();
    void optionsRequested();

private:
    std::vector<Notice::Action> remedies(Issue issue, double lambda);
    void withdrawDiagnosis();

    MessageBar& messages_;
    std::optional<Issue> issue_;  // that has been spoken of
    Notice diagnosis_;            // in these words
    Notice offer_;                // of a run of before, which is over when another trains
    QString regions_;             // why the stage no longer shows live batches
    QString recordingTrouble_;    // that was last spoken of
    Message refusal_;             // of the last value that was refused
};

}  // namespace centerscope
