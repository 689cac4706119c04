// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QMainWindow>

#include "charts/regions_item.h"
#include "session/training_session.h"
#include "widgets/first_run.h"
#include "widgets/language.h"
#include "widgets/live_feed.h"
#include "widgets/progress_meter.h"
#include "widgets/theme.h"
#include "widgets/window_settings.h"

namespace centerscope {

class Announcer;
class ConfusionWindow;
class DigitPad;
class Exporter;
class FollowStrip;
class FilmDialog;
class GoalDialog;
class HelpDialog;
class ImageGallery;
class LibraryWindow;
class LookBack;
class MessageBar;
class NumberDialog;
class PointInspector;
class Popup;
class RunChooser;
class RunFiles;
class RunPanel;
class StagePictures;
class StatusStrip;

namespace Ui {
class MainWindow;
}

/// The window: wires panels, menus and dialogs to the session and to each other. What it shows
/// comes from the LiveFeed; what it asks for goes to the session.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// The session must outlive the window; presets are those to choose from, the default first.
    /// threads: how many the session trains with, for display.
    MainWindow(TrainingSession& session, std::vector<Preset> presets, int threads,
               const FirstRun& first = {});
    ~MainWindow() override;

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void giveActionsTheirValues();
    void makeToolBar();
    void makeRunPanel(int threads);
    void connectSession();
    void connectTraining();
    void connectView();
    void connectInspection();
    void showRegions(RegionKind kind);
    void connectLookBack();
    void connectFiles();
    void connectLibrary();
    void setFilesEnabled(bool enabled);
    void setTrainingEnabled(bool enabled);
    void connectHelp();
    void restoreSettings();
    void fitScreen();
    void openPath(const QString& given);
    void startFirstRun(const FirstRun& first);

    void startRun(const RunInfo& run);
    void showUpdate(const SessionUpdate& update);
    void showPlaying(bool playing);
    void keepWidthOfPlay();
    void showRunNames();
    void placeMessages();
    void chooseColumns();
    void showProgress();
    void setLibraryBudget(std::int64_t gigabytes);
    void setStopAfter(std::optional<std::int64_t> step);
    void forgetStop(std::int64_t step);
    void runFor(std::int64_t steps);
    std::int64_t batchesLeftInEpoch() const;
    void useLanguage(const QString& code);
    void retranslate();
    void takeFailure(const Message& message);

    std::unique_ptr<Ui::MainWindow> ui_;
    TrainingSession& session_;
    WindowSettings settings_;
    Language language_;
    Theme theme_;
    LiveFeed feed_;
    ProgressMeter meter_;
    std::optional<std::int64_t> stopAfter_;
    bool areColumnsChosen_ = false;  // by the user, now or before
    MessageBar* messages_;
    StatusStrip* status_;
    RunPanel* runPanel_;
    Popup* runPopup_;
    Announcer* announcer_;
    FollowStrip* followStrip_;
    RunChooser* chooser_;
    Exporter* exporter_;
    NumberDialog* resetDialog_;
    RunFiles* runFiles_;
    LibraryWindow* libraryWindow_;
    StagePictures* stagePictures_;
    PointInspector* inspector_;
    ImageGallery* gallery_;
    ConfusionWindow* confusionWindow_;
    DigitPad* digitPad_;
    FilmDialog* filmDialog_;
    GoalDialog* goalDialog_;
    HelpDialog* helpDialog_;
    LookBack* lookBack_;
};

}  // namespace centerscope
