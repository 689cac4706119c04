// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_job.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/error.h"
#include "core/thread_pool.h"
#include "presets/preset_fit.h"
#include "session/file_name.h"
#include "training/trainer.h"

namespace centerscope {

namespace {

using namespace std::chrono_literals;

constexpr auto kMeasuredFor = 400ms;
constexpr std::int64_t kImagesPerSignal = 512;

/// The first step makes room and is not counted.
double imagesPerSecond(const DatasetImport& imported, Preset preset, const ImportStep& step) {
    requireFit(preset, *imported.dataset);
    int& batchSize = preset.hyperparameters.batchSize;
    batchSize = static_cast<int>(
        std::min<std::int64_t>(batchSize, trainingImageCount(preset, *imported.dataset)));
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
    return static_cast<double>(images) / taken.count();
}

}  // namespace

class ImportJob::Task {
public:
    Task(ImportJob& job, std::shared_ptr<std::atomic<bool>> isCancelled)
        : job_(job), isCancelled_(std::move(isCancelled)) {}

    void step(std::int64_t done, std::int64_t total) const {
        if (*isCancelled_)
            throw ImportCancelled();
        if (total > 0 && done % kImagesPerSignal == 0)
            report([done, total](ImportJob& job) { emit job.progressed(done, total); });
    }

    /// In the thread of the job, unless it is cancelled before.
    void report(std::function<void(ImportJob&)> news) const {
        QMetaObject::invokeMethod(
            &job_,
            [job = &job_, isCancelled = isCancelled_, news = std::move(news)] {
                if (!*isCancelled)
                    news(*job);
            },
            Qt::QueuedConnection);
    }

private:
    ImportJob& job_;
    std::shared_ptr<std::atomic<bool>> isCancelled_;
};

ImportJob::ImportJob(QObject* parent)
    : QObject(parent), isCancelled_(std::make_shared<std::atomic<bool>>(false)) {}

ImportJob::~ImportJob() {
    cancel();
    if (thread_.joinable())
        thread_.join();
}

void ImportJob::cancel() {
    *isCancelled_ = true;
    if (archives_)  // up to millions of files, so the thread removes them
        begin([archives = std::move(archives_)](const Task&) { *archives = {}; });
}

void ImportJob::begin(std::function<void(const Task&)> work) {
    *isCancelled_ = true;
    isCancelled_ = std::make_shared<std::atomic<bool>>(false);
    const Task task(*this, isCancelled_);
    thread_ = std::thread([task, work = std::move(work), before = std::move(thread_)]() mutable {
        if (before.joinable())
            before.join();
        try {
            work(task);
        } catch (const ImportCancelled&) {
        } catch (const std::exception& error) {
            task.report([message = messageOf(error)](ImportJob& job) { emit job.failed(message); });
        }
    });
}

void ImportJob::read(const std::filesystem::path& path, const ImportChoices& choices) {
    if (std::exchange(path_, path) != path)
        cancel();
    if (!archives_)
        archives_ = std::make_shared<UnpackedArchives>();
    begin([=, archives = archives_](const Task& task) {
        const auto result = std::make_shared<const DatasetImport>(importDataset(
            path, choices,
            [&task](std::int64_t done, std::int64_t total) { task.step(done, total); }, *archives));
        task.report([result](ImportJob& job) { emit job.imported(result); });
    });
}

void ImportJob::measure(const std::shared_ptr<const DatasetImport>& imported,
                        const Preset& preset) {
    begin([=](const Task& task) {
        double speed = 0;
        Message why;
        try {
            speed = imagesPerSecond(*imported, preset,
                                    [&task](std::int64_t, std::int64_t) { task.step(0, 0); });
        } catch (const std::exception& error) {
            why = messageOf(error);
        }
        task.report([speed, why](ImportJob& job) { emit job.measured(speed, why); });
    });
}

void ImportJob::keep(const std::shared_ptr<const DatasetImport>& imported,
                     const std::filesystem::path& library) {
    begin([=](const Task& task) {
        const QString folder = textOf(keepImport(
            *imported, library, [&task](std::int64_t, std::int64_t) { task.step(0, 0); }));
        task.report([folder](ImportJob& job) { emit job.kept(folder); });
    });
}

}  // namespace centerscope

#include "moc_import_job.cpp"
