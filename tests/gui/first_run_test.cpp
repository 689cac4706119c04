// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/first_run.h"

#include <filesystem>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStringList>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "gui/window_test.h"
#include "runs/run.h"
#include "support/idx_files.h"
#include "support/made_data.h"
#include "support/patience.h"
#include "support/room_test.h"

namespace fs = std::filesystem;
using namespace centerscope;
using namespace centerscope::testing;

/// What a window begins with: what it is asked for comes before what it remembers.
class FirstRunTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        failures_.clear();
        WindowTest::init();
        close();
    }

    void whatIsAskedForComesBeforeWhatIsRemembered() {
        Preset other = smallPreset();
        other.id = "other";
        const RunInfo run = firstRun({other, folder_.filePath("other"), {}, {}});
        QCOMPARE(run.preset->id, std::string("other"));
        QCOMPARE(run.datasetFolder.string(), folder_.filePath("other").toStdString());
    }

    void whatIsNotAskedForIsAsItWas() {
        const RunInfo run = firstRun({});
        QCOMPARE(run.preset->id, smallPreset().id);
        QCOMPARE(run.datasetFolder.string(), folder_.filePath("data").toStdString());
    }

    void aFolderThatIsNotThereIsNamedAndMnistTakesItsPlace() {
        const QString missing = folder_.filePath("missing");
        const RunInfo run = firstRun({{}, missing, {}, {}});
        QCOMPARE(failures_.size(), 1);
        QVERIFY(failures_[0].contains(missing));
        QCOMPARE(run.dataset->name, std::string("MNIST"));
    }

    void aPathOpensWhatItIs() {
        const QString data = folder_.filePath("other");
        QCOMPARE(firstRun({{}, {}, {}, data}).datasetFolder.string(), data.toStdString());
        writeFile(folder_.filePath("mine.json"),
                  QByteArray::fromStdString(smallPresetJson()).replace("\"small\"", "\"mine\""));
        QCOMPARE(opened(folder_.filePath("mine.json")).preset->id, std::string("mine"));
        const fs::path run = folder_.filePath("run").toStdString();
        makeRun(run);
        QCOMPARE(opened(folder_.filePath("run")).seeds.seed, std::uint64_t{9});
        QCOMPARE(opened(folder_.filePath("run/checkpoints/000001.safetensors")).seeds.seed,
                 std::uint64_t{9});
        QVERIFY(failures_.isEmpty());
    }

    void aSeedThatIsAskedForIsThatOfTheFirstRun() {
        QCOMPARE(firstRun({{}, {}, 77, {}}).seeds.seed, std::uint64_t{77});
    }

    /// The run of the preset has not come about when the preview is shown.
    void dataToImportAreShownWithThePresetThatIsAskedFor() {
        Preset asked = smallPreset();
        asked.id = asked.name = "asked";
        const QString folder = folder_.filePath("images");
        QVERIFY(QDir().mkpath(folder));
        writeFile(folder + "/images.npy", npyFile("|u1", "(20, 28, 28)", madePixels(1, 20 * 784)));
        writeFile(folder + "/labels.npy",
                  npyFile("|u1", "(20,)", QByteArray("\0\1", 2).repeated(10)));
        TrainingSession session(1);
        const MainWindow window(session, {smallPreset()}, 1, {asked, folder, {}, {}});
        auto* open = window.findChild<QPushButton*>("openDataButton");
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), kPatience);
        QCOMPARE(window.findChild<QComboBox*>("dataPreset")->currentText(), QString("asked"));
    }

    void whatIsDroppedOnTheWindowIsOpened() {
        TrainingSession session(1);
        QSignalSpy started(&session, &TrainingSession::runStarted);
        MainWindow window(session, {smallPreset()}, 1, {});
        window.show();
        QVERIFY(started.wait(kPatience));
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(folder_.filePath("other"))});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &drop);
        auto* open = window.findChild<QPushButton*>("openDataButton");
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), kPatience);
        QCOMPARE(started.size(), 1);  // nothing begins before it has been looked at
        open->click();
        QVERIFY(started.wait(kPatience));
        QCOMPARE(session.run().datasetFolder.string(), folder_.filePath("other").toStdString());
    }

private:
    /// What the window shows when it has opened this path.
    RunInfo opened(const QString& path) {
        TrainingSession session(1);
        connect(&session, &TrainingSession::failed, this, [this](const Message& message) {
            failures_ << QString::fromStdString(english(message));
        });
        QSignalSpy started(&session, &TrainingSession::runStarted);
        const MainWindow window(session, {smallPreset()}, 1, {{}, {}, {}, path});
        while (started.size() < 2 && started.wait(kPatience)) {
        }
        return session.run();
    }

    /// A run of one step with seed 9.
    void makeRun(const fs::path& folder) {
        const fs::path data = folder_.filePath("data").toStdString();
        ThreadPool pool(1);
        Run run(
            sourceOfNewRun(smallPreset(), loadDataset(data), data, 9, bestInstructionSet()),
            [folder](const RunConfig&) { return folder; }, [](const Message&) {}, pool);
        run.step();
        run.keep(kCheckpointEvery);
        run.leave();
    }

    RunInfo firstRun(const FirstRun& first) {
        TrainingSession session(1);
        connect(&session, &TrainingSession::failed, this, [this](const Message& message) {
            failures_ << QString::fromStdString(english(message));
        });
        QSignalSpy started(&session, &TrainingSession::runStarted);
        const MainWindow window(session, {smallPreset()}, 1, first);
        return started.wait(kPatience) ? session.run() : RunInfo();
    }

    QStringList failures_;
};

CENTERSCOPE_TEST(FirstRunTest)
#include "first_run_test.moc"
