// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include <QObject>

#include "session/run_archive.h"
#include "session/run_description.h"
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
    /// Offers to go on with a run of an earlier time.
    void offerRun(const PastRun& run, const std::function<void()>& goOn);
    /// What was said about the run before no longer counts; before the first run there was none,
    /// and what was said is why it is not the one asked for.
    void startRun(const RunDescription& run);
    /// Training goes on: what was said about its rest is over.
    void sayTraining();
    void sayFailure(const std::variant<QString, Message>& text);
    /// What was just said is about a value, and over when that is mended.
    void noteRefusal(const Message& message) { refusal_ = message; }
    void endRefusal();
    /// With a button that opens the file's folder.
    void sayWritten(const QString& sentence, const QString& file);
    void sayStopped(std::int64_t step);
    void sayStopRefused(std::int64_t asked, std::int64_t reached);
    void sayEvaluation(const Evaluation& evaluation);
    /// Says once what is wrong with the run and what helps, until it no longer holds.
    void watch(const SessionUpdate& update);

signals:
    void helpWanted();
    void lambdaWanted(double lambda);
    void returnWanted();
    void resetWanted();

private:
    std::vector<Notice::Action> remedies(Ailment ailment, double lambda);
    void withdrawFinding();

    MessageBar& messages_;
    std::optional<Ailment> ailment_;  // that has been spoken of
    Notice finding_;                  // in these words
    Message refusal_;                 // of the last value that was refused
};

}  // namespace centerscope
