// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QDialog>
#include <QString>

#include "core/message.h"
#include "import/dataset_import.h"
#include "presets/preset.h"

namespace centerscope {

class ImportJob;

namespace Ui {
class DatasetPreview;
}

/// Shows what a data set of any format would be trained on, before anything is: its classes with
/// some of their images and their counts, what is made of the images, and how fast it would train.
class DatasetPreview : public QDialog {
    Q_OBJECT

public:
    explicit DatasetPreview(QWidget* parent = nullptr);
    ~DatasetPreview() override;

    /// Reads it and shows itself. preset: the one that a run of it would have.
    void show(const QString& path, const Preset& preset);

signals:
    /// The folder with it as the engine reads it.
    void chosen(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;
    void done(int result) override;

private:
    ImportChoices choices() const;
    void read();
    void showImport(std::shared_ptr<const DatasetImport> imported);
    void showClasses();
    void showWords();
    void showSpeed(double imagesPerSecond, const Message& why);
    void showFailure(const Message& message);
    void openDataset();
    QString summary() const;
    QString treatment() const;

    std::unique_ptr<Ui::DatasetPreview> ui_;
    ImportJob* job_;
    QString path_;
    std::optional<Preset> preset_;
    std::optional<bool> transposes_;  // as the user has chosen; none: as the source is known to lie
    std::shared_ptr<const DatasetImport> imported_;
    double imagesPerSecond_ = 0;
    Message problem_;  // why there are no images per second, or no data set
};

}  // namespace centerscope
