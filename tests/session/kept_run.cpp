// SPDX-License-Identifier: GPL-3.0-or-later
#include "kept_run.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "runs/run_folder.h"
#include "runs/run_lock.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/small_preset.h"

namespace centerscope::testing {

namespace fs = std::filesystem;

KeptRun::KeptRun() {
    writeDataset(data_.path(), 200, 30);
    qputenv("XDG_DATA_HOME", dataHome().c_str());
}

void KeptRun::open(const fs::path& library) {
    session_.reset();
    history_ = {};
    cloud_.reset();
    session_ = std::make_unique<TrainingSession>(2, RunLibrary(library));
    begun([&] { session_->start(smallPreset(), data_.path().toStdString(), 1); });
}

void KeptRun::openAnew() {
    library_ = std::make_unique<QTemporaryDir>();
    open();
}

void KeptRun::begun(const std::function<void()>& command) {
    QSignalSpy started(session_.get(), &TrainingSession::runStarted);
    command();
    QVERIFY(started.wait(kPatience));
    pull();
}

void KeptRun::trainTo(std::int64_t step) {
    QSignalSpy stopped(session_.get(), &TrainingSession::stopped);
    session_->setStopAfter(step);
    session_->play();
    QVERIFY(stopped.wait(kPatience));
    settle();
}

void KeptRun::step(int steps) {
    for (int k = 0; k < steps; ++k)
        session_->singleStep();
    settle();
}

void KeptRun::settle() {
    QSignalSpy ready(session_.get(), &TrainingSession::eventsReady);
    session_->requestEvents();
    QVERIFY(ready.wait(kPatience));
    pull();
}

void KeptRun::pull() {
    update_ = session_->takeUpdate();
    history_.append(update_);
    if (update_.cloud)
        cloud_ = update_.cloud;
}

fs::path KeptRun::save(const QTemporaryDir& folder) {
    const fs::path file = folder.filePath("mine.safetensors").toStdString();
    QSignalSpy saved(session_.get(), &TrainingSession::checkpointSaved);
    session_->saveCheckpoint(file);
    return saved.wait(kPatience) ? file : fs::path();
}

fs::path KeptRun::runFolder() const {
    fs::path newest;
    for (const QFileInfo& each :
         QDir(library_->path()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (isInUse(each.filePath().toStdString()))
            newest = each.filePath().toStdString();
    return newest;
}

void KeptRun::copyAsIfKilled() {
    const fs::path running = runFolder();
    killed_ = std::make_unique<QTemporaryDir>();
    fs::copy(running, fs::path(killed_->path().toStdString()) / running.filename(),
             fs::copy_options::recursive);
    library_.swap(killed_);
}

QByteArray KeptRun::lines(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void KeptRun::compare(const std::vector<StepMetrics>& found,
                      const std::vector<StepMetrics>& expected) {
    QCOMPARE(found.size(), expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        QCOMPARE(found[k].step, expected[k].step);
        QCOMPARE(found[k].totalLoss, expected[k].totalLoss);
        QCOMPARE(found[k].embeddingLoss, expected[k].embeddingLoss);
        QCOMPARE(found[k].learningRate, expected[k].learningRate);
        QCOMPARE(found[k].lambda, expected[k].lambda);
        QCOMPARE(found[k].batchSize, expected[k].batchSize);
        QCOMPARE(found[k].epoch, expected[k].epoch);
        QCOMPARE(found[k].batchAccuracy, expected[k].batchAccuracy);
    }
}

}  // namespace centerscope::testing
