// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QObject>
#include <QString>

#include "presets/preset.h"
#include "session/run_info.h"
#include "session/session_update.h"

class QAction;
class QWidget;

namespace centerscope {

class Announcer;
class DatasetMenu;
class DatasetPreview;
class PresetMenu;
class TrainingSession;
struct FirstRun;
struct WindowSettings;

/// What to train: a preset and a data set, from the menus, from files, and as it was last time.
class RunChooser : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* openPreset;
        QAction* savePreset;
        QAction* aboutPreset;
        QAction* openDataset;
        QAction* openDataFile;
        QAction* holdOut;
        QAction* balanced;  ///< checkable
        QAction* aboutDataset;
    };

    /// All must outlive it; presets are those that come along, the default first.
    RunChooser(TrainingSession& session, WindowSettings& settings, Announcer& announcer,
               std::vector<Preset> presets, const Actions& actions, QWidget& window);

    PresetMenu* presetMenu() { return presetMenu_; }
    DatasetMenu* datasetMenu() { return datasetMenu_; }

    /// What is asked for, and else the preset and the data of last time; where those are gone, the
    /// ones that come along.
    void startFirst(const FirstRun& first);
    /// A run of this preset on the data in use.
    void start(const Preset& preset);
    void startPlaying(const Preset& preset);
    /// Where not even a first run came about, the data of last time are to blame.
    void startWithoutThem();
    void startRun(const RunInfo& run);
    void showUpdate(const SessionUpdate& update);
    /// Before the window's settings are written.
    void storeRecent();

    void openPreset(const QString& file);
    /// Of any format: shows it first, and opens it where the user wants to.
    void previewDataset(const QString& path);
    /// A run of the preset in use on one that the engine reads as it is.
    void openDataset(const QString& folder);
    /// A run of the preset in use that does not learn these classes.
    void startHoldingOut(const std::vector<std::int64_t>& labels);
    /// A run of the preset in use that takes each class equally often, or as often as it has
    /// images.
    void startBalanced(bool balanced);
    /// The run's preset, whole, with the values now in force, named after the file.
    void savePreset(const QString& file);

private:
    void askForPreset();
    void askForPresetFile();
    void showAbout();
    void showAboutDataset();
    void askForDataset();
    void askForDataFile();
    QString placeOfData() const;
    Preset presetInUse() const;
    Preset presetForOtherData() const;
    std::vector<Preset> presetsAtHand() const;
    Preset inForce() const;
    bool tryTo(const std::function<void()>& action);

    TrainingSession& session_;
    WindowSettings& settings_;
    Announcer& announcer_;
    QWidget& window_;
    PresetMenu* presetMenu_;
    DatasetMenu* datasetMenu_;
    DatasetPreview* preview_;
    QAction& balanced_;
    Hyperparameters values_;  // in force
    HalvingRule rule_;
    OverriddenSchedules changed_;
    std::vector<std::int64_t> chosenHeldOut_;  // the last that were chosen here, not in a preset
};

}  // namespace centerscope
