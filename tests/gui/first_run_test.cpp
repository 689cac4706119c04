// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/first_run.h"

#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include "session/training_session.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/small_preset.h"
#include "widgets/main_window.h"

using namespace centerscope;
using namespace centerscope::testing;

/// What a window begins with: what it is asked for comes before what it remembers.
class FirstRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        qputenv("XDG_CONFIG_HOME", folder_.path().toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setApplicationName("centerscope-test");
        QCoreApplication::setOrganizationName("centerscope-test");
        for (const char* name : {"asked", "remembered"}) {
            QVERIFY(QDir(folder_.path()).mkdir(name));
            writeDataset(folder_.filePath(name), 200, 30);
        }
    }

    void init() {
        failures_.clear();
        QSettings().clear();
        QSettings().setValue("window/language", "en");
        QSettings().setValue("run/dataset", folder_.filePath("remembered"));
    }

    void whatIsAskedForComesBeforeWhatIsRemembered() {
        Preset other = smallPreset();
        other.id = "other";
        const RunDescription run = firstRun({other, folder_.filePath("asked")});
        QCOMPARE(run.preset->id, std::string("other"));
        QCOMPARE(run.datasetFolder.string(), folder_.filePath("asked").toStdString());
    }

    void whatIsNotAskedForIsAsItWas() {
        const RunDescription run = firstRun({});
        QCOMPARE(run.preset->id, smallPreset().id);
        QCOMPARE(run.datasetFolder.string(), folder_.filePath("remembered").toStdString());
    }

    void aFolderThatIsNotThereIsNamedAndMnistTakesItsPlace() {
        const QString missing = folder_.filePath("missing");
        const RunDescription run = firstRun({std::nullopt, missing});
        QCOMPARE(failures_.size(), 1);
        QVERIFY(failures_[0].contains(missing));
        QCOMPARE(run.dataset->name, std::string("MNIST"));
    }

private:
    RunDescription firstRun(const FirstRun& first) {
        TrainingSession session(1);
        connect(&session, &TrainingSession::failed, this,
                [this](const QString& sentence) { failures_ << sentence; });
        QSignalSpy started(&session, &TrainingSession::runStarted);
        const MainWindow window(session, {smallPreset()}, 1, first);
        return started.wait(kPatience) ? session.run() : RunDescription();
    }

    QTemporaryDir folder_;
    QStringList failures_;
};

QTEST_MAIN(FirstRunTest)
#include "first_run_test.moc"
