// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_job.h"

#include <chrono>
#include <utility>

#include "core/error.h"
#include "core/thread_pool.h"
#include "session/file_name.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

using namespace std::chrono_literals;

constexpr auto kMeasuredFor = 400ms;
constexpr std::int64_t kImagesPerSignal = 512;

}  // namespace

ImportJob::ImportJob(QObject* parent) : QObject(parent) {}

ImportJob::~ImportJob() {
    cancel();
}

void ImportJob::cancel() {
    isCancelled_ = true;
    if (thread_.joinable())
        thread_.join();
}

void ImportJob::begin(std::function<void()> task) {
    cancel();
    isCancelled_ = false;
    thread_ = std::thread([this, task = std::move(task)] {
        try {
            task();
        } catch (const ImportCancelled&) {
        } catch (const std::exception& error) {
            emit failed(messageOf(error));
        }
    });
}

void ImportJob::read(const std::filesystem::path& path, const ImportChoices& choices,
                     const Preset& preset) {
    begin([=, this] {
        const auto result = std::make_shared<const DatasetImport>(importDataset(
            path, choices, [this](std::int64_t done, std::int64_t total) { step(done, total); }));
        emit imported(result);
        measure(*result, preset);
    });
}

void ImportJob::keep(const std::shared_ptr<const DatasetImport>& imported,
                     const std::filesystem::path& library) {
    begin([=, this] { emit kept(textOf(keepImport(*imported, library))); });
}

void ImportJob::step(std::int64_t done, std::int64_t total) {
    if (isCancelled_)
        throw ImportCancelled();
    if (total > 0 && done % kImagesPerSignal == 0)
        emit progressed(done, total);
}

/// The first step makes room and is not counted.
void ImportJob::measure(const DatasetImport& imported, const Preset& preset) {
    try {
        ThreadPool pool(static_cast<int>(std::thread::hardware_concurrency()));
        Trainer<float> trainer(preset, imported.dataset, 1, pool, bestInstructionSet());
        trainer.step();
        const auto begin = std::chrono::steady_clock::now();
        std::chrono::duration<double> taken{};
        std::int64_t images = 0;
        while (taken < kMeasuredFor) {
            step(0, 0);
            images += trainer.step().batchSize;
            taken = std::chrono::steady_clock::now() - begin;
        }
        emit measured(static_cast<double>(images) / taken.count(), {});
    } catch (const std::exception& error) {
        emit measured(0, messageOf(error));
    }
}

}  // namespace centerscope
