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

/// Imports a data set beside the training, one task at a time; the next one cancels it. Signals
/// come from its thread.
class ImportJob : public QObject {
    Q_OBJECT

public:
    explicit ImportJob(QObject* parent = nullptr);
    ~ImportJob() override;

    /// imported(), then measured() for this preset; or failed().
    void read(const std::filesystem::path& path, const ImportChoices& choices,
              const Preset& preset);
    /// kept() with the folder of the imported form in this one; or failed().
    void keep(const std::shared_ptr<const DatasetImport>& imported,
              const std::filesystem::path& library);
    /// Returns once nothing is being done.
    void cancel();

signals:
    void progressed(qint64 done, qint64 total);
    void imported(std::shared_ptr<const centerscope::DatasetImport> imported);
    /// By some steps of training just now; 0: the preset does not serve these images, for why.
    void measured(double imagesPerSecond, const centerscope::Message& why);
    void kept(const QString& folder);
    void failed(const centerscope::Message& message);

private:
    void begin(std::function<void()> task);
    void step(std::int64_t done, std::int64_t total);
    void measure(const DatasetImport& imported, const Preset& preset);

    std::atomic<bool> isCancelled_ = false;
    std::thread thread_;
};

}  // namespace centerscope
