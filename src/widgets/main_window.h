// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QMainWindow>

#include "session/training_session.h"
#include "widgets/first_run.h"
#include "widgets/language.h"
#include "widgets/live_feed.h"
#include "widgets/run_names.h"
#include "widgets/theme.h"
#include "widgets/window_settings.h"

namespace centerscope {

class Announcer;
class ExportActions;
class Exporter;
class FollowStrip;
class HelpDialog;
class Inspection;
class LibraryWindow;
class LookBack;
class MessageBar;
class OpenSetWindow;
class PathOpener;
class Presentation;
class QuitQuestion;
class RunChooser;
class RunFiles;
class RunOptions;
class SlowStep;
class StagePictures;
class StatusStrip;
class TrainActions;
class TwinActions;
class ViewActions;

namespace Ui {
class MainWindow;
}

/// The window: lays out its parts and connects them with the session and with each other. What it
/// shows comes from the LiveFeed; what it asks for goes to the session.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// The session must outlive the window; presets are those to choose from, the default first.
    /// threads: how many the session trains with, for display.
    MainWindow(TrainingSession& session, std::vector<Preset> presets, int threads,
               const FirstRun& first = {});
    ~MainWindow() override;

    /// Ends the program where nobody may be there to answer a question.
    void quitUnasked();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void makeToolBar();
    void makeMenus(int threads);
    void connectSession();
    void connectAnnouncer();
    void connectHelp();
    void connectPresentation();
    void restoreSettings();
    void fitScreen();
    void startFirstRun(const FirstRun& first);

    void startRun(const RunInfo& run);
    void showNames();
    void showUpdate(const SessionUpdate& update);
    void setTrainingEnabled(bool enabled);
    void placeMessages();
    void keepRoomForPins();
    void chooseColumns();
    void useLanguage(const QString& code);
    void retranslate();
    void takeFailure(const Message& message);

    std::unique_ptr<Ui::MainWindow> ui_;
    TrainingSession& session_;
    WindowSettings settings_;
    Language language_;
    Theme theme_;
    LiveFeed feed_;
    std::unique_ptr<RunNames> names_;
    bool areColumnsChosen_ = false;  // by the user, now or before
    bool isFirstUpdate_ = false;     // of a run that had made steps
    MessageBar* messages_;
    StatusStrip* status_;
    Announcer* announcer_;
    FollowStrip* followStrip_;
    RunChooser* chooser_;
    PathOpener* opener_;
    Exporter* exporter_;
    LibraryWindow* libraryWindow_;
    RunFiles* runFiles_;
    QuitQuestion* quitQuestion_;
    StagePictures* stagePictures_;
    LookBack* lookBack_;
    SlowStep* slowStep_;
    HelpDialog* helpDialog_;
    RunOptions* runOptions_;
    TrainActions* trainActions_;
    TwinActions* twinActions_;
    ViewActions* viewActions_;
    Inspection* inspection_;
    OpenSetWindow* openSet_;
    ExportActions* exportActions_;
    Presentation* presentation_;
};

}  // namespace centerscope
