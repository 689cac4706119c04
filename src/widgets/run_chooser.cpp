// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_chooser.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QWidget>

#include "core/error.h"
#include "core/write_whole.h"
#include "presets/preset_fit.h"
#include "presets/preset_in_force.h"
#include "session/file_name.h"
#include "session/training_session.h"
#include "widgets/about_dataset.h"
#include "widgets/announcer.h"
#include "widgets/dataset_menu.h"
#include "widgets/dataset_preview.h"
#include "widgets/file_place.h"
#include "widgets/first_run.h"
#include "widgets/held_out_dialog.h"
#include "widgets/preset_menu.h"
#include "widgets/small_dialogs.h"
#include "widgets/window_settings.h"

namespace centerscope {

RunChooser::RunChooser(TrainingSession& session, WindowSettings& settings, Announcer& announcer,
                       std::vector<Preset> presets, const Actions& actions, QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      announcer_(announcer),
      window_(window),
      presetMenu_(new PresetMenu(std::move(presets),
                                 {actions.openPreset, actions.savePreset, actions.aboutPreset},
                                 &window)),
      datasetMenu_(new DatasetMenu({actions.openDataset, actions.openDataFile, actions.holdOut,
                                    actions.balanced, actions.aboutDataset},
                                   &window)),
      preview_(new DatasetPreview(&window)),
      balanced_(*actions.balanced) {
    connect(preview_, &DatasetPreview::chosen, this,
            [this](const QString& folder, const Preset& preset) {
                session_.start(preset, pathOf(folder), settings_.seed);
            });
    connect(actions.balanced, &QAction::triggered, this, &RunChooser::startBalanced);
    connect(actions.aboutDataset, &QAction::triggered, this, &RunChooser::showAboutDataset);
    presetMenu_->setRecent(settings.recentPresets);
    datasetMenu_->setRecent(settings.recentDatasets);
    connect(presetMenu_, &PresetMenu::chosen, this, &RunChooser::start);
    connect(presetMenu_, &PresetMenu::fileChosen, this, &RunChooser::openPreset);
    connect(datasetMenu_, &DatasetMenu::chosen, this, &RunChooser::openDataset);
    connect(actions.openPreset, &QAction::triggered, this, &RunChooser::askForPreset);
    connect(actions.savePreset, &QAction::triggered, this, &RunChooser::askForPresetFile);
    connect(actions.aboutPreset, &QAction::triggered, this, &RunChooser::showAbout);
    connect(actions.openDataset, &QAction::triggered, this, &RunChooser::askForDataset);
    connect(actions.openDataFile, &QAction::triggered, this, &RunChooser::askForDataFile);
    auto* heldOut = new HeldOutDialog(&window);
    connect(actions.holdOut, &QAction::triggered, this, [this, heldOut] {
        if (const RunInfo& run = session_.run(); run.preset)
            heldOut->ask(*run.dataset, run.preset->heldOut);
    });
    connect(heldOut, &HeldOutDialog::chosen, this, &RunChooser::startHoldingOut);
}

void RunChooser::startFirst(const FirstRun& first) {
    const std::vector<Preset>& presets = presetMenu_->presets();
    const auto last = std::ranges::find(presets, settings_.preset.toStdString(), &Preset::id);
    std::error_code unreadable;
    settings_.seed = first.seed.value_or(settings_.seed);
    const bool isToImport = first.dataset &&
                            std::filesystem::exists(pathOf(*first.dataset), unreadable) &&
                            !isReadAsItIs(pathOf(*first.dataset));
    if (first.dataset && !isToImport)
        settings_.dataset = *first.dataset;
    else if (!std::filesystem::is_directory(pathOf(settings_.dataset), unreadable))
        settings_.dataset.clear();
    const Preset preset = first.preset.value_or(last != presets.end() ? *last : presets.front());
    start(preset);
    if (isToImport)  // before the run has come about
        preview_->show(*first.dataset, presetsAtHand(), preset);
}

void RunChooser::start(const Preset& preset) {
    session_.start(preset, pathOf(settings_.dataset), settings_.seed);
}

void RunChooser::startPlaying(const Preset& preset) {
    session_.startPlaying(preset, pathOf(settings_.dataset), settings_.seed);
}

void RunChooser::startWithoutThem() {
    if (session_.run().preset || settings_.dataset.isEmpty())
        return;
    settings_.dataset.clear();
    start(presetMenu_->presets().front());
}

void RunChooser::startRun(const RunInfo& run) {
    settings_.preset = QString::fromStdString(run.preset->id);
    if (run.isNew)
        settings_.seed = run.seeds.seed;  // a recorded run has been opened for what it is
    settings_.dataset = textOf(run.datasetFolder);
    if (!settings_.dataset.isEmpty()) {
        datasetMenu_->remember(settings_.dataset);
        FilePlace(FilePlace::Kind::Dataset).remember(settings_.dataset);  // however it was opened
    }
    presetMenu_->setInForce(std::make_shared<const Preset>(presetInUse()));
    balanced_.setChecked(run.preset->balancedBatches);
    balanced_.setEnabled(run.preset->shuffle);
    datasetMenu_->setInForce(settings_.dataset);
}

void RunChooser::showUpdate(const SessionUpdate& update) {
    values_ = update.hyperparameters;
    rule_ = update.halvingRule;
    changed_ = update.overridden;
}

void RunChooser::storeRecent() {
    settings_.recentPresets = presetMenu_->recent();
    settings_.recentDatasets = datasetMenu_->recent();
}

void RunChooser::openPreset(const QString& file) {
    tryTo([&] {
        const Preset preset = loadPreset(pathOf(file));
        presetMenu_->remember(file, preset.id);
        start(preset);
    });
}

void RunChooser::savePreset(const QString& file) {
    const QString name = QFileInfo(file).completeBaseName();
    // Ids are more limited than names of files; with a prefix, none of a bundled preset is taken.
    QString id = QStringLiteral("my-") + name;
    id.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9_.-]")), QStringLiteral("-"));
    id.truncate(64);
    Preset preset = inForce();
    preset.name = name.toStdString();
    preset.id = id.toStdString();
    const auto write = [&] {
        writeWhole(pathOf(file), presetJson(preset));
        presetMenu_->remember(file, preset.id);
    };
    if (tryTo(write))
        announcer_.notifyWritten(tr("Preset saved to %1.").arg(QDir::toNativeSeparators(file)),
                                 file);
}

Preset RunChooser::inForce() const {
    const RunInfo& run = session_.run();
    return presetInForce(*run.preset, values_, rule_, changed_,
                         stepsPerEpoch(*run.preset, *run.dataset));
}

void RunChooser::askForPreset() {
    const QString file = QFileDialog::getOpenFileName(
        &window_, tr("Open a preset and start with it"),
        FilePlace(FilePlace::Kind::Preset).folder(), tr("Presets (*.json)"));
    if (file.isEmpty())
        return;
    FilePlace(FilePlace::Kind::Preset).remember(file);
    openPreset(file);
}

void RunChooser::askForPresetFile() {
    if (!session_.run().preset)
        return;
    const QString file =
        askWhereToSave(window_, tr("Save the preset with the values now in force"),
                       FilePlace(FilePlace::Kind::Preset),
                       settings_.preset + QStringLiteral(".json"), tr("Presets (*.json)"));
    if (!file.isEmpty())
        savePreset(file);
}

void RunChooser::showAbout() {
    const RunInfo& run = session_.run();
    if (!run.preset)
        return;
    Preset preset = *run.preset;
    preset.network = preset.network.fittedTo(run.dataset->shape());
    showPreset(preset, &window_);
}

void RunChooser::showAboutDataset() {
    if (session_.run().dataset)
        showDataset(*session_.run().dataset, settings_.dataset, &window_);
}

/// Beside the data in use.
QString RunChooser::placeOfData() const {
    const QString beside =
        settings_.dataset.isEmpty() ? QString() : QFileInfo(settings_.dataset).path();
    return FilePlace(FilePlace::Kind::Dataset).folder({beside});
}

void RunChooser::askForDataset() {
    const QString folder = QFileDialog::getExistingDirectory(
        &window_, tr("Open a folder with images and their classes"), placeOfData());
    if (folder.isEmpty())
        return;
    FilePlace(FilePlace::Kind::Dataset).remember(folder);
    previewDataset(folder);
}

/// What a file holds is known by its content, so that any may be chosen.
void RunChooser::askForDataFile() {
    const QString file = QFileDialog::getOpenFileName(
        &window_, tr("Open a file with images and their classes"), placeOfData(),
        tr("Archives, arrays, tables, IDX (%1)")
                .arg(QStringLiteral("*.zip *.tar *.tgz *.tar.* *.npz *.npy *.csv *.bin *.gz "
                                    "*-ubyte")) +
            QStringLiteral(";;") + tr("All files (*)"));
    if (file.isEmpty())
        return;
    FilePlace(FilePlace::Kind::Dataset).remember(file);
    previewDataset(file);
}

void RunChooser::previewDataset(const QString& path) {
    preview_->show(path, presetsAtHand(), presetForOtherData());
}

void RunChooser::openDataset(const QString& folder) {
    const bool isSame = session_.run().datasetFolder == pathOf(folder);
    session_.start(isSame ? presetInUse() : presetForOtherData(), pathOf(folder), settings_.seed);
}

/// Classes that were chosen to be held out are of the data set that is left; a preset's own stay,
/// so that a data set without them is refused.
Preset RunChooser::presetForOtherData() const {
    const Preset inUse = presetInUse();
    const std::vector<Preset> presets = presetsAtHand();
    if (inUse.heldOut.empty() || std::ranges::find(presets, inUse) != presets.end())
        return inUse;
    for (const Preset& each : presets) {
        Preset held = each;
        held.heldOut = inUse.heldOut;
        describeChanges(held, each);
        if (held == inUse)
            return each;
    }
    Preset all = inUse;
    if (inUse.heldOut == chosenHeldOut_)
        all.heldOut.clear();
    return all;
}

/// Those that come along, and the user's own that were used lately and can still be read.
std::vector<Preset> RunChooser::presetsAtHand() const {
    std::vector<Preset> presets = presetMenu_->presets();
    for (const QString& file : presetMenu_->recent()) {
        try {
            presets.push_back(loadPreset(pathOf(file)));
        } catch (const Error&) {  // choosing it in its menu says what is wrong with it
        }
    }
    return presets;
}

/// That of the run; a recorded one has it fitted to its data, which another data set is not to
/// inherit.
Preset RunChooser::presetInUse() const {
    const RunInfo& run = session_.run();
    if (!run.preset)
        return presetMenu_->presets().front();
    if (!run.isPresetFitted)
        return *run.preset;
    const DataShape data = run.dataset->shape();
    for (const Preset& preset : presetMenu_->presets()) {
        Preset fitted = preset;
        fitted.network = fitted.network.fittedTo(data);
        if (fitted == *run.preset)
            return preset;
    }
    Preset preset = *run.preset;
    ImageShape& input = preset.network.input;
    if (input.height == std::max(data.image.height, data.image.width))
        input = kMnistShape.image;  // follows the data
    return preset;
}

void RunChooser::startHoldingOut(const std::vector<std::int64_t>& labels) {
    const Preset before = presetInUse();
    Preset preset = before;
    preset.heldOut = chosenHeldOut_ = labels;
    describeChanges(preset, before);
    session_.start(preset, session_.run().datasetFolder, settings_.seed);
}

void RunChooser::startBalanced(bool balanced) {
    const Preset before = presetInUse();
    Preset preset = before;
    preset.balancedBatches = balanced;
    describeChanges(preset, before);
    session_.start(preset, session_.run().datasetFolder, settings_.seed);
}

/// False where it failed, which has then been said.
bool RunChooser::tryTo(const std::function<void()>& action) {
    try {
        action();
        return true;
    } catch (const std::exception& error) {
        announcer_.notifyFailure(messageOf(error));
        return false;
    }
}

}  // namespace centerscope

#include "moc_run_chooser.cpp"
