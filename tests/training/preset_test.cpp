// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/preset.h"

#include <QTemporaryDir>
#include <QTest>

#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

QString refusal(const QString& json) {
    try {
        parsePreset(json.toStdString(), "mine.json");
    } catch (const PresetError& error) {
        return error.what();
    }
    return {};
}

QString smallWith(const char* before, const char* after) {
    return QString::fromStdString(smallPresetJson()).replace(before, after);
}

}  // namespace

class PresetTest : public QObject {
    Q_OBJECT

private slots:
    void theSeedsPresetIsAsStated() {
        const Preset preset = findPreset("center-loss-2018");
        QCOMPARE(preset.network.shapeBefore(6), (ImageShape{4, 4, 128}));
        QCOMPARE(preset.network.shapeBefore(6).size(), 2048);
        QCOMPARE(preset.network.initialization, Initialization::GlorotUniform);
        QCOMPARE(preset.network.embeddingAfterActivation, false);
        QCOMPARE(preset.network.lastBias, false);
        for (const ConvBlockDescription& block : preset.network.blocks) {
            QCOMPARE(block.kernel, 5);
            QCOMPARE(block.padding, 2);
            QCOMPARE(block.activation, (ActivationDescription{ActivationDescription::Kind::PReLU,
                                                              SlopeSharing::Element, 0.0}));
        }
        QCOMPARE(preset.hyperparameters, (Hyperparameters{0.0005, 1, 0.5, 100}));
        QCOMPARE(preset.inputScaling, (InputScaling{127.5, 1.0 / 128}));
        QCOMPARE(preset.optimizer, OptimizerDescription{});
        QVERIFY(preset.shuffle);
    }

    void thePapersPresetIsTheDefaultAndAsStated() {
        const Preset preset = bundledPresets().front();
        QCOMPARE(preset.id, std::string("paper"));
        QCOMPARE(preset.network.initialization, Initialization::HeNormal);
        QCOMPARE(preset.network.blocks[0].activation.sharing, SlopeSharing::Channel);
        QCOMPARE(preset.network.blocks[0].activation.slopeStart, 0.25);
        QCOMPARE(preset.hyperparameters, (Hyperparameters{0.001, 0.01, 0.5, 100}));
    }

    void normalizationsAreRead() {
        const Preset preset = parsePreset(
            smallWith("\"kernel\": 3", "\"normalization\": \"mean-only-batch\", \"kernel\": 3")
                .replace("\"blocks\"",
                         "\"weight_normalization\": true, \"data_dependent_scale\": 0.5, "
                         "\"blocks\"")
                .toStdString(),
            "mine.json");
        QCOMPARE(preset.network.blocks[0].normalization, Normalization::MeanOnlyBatch);
        QVERIFY(preset.network.weightNormalization);
        QCOMPARE(preset.network.dataDependentScale, std::optional(0.5));
        QCOMPARE(smallPreset().network.blocks[0].normalization, Normalization::None);
        QVERIFY(!smallPreset().network.weightNormalization);
        QVERIFY(!smallPreset().network.dataDependentScale);
    }

    void everyBundledPresetIsNamedLikeItsFile() {
        for (const Preset& preset : bundledPresets())
            QCOMPARE(findPreset(preset.id), preset);
    }

    void everyPresetReadsBackAsItWasWritten() {
        std::vector<Preset> presets = bundledPresets();
        presets.push_back(smallPreset());
        presets.push_back(smallNormalizedPreset());
        using Kind = HalvingRule::Kind;
        using Watch = HalvingRule::Watch;
        for (Preset& preset : presets) {
            for (const HalvingRule& rule :
                 {HalvingRule{}, HalvingRule{Kind::EveryNSteps, 7, {}, {}, 1000, 0.01},
                  HalvingRule{Kind::AtSteps, 5000, {3, 50}, {}, 1000, 0.01},
                  HalvingRule{Kind::OnPlateau, 5000, {}, Watch::ValidationLoss, 9, 0.1}}) {
                preset.halvingRule = rule;
                preset.inputScaling.scale = 1.0 / 255;
                preset.hyperparameters.learningRate /= 3;
                QCOMPARE(parsePreset(presetJson(preset), "written"), preset);
                QCOMPARE(parseHalvingRule(halvingRuleJson(rule), "written"), rule);
            }
        }
    }

    void deepNestingIsRefusedBeforeAnyoneWalksThroughIt() {
        const QString brackets = QString(100'000, '[') + QString(100'000, ']');
        QVERIFY(refusal(brackets).contains("nested deeper"));
        QVERIFY(refusal("{\"id\": 1, \"id\": 2}").contains("found \"id\" twice"));
    }

    void aWrongPresetIsRefusedWithPlaceExpectedAndFound_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("not JSON") << "{"
                                  << "expected JSON";
        QTest::newRow("not an object") << "[]"
                                       << "expected an object at \"the top\", found []";
        QTest::newRow("missing") << smallWith("\"id\": \"small\",", "")
                                 << "expected a text at \"id\", found nothing";
        QTest::newRow("typing mistake") << smallWith("\"alpha\"", "\"alhpa\"") << "alpha";
        QTest::newRow("unknown key") << smallWith("\"optimizer\": {", "\"optimizer\": {\"x\": 1, ")
                                     << "\"optimizer.x\" is not part of a preset";
        QTest::newRow("out of range")
            << smallWith("\"alpha\": 0.5", "\"alpha\": 2")
            << "expected a number from 0.0 to 1.0 at \"hyperparameters.alpha\", found 2";
        QTest::newRow("wrong type") << smallWith("0.01, \"lambda\"", "\"fast\", \"lambda\"")
                                    << "at \"hyperparameters.learning_rate\", found \"fast\"";
        QTest::newRow("unknown choice")
            << smallWith("he-normal", "magic") << "at \"network.initialization\", found \"magic\"";
        QTest::newRow("unknown normalization")
            << smallWith("\"kernel\": 3", "\"normalization\": \"group\", \"kernel\": 3")
            << "at \"network.blocks[0].normalization\", found \"group\"";
        QTest::newRow("kernel beyond the image")
            << smallWith("\"size\": 4", "\"size\": 9") << "at \"network.blocks[0].pool.size\"";
    }

    void aWrongPresetIsRefusedWithPlaceExpectedAndFound() {
        QFETCH(QString, json);
        QFETCH(QString, sentence);
        const QString found = refusal(json);
        QVERIFY2(found.startsWith("mine.json: "), qPrintable(found));
        QVERIFY2(found.contains(sentence), qPrintable(found));
    }

    void anUnknownNameSaysWhichPresetsThereAre() {
        try {
            findPreset("no-such-preset");
            QFAIL("accepted");
        } catch (const UnknownPresetError& error) {
            QVERIFY(QString(error.what()).contains("center-loss-2018"));
        }
    }
};

QTEST_GUILESS_MAIN(PresetTest)
#include "preset_test.moc"
