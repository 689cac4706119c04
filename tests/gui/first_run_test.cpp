// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/first_run.h"

#include <QSignalSpy>
#include <QStringList>
#include <QTest>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"

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
        const RunInfo run = firstRun({other, folder_.filePath("other")});
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
        const RunInfo run = firstRun({std::nullopt, missing});
        QCOMPARE(failures_.size(), 1);
        QVERIFY(failures_[0].contains(missing));
        QCOMPARE(run.dataset->name, std::string("MNIST"));
    }

private:
    RunInfo firstRun(const FirstRun& first) {
        TrainingSession session(1);
        connect(&session, &TrainingSession::failed, this,
                [this](const QString& sentence) { failures_ << sentence; });
        QSignalSpy started(&session, &TrainingSession::runStarted);
        const MainWindow window(session, {smallPreset()}, 1, first);
        return started.wait(kPatience) ? session.run() : RunInfo();
    }

    QStringList failures_;
};

CENTERSCOPE_TEST(FirstRunTest)
#include "first_run_test.moc"
