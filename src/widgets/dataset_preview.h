// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QDialog>
#include <QString>
#include <QStringList>

#include "core/message.h"
#include "import/dataset_import.h"
#include "presets/preset.h"

namespace centerscope {

class ImportJob;

namespace Ui {
class DatasetPreview;
}

/// Shows what a data set of any format would be trained on, before anything is: its classes with
/// some of their images and their counts, what is made of the images, which presets fit them, and
/// how fast the chosen one would train.
class DatasetPreview : public QDialog {
    Q_OBJECT

public:
    explicit DatasetPreview(QWidget* parent = nullptr);
    ~DatasetPreview() override;

    /// Reads it and shows itself. presets: those to choose from; inUse: chosen where it fits,
    /// whether it is one of them or not.
    void show(const QString& path, std::vector<Preset> presets, const Preset& inUse);

signals:
    /// The folder with it as the engine reads it, and what to train on it.
    void chosen(const QString& folder, const centerscope::Preset& preset);

protected:
    void changeEvent(QEvent* event) override;
    void done(int result) override;

private:
    ImportChoices choices() const;
    void connectControls();
    void setControlsEnabled(bool enabled);
    void read();
    void showImport(std::shared_ptr<const DatasetImport> imported);
    void fillPresets();
    QString nameInList(const Preset& preset) const;
    const Preset* chosenPreset() const;
    Preset presetToTrain() const;
    void measure();
    void showWords();
    void showSpeed(double imagesPerSecond, const Message& why);
    void showFailure(const Message& message);
    void openDataset();
    QString splitWords() const;
    QString treatment() const;
    QStringList presetWords() const;

    std::unique_ptr<Ui::DatasetPreview> ui_;
    ImportJob* job_;
    QString path_;
    std::vector<Preset> presets_;
    std::vector<std::optional<Message>> misfits_;  // [preset]: why it does not fit
    std::size_t inUse_ = 0;                        // of the presets
    std::optional<bool> transposes_;  // as the user has chosen; none: as the source is known to lie
    std::shared_ptr<const DatasetImport> imported_;
    double imagesPerSecond_ = 0;
    Message problem_;  // why there are no images per second
};

}  // namespace centerscope
