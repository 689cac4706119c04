// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <span>

#include <QDialog>
#include <QPushButton>
#include <QTest>

#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "gui/window_test.h"
#include "runs/checkpoint.h"
#include "runs/run_config.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "training/trainer.h"
#include "widgets/value_edit.h"

using namespace centerscope;
using namespace centerscope::testing;

/// What the window says of a sick run, and that its remedies help.
class HealthWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void aDivergenceIsNamedAndItsRemedyTrainsOn() {
        close();
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        open(preset);
        enterValue("learningRateEdit", "1");
        enterValue("lambdaEdit", "1000");
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Training has diverged"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->isPlaying(), kPatience);
        QCOMPARE(bar().current()->kind, Notice::Kind::Error);
        auto* remedy = find<QPushButton>("firstActionButton");
        QCOMPARE(remedy->text(), QString("Return to the last good state with half the learning "
                                         "rate"));
        click("firstActionButton");
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying() && stepShown() > 50, kPatience);
        QVERIFY(!message().startsWith("Training has diverged"));
        QCOMPARE(find<ValueEdit>("learningRateEdit")->value(), 0.005);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QCOMPARE(marks()[0].step, 1);
    }

    void aCollapseIsNamedAndItsRemedyLowersLambda() {
        close();
        Preset preset = smallPreset();
        preset.hyperparameters.lambda = 100;
        preset.expectedPlateau = 20;
        open(preset);
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("The network has collapsed"), kPatience);
        QCOMPARE(bar().current()->kind, Notice::Kind::Warning);
        session_->pause();
        settle();
        QCOMPARE(find<QPushButton>("firstActionButton")->text(), QString("Lower λ to 10"));
        QCOMPARE(find<QPushButton>("secondActionButton")->text(), QString("Reset…"));
        click("firstActionButton");
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("lambdaEdit")->value(), 10.0, kPatience);
        click("actionStepButton");
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QVERIFY(!message().startsWith("The network has collapsed"));
    }

    void deadUnitsAreNamedAndTheirRemedyStartsAnew() {
        const QString file = folder_.filePath("dead.safetensors");
        saveDeadNetwork(file);
        begun([&] { session_->openCheckpoint(file.toStdString()); });
        session_->setPace(500);  // at full speed the collapse that follows may come within a frame
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("channels have learnt nothing"), kPatience);
        QCOMPARE(bar().current()->kind, Notice::Kind::Warning);
        session_->pause();
        QCOMPARE(find<QPushButton>("firstActionButton")->text(), QString("Reset…"));
        click("firstActionButton");
        auto* dialog = find<QDialog>("resetDialog");
        QVERIFY(dialog->isVisible());
        begun([&] { dialog->findChild<QPushButton*>("acceptButton")->click(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 0, kPatience);
        QVERIFY(message().isEmpty());
    }

private:
    /// A checkpoint whose first layer no image reaches.
    void saveDeadNetwork(const QString& file) {
        const std::string data = folder_.filePath("data").toStdString();
        Preset preset = smallPreset();
        preset.network.blocks[0].activation = {ActivationDescription::Kind::ReLU};
        const std::shared_ptr<const Dataset> dataset = loadDataset(data);
        const RunConfig config = makeRunConfig(preset, *dataset, 1, bestInstructionSet());
        ThreadPool pool(1);
        TrainingState<float> state = Trainer<float>(preset, dataset, 1, pool).state();
        const ParameterLayout layout(preset.network);
        const Parameter& bias = *layout.find("blocks.0.bias");
        std::fill_n(bias.in(std::span(state.weights)), bias.size, -1000.0F);
        writeWhole(file.toStdString(), checkpointBytes(config, state));
    }
};

CENTERSCOPE_TEST(HealthWindowTest)
#include "health_window_test.moc"
