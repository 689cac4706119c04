// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>

#include <QObject>

#include "core/message.h"
#include "import/dataset_import.h"
#include "presets/preset.h"

namespace centerscope {

/// Imports a data set beside the training, one task at a time; the next one cancels it. Of a task
/// that has been cancelled nothing is heard any more, and nothing stays.
class ImportJob : public QObject {
    Q_OBJECT

public:
    explicit ImportJob(QObject* parent = nullptr);
    ~ImportJob() override;

    /// imported(), or failed(). Archives that it has unpacked stay so until cancel() or another
    /// path.
    void read(const std::filesystem::path& path, const ImportChoices& choices);
    /// measured() by training this preset on it.
    void measure(const std::shared_ptr<const DatasetImport>& imported, const Preset& preset);
    /// kept() with the folder of the imported form in this one; or failed().
    void keep(const std::shared_ptr<const DatasetImport>& imported,
              const std::filesystem::path& library);
    /// What is being done ends soon; this does not wait for it.
    void cancel();

signals:
    void progressed(qint64 done, qint64 total);
    void imported(std::shared_ptr<const centerscope::DatasetImport> imported);
    /// By some steps of training just now; 0: the preset does not serve these images, for why.
    void measured(double imagesPerSecond, const centerscope::Message& why);
    void kept(const QString& folder);
    void failed(const centerscope::Message& message);

private:
    /// What a task has of it.
    class Task;

    void begin(std::function<void(const Task&)> work);

    std::shared_ptr<std::atomic<bool>> isCancelled_;  // of the task under way
    std::filesystem::path path_;                      // read last
    std::shared_ptr<UnpackedArchives> archives_;      // of that; used by one task at a time
    std::thread thread_;                              // of that, after those before it
};

}  // namespace centerscope
