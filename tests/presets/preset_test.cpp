// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset.h"

#include <QTemporaryDir>
#include <QTest>

#include "presets/preset_in_force.h"
#include "support/refusal.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

QString refusal(const QString& json) {
    try {
        parsePreset(json.toStdString(), "mine.json");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

QString smallWith(const char* before, const QString& after) {
    return QString::fromStdString(smallPresetJson()).replace(before, after);
}

/// 11 × 11 × 1024 × 1024 weights after another of its kind.
QString largeBlock() {
    return R"({"kernel": 11, "padding": 5, "channels": 1024, "activation": {"kind": "none"}})";
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
        QCOMPARE(preset.network.hasLastBias(), false);
        for (const ConvBlockDescription& block : preset.network.blocks) {
            QCOMPARE(block.kernel, 5);
            QCOMPARE(block.padding, 2);
            QCOMPARE(block.activation, (ActivationDescription{ActivationDescription::Kind::PReLU,
                                                              SlopeSharing::Element, 0.0}));
        }
        QCOMPARE(preset.hyperparameters, (Hyperparameters({0.0005, 1, 0.5}, 100)));
        QCOMPARE(preset.inputScaling, (InputScaling{127.5, 1.0 / 128}));
        QCOMPARE(preset.optimizer, OptimizerDescription{});
        QVERIFY(preset.shuffle);
    }

    void thePapersPresetIsAsStated() {
        const Preset preset = findPreset("paper");
        QCOMPARE(preset.network.initialization, Initialization::CaffeXavier);
        QCOMPARE(preset.network.blocks[0].activation.sharing, SlopeSharing::Channel);
        QCOMPARE(preset.network.blocks[0].activation.slopeStart, 0.25);
        QCOMPARE(preset.hyperparameters, (Hyperparameters({0.01, 0.01, 0.5}, 100)));
        QCOMPARE(preset.optimizer, findPreset("caffe-face").optimizer);
        QCOMPARE(preset.halvingRule.steps, std::vector<std::int64_t>{3700});
        QCOMPARE(preset.halvingRule.factor, 0.1);
    }

    // What its claims rest on: nothing of the network is smaller than the paper's, and after the
    // hold both λ and α are the seed's.
    void fastStartIsTheDefaultAndKeepsWhatIsFixed() {
        const Preset preset = bundledPresets().front();
        QCOMPARE(preset.id, std::string("fast-start"));
        QCOMPARE(preset.network.input, kMnistShape.image);
        std::vector<int> channels;
        for (const ConvBlockDescription& block : preset.network.blocks) {
            QCOMPARE(block.kernel, 5);
            channels.push_back(block.channels);
        }
        QCOMPARE(channels, (std::vector<int>{32, 32, 64, 64, 128, 128}));
        QCOMPARE(preset.network.embeddingSize, 2);
        QCOMPARE(preset.trainingImages, TrainingImages::AfterValidation);
        QVERIFY(preset.shuffle);
        QCOMPARE(preset.embeddingLoss, (EmbeddingLossDescription(CenterLossDescription{
                                           CenterReduction::HalfMean, CenterRule{}})));
        const Hyperparameters& values = preset.hyperparameters;
        QCOMPARE(values.batchSize, 100);
        QCOMPARE(values.lambda, 1.0);
        QCOMPARE(values.alpha, 0.5);
        QVERIFY(preset.schedules.lambda.knots.empty());
        const ValueSchedule::Knot& released = preset.schedules.alpha.knots.back();
        QCOMPARE(released.value, 0.5);
        QCOMPARE(preset.schedules.alpha.at(released.step - 1), 0.0);
        QVERIFY(released.step < 400);
    }

    void everySystemOfTheFieldIsThere() {
        std::vector<std::string> ids;
        for (const Preset& preset : bundledPresets())
            ids.push_back(preset.id);
        QCOMPARE(ids, (std::vector<std::string>{"fast-start", "caffe-face", "center-loss-2018",
                                                "center-loss-2018-as-run", "center-loss-2024",
                                                "mxnet-center-loss", "paper", "pytorch-center-loss",
                                                "tensorflow-center-loss"}));
    }

    void thePortsAreAsStated_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("features");
        QTest::addColumn<Hyperparameters>("values");
        QTest::addColumn<CenterReduction>("reduction");
        QTest::addColumn<CenterRule>("rule");
        QTest::addColumn<bool>("afterActivation");
        QTest::addColumn<bool>("lastBias");
        using Kind = CenterRule::Kind;
        using Reduction = CenterReduction;
        QTest::newRow("as run") << "center-loss-2018-as-run" << 2048
                                << Hyperparameters({0.0005, 1, 0}, 100) << Reduction::HalfMean
                                << CenterRule{Kind::Frozen} << false << false;
        QTest::newRow("2024") << "center-loss-2024" << 2048 << Hyperparameters({0.001, 1, 0.5}, 100)
                              << Reduction::HalfMean << CenterRule{Kind::Gradient} << true << false;
        QTest::newRow("Caffe") << "caffe-face" << 1152 << Hyperparameters({0.01, 0.01, 0}, 128)
                               << Reduction::HalfMean << CenterRule{Kind::Solver} << true << false;
        QTest::newRow("TensorFlow")
            << "tensorflow-center-loss" << 1152 << Hyperparameters({0.001, 0.5, 0.5}, 128)
            << Reduction::HalfSum << CenterRule{} << false << true;
        QTest::newRow("MXNet") << "mxnet-center-loss" << 500 << Hyperparameters({0.01, 1, 0.5}, 100)
                               << Reduction::HalfMean << CenterRule{} << false << true;
        QTest::newRow("PyTorch") << "pytorch-center-loss" << 1152
                                 << Hyperparameters({0.001, 1, 0.5}, 128) << Reduction::Mean
                                 << CenterRule{Kind::Gradient, true} << true << true;
    }

    void thePortsAreAsStated() {
        QFETCH(QString, id);
        QFETCH(int, features);
        QFETCH(Hyperparameters, values);
        QFETCH(CenterReduction, reduction);
        QFETCH(CenterRule, rule);
        QFETCH(bool, afterActivation);
        QFETCH(bool, lastBias);
        const Preset preset = findPreset(id.toStdString());
        QCOMPARE(preset.network.shapeBefore(preset.network.blocks.size()).size(), features);
        QCOMPARE(preset.hyperparameters, values);
        QCOMPARE(preset.embeddingLoss,
                 EmbeddingLossDescription(CenterLossDescription{reduction, rule}));
        QCOMPARE(preset.network.embeddingAfterActivation, afterActivation);
        QCOMPARE(preset.network.hasLastBias(), lastBias);
        QVERIFY(!preset.differences.empty());
        QCOMPARE(preset.alphaNote.empty(), rule.kind == CenterRule::Kind::Equation4);
    }

    void schedulesOfThePortsCountTheirEpochsInSteps() {
        const auto rule = [](const char* id, std::int64_t stepsPerEpoch) {
            return findPreset(id).halvingRule.inSteps(stepsPerEpoch);
        };
        QCOMPARE(rule("caffe-face", 468).steps, (std::vector<std::int64_t>{5000, 8000, 10000}));
        QCOMPARE(rule("caffe-face", 468).factor, 0.8);
        QCOMPARE(rule("center-loss-2024", 600).steps, (std::vector<std::int64_t>{60'000}));
        QCOMPARE(rule("center-loss-2024", 600).factor, 0.1);
        QCOMPARE(rule("pytorch-center-loss", 468).nextAfter(1), 9360);
        QCOMPARE(rule("mxnet-center-loss", 600).nextAfter(12'001), 24'000);
        QVERIFY(!rule("mxnet-center-loss", 600).inEpochs);
    }

    void schedulesAndHeadStartsAreRead() {
        const Preset preset =
            parsePreset(smallWith("\"center_start\": \"glorot-uniform\"",
                                  "\"center_start\": \"ring\", \"ring_radius\": 3, "
                                  "\"last_weight_length\": 1, \"schedules\": {\"lambda\": "
                                  "[[1, 0], [301, 1]], \"alpha\": [[150, 0], [151, 0.5]]}")
                            .toStdString(),
                        "mine.json");
        QCOMPARE(preset.centerStart, CenterStart::Ring);
        QCOMPARE(preset.ringRadius, 3.0);
        QCOMPARE(preset.lastWeightLength, 1.0);
        QCOMPARE(preset.schedules.lambda.at(151), 0.5);
        QCOMPARE(preset.schedules.alpha.at(1), 0.0);
        QVERIFY(preset.schedules.alpha.holds(151) && !preset.schedules.alpha.holds(152));
    }

    void augmentationIsReadAndOffByDefault() {
        const Preset preset =
            parsePreset(smallWith("\"optimizer\"",
                                  "\"augmentation\": {\"shift\": 1.5, \"from_epoch\": 3}, "
                                  "\"optimizer\"")
                            .toStdString(),
                        "mine.json");
        QCOMPARE(preset.augmentation, (Augmentation{.shift = 1.5, .fromEpoch = 3}));
        QVERIFY(!preset.augmentation.actsIn(2) && preset.augmentation.actsIn(3));
        QVERIFY(!smallPreset().augmentation.actsIn(1));
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
        presets.back().centerStart = CenterStart::Ring;
        presets.back().ringRadius = 1.5;
        presets.back().lastWeightLength = 2;
        presets.back().schedules.lambda.knots = {{1, 0}, {300, 1}};
        presets.push_back(smallNormalizedPreset());
        presets.push_back(smallAugmentedPreset());
        using Kind = HalvingRule::Kind;
        using Watch = HalvingRule::Watch;
        for (Preset& preset : presets) {
            for (const HalvingRule& rule :
                 {HalvingRule{}, HalvingRule{Kind::EveryNSteps, 7, {}, {}, 1000, 0.01},
                  HalvingRule{Kind::AtSteps, 5000, {3, 50}, {}, 1000, 0.01},
                  HalvingRule{Kind::AtSteps, 5000, {3, 50}, {}, 1000, 0.01, 0.1, true},
                  HalvingRule{Kind::OnPlateau, 5000, {}, Watch::ValidationLoss, 9, 0.1}}) {
                preset.halvingRule = rule;
                preset.inputScaling.scale = 1.0 / 255;
                preset.hyperparameters.learningRate /= 3;
                QCOMPARE(parsePreset(presetJson(preset), "written"), preset);
                QCOMPARE(parseHalvingRule(halvingRuleJson(rule)), rule);
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
                                  << "expected JSON, found this: parse error at line 1";
        QTest::newRow("not an object") << "[]"
                                       << "expected an object at \"the top\", found []";
        QTest::newRow("missing") << smallWith("\"id\": \"small\",", "")
                                 << "expected a text at \"id\", found nothing";
        QTest::newRow("typing mistake") << smallWith("\"alpha\"", "\"alhpa\"") << "alpha";
        QTest::newRow("unknown key") << smallWith("\"optimizer\": {", "\"optimizer\": {\"x\": 1, ")
                                     << "\"optimizer.x\" is not part of a preset";
        QTest::newRow("out of range")
            << smallWith("\"alpha\": 0.5", "\"alpha\": 2")
            << "expected a number from 0 to 1 at \"hyperparameters.alpha\", found 2";
        QTest::newRow("wrong type") << smallWith("0.01, \"lambda\"", "\"fast\", \"lambda\"")
                                    << "at \"hyperparameters.learning_rate\", found \"fast\"";
        QTest::newRow("unknown choice")
            << smallWith("he-normal", "magic") << "at \"network.initialization\", found \"magic\"";
        QTest::newRow("alpha without use")
            << smallWith("\"optimizer\"", "\"center_loss\": {\"rule\": \"frozen\"}, \"optimizer\"")
            << "\"hyperparameters.alpha\" is not part of a preset";
        QTest::newRow("schedule that goes back")
            << smallWith("\"optimizer\"",
                         "\"schedules\": {\"lambda\": [[5, 0], [5, 1]]}, \"optimizer\"")
            << "at \"schedules.lambda\", found 5";
        QTest::newRow("unknown normalization")
            << smallWith("\"kernel\": 3", "\"normalization\": \"group\", \"kernel\": 3")
            << "at \"network.blocks[0].normalization\", found \"group\"";
        QTest::newRow("id that leaves its folder")
            << smallWith("\"small\"", "\"../small\"") << "at \"id\", found \"../small\"";
        QTest::newRow("more blocks than anyone needs")
            << smallWith("\"blocks\": [", "\"blocks\": [" + QString("{},").repeated(100))
            << "expected 1 to 64 blocks at \"network.blocks\", found 101";
        QTest::newRow("more weights than memory holds")
            << smallWith("\"blocks\": [", "\"blocks\": [" + largeBlock() + "," + largeBlock() + ",")
            << "expected at most 50000000 weights at \"network.blocks\"";
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
        } catch (const UnknownPreset& error) {
            QVERIFY(QString(error.what()).contains("center-loss-2018"));
        }
    }

    void listedStepsThatDoNotAscendAreRefusedByTheFirstTwo() {
        const auto refused = [](const char* rule) {
            try {
                parseHalvingRule(rule, "mine");
            } catch (const Error& error) {
                return QString(error.what());
            }
            return QString();
        };
        QCOMPARE(refused(R"({"rule": "at", "steps": [5, 300, 200, 100]})"),
                 "expected ascending steps at \"mine.steps\", found 200 after 300");
        QCOMPARE(refused(R"({"rule": "at", "epochs": [7, 7]})"),
                 "expected ascending epochs at \"mine.epochs\", found 7 after 7");
        QCOMPARE(refused(R"({"rule": "at", "steps": [7, 8]})"), QString());
    }

    void heldOutClassesAreLabelsInOrder() {
        const auto json = [](const char* heldOut) {
            return std::string(smallPresetJson())
                .insert(1, "\"held_out\": " + std::string(heldOut) + ",");
        };
        const auto refused = [&json](const char* heldOut) {
            return refusalOf([&] { parsePreset(json(heldOut), "mine"); });
        };
        QCOMPARE(parsePreset(json("[1, 7]"), "mine").heldOut, (std::vector<std::int64_t>{1, 7}));
        QCOMPARE(refused("[7, 1]"),
                 "mine: expected ascending labels at \"held_out\", found 1 after 7.");
        QCOMPARE(refused("[1, 1000]"),
                 "mine: expected an integer from 0 to 999 at \"held_out\", found 1000.");
        QCOMPARE(refused("7"), "mine: expected an array of integers at \"held_out\", found 7.");
        QCOMPARE(presetJson(smallPreset()).find("held_out"), std::string::npos);
    }

    void whatTheRunHasLeftAloneOrTakenBackIsSavedAsItWas() {
        Preset preset = smallPreset();
        preset.schedules.lambda.knots = {{1, 0}, {100, 1}};
        preset.schedules.alpha.knots = {{1, 0}, {50, 0.5}};
        Hyperparameters inForce = preset.hyperparameters;
        inForce.lambda = 0.3;  // on its way
        inForce.alpha = 0.5;   // arrived
        const Preset saved = presetInForce(preset, inForce, preset.halvingRule, {}, 100);
        QVERIFY(saved == preset);
        QVERIFY(parsePreset(presetJson(saved), "saved") == saved);
    }

    void whatTheRunHasChangedIsSavedAsItIs() {
        Preset preset = smallPreset();
        preset.schedules.lambda.knots = {{1, 0}, {100, 1}};
        preset.schedules.alpha.knots = {{1, 0}, {100, 0.25}};
        // α has been set to what its schedule would have come to at last.
        Hyperparameters inForce({0.0025, 0.3, 0.25}, 20);
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = 700;
        const Preset saved = presetInForce(preset, inForce, rule, {1, 1, 1}, 100);
        QVERIFY(saved.hyperparameters == inForce);
        QVERIFY(saved.halvingRule == rule);
        QVERIFY(saved.schedules == Schedules());
        QVERIFY(parsePreset(presetJson(saved), "saved") == saved);
    }
};

CENTERSCOPE_GUILESS_TEST(PresetTest)
#include "preset_test.moc"
