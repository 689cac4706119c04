// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/checkpoint.h"

#include <cstring>

#include <QTemporaryDir>
#include <QTest>

#include "core/safetensors.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// A run in the middle of an epoch, with changes before it.
Trainer<float> changedRun(ThreadPool& pool) {
    Trainer<float> trainer(smallPreset(), smallDataset(), 3, pool);
    HalvingRule rule;
    rule.kind = HalvingRule::Kind::OnPlateau;
    rule.patience = 3;
    rule.threshold = 0.1;
    trainer.setHalvingRule(rule);
    for (int step = 0; step < 130; ++step)
        trainer.step();
    trainer.setLambda(0.1 + 0.2);
    trainer.setBatchSize(17);
    trainer.step();
    trainer.halveLearningRate();
    return trainer;
}

RunConfig smallConfig() {
    return makeRunConfig(smallPreset(), *smallDataset(), 3, bestInstructionSet());
}

TrainingState<float> smallState() {
    return initialState<float>(smallPreset(), ParameterLayout(smallPreset().network), 3);
}

QString refusal(const std::string& bytes) {
    try {
        parseCheckpoint(bytes, "mine");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// A checkpoint's bytes with other metadata or other tensors.
template <typename Edit>
std::string edited(const std::string& bytes, Edit&& edit) {
    SafetensorsFile file = decodeSafetensors(bytes, "edited");
    edit(file);
    std::vector<NamedTensor> tensors;
    for (const auto& [name, tensor] : file.tensors)
        tensors.push_back({name, tensor});
    std::string renewed = encodeSafetensors(std::move(tensors), file.metadata);
    renewChecksum(renewed);
    return renewed;
}

}  // namespace

class CheckpointTest : public QObject {
    Q_OBJECT

private slots:
    void keepsRunningAveragesAndScales() {
        ThreadPool pool(1);
        const auto dataset = smallDataset();
        Trainer<float> trainer(smallNormalizedPreset(), dataset, 3, pool);
        for (int step = 0; step < 5; ++step)
            trainer.step();
        const RunConfig config =
            makeRunConfig(smallNormalizedPreset(), *dataset, 3, bestInstructionSet());
        const Checkpoint read = parseCheckpoint(checkpointBytes(config, trainer.state()), "mine");
        QVERIFY(read.state == trainer.state());
        QVERIFY(read.config == config);
    }

    void keepsAsManyClassesAsTheDataSetHas() {
        ThreadPool pool(1);
        const auto dataset = smallDataset(200, 20, 50, 7);
        Trainer<float> trainer(smallPreset(), dataset, 3, pool);
        for (int step = 0; step < 5; ++step)
            trainer.step();
        const RunConfig config = makeRunConfig(smallPreset(), *dataset, 3, bestInstructionSet());
        const std::string bytes = checkpointBytes(config, trainer.state());
        QCOMPARE(decodeSafetensors(bytes, "mine").tensors.at("last.weight").shape,
                 (std::vector<std::int64_t>{7, 2}));
        const Checkpoint read = parseCheckpoint(bytes, "mine");
        QVERIFY(read.state == trainer.state());
        QVERIFY(read.config == config);
    }

    void aDataSetMayHaveANameThatIsNotUtf8() {
        ThreadPool pool(1);
        const auto dataset = smallDataset();
        const Trainer<float> trainer(smallPreset(), dataset, 3, pool);
        RunConfig config = makeRunConfig(smallPreset(), *dataset, 3, bestInstructionSet());
        config.dataset = "caf\xe9";
        const Checkpoint read = parseCheckpoint(checkpointBytes(config, trainer.state()), "mine");
        QVERIFY(read.state == trainer.state());
    }

    void readsBackTheWholeState() {
        ThreadPool pool(1);
        const Trainer<float> trainer = changedRun(pool);
        QVERIFY(trainer.state().plateau.seen > 0);
        QVERIFY(trainer.state().history.size() >= 4);
        const std::string bytes = checkpointBytes(smallConfig(), trainer.state());
        const Checkpoint read = parseCheckpoint(bytes, "mine");
        QVERIFY(read.state == trainer.state());
        QVERIFY(read.config == smallConfig());
        QVERIFY(checkpointBytes(read.config, read.state) == bytes);
    }

    void everyOptimizerReadsBackBeforeTheFirstStep() {
        for (const auto kind :
             {OptimizerDescription::Kind::Adam, OptimizerDescription::Kind::Sgd}) {
            RunConfig config = smallConfig();
            config.preset.optimizer.kind = kind;
            const auto state =
                initialState<float>(config.preset, ParameterLayout(config.preset.network), 3);
            QVERIFY(parseCheckpoint(checkpointBytes(config, state), "mine").state == state);
        }
    }

    void aRunResumesFromItsBytesBitForBit() {
        ThreadPool pool(1);
        Trainer<float> trainer = changedRun(pool);
        Trainer<float> other(smallPreset(), smallDataset(), 3, pool);
        other.restore(
            parseCheckpoint(checkpointBytes(smallConfig(), trainer.state()), "mine").state);
        for (int step = 0; step < 50; ++step)
            QCOMPARE(other.step().totalLoss, trainer.step().totalLoss);
        QVERIFY(other.state() == trainer.state());
    }

    void dataSetsAreDistinguishedByContent() {
        const RunConfig config = smallConfig();
        requireDataset(config, *smallDataset(), "mine");
        try {
            requireDataset(config, *smallDataset(201), "mine");
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("expected the data set Bars"));
        }
        Dataset changed = *smallDataset();
        changed.train.pixels[5] ^= 1;
        QVERIFY(fingerprint(changed) != config.datasetFingerprint);
    }

    void whatDoesNotFitIsRefusedWithASentence() {
        ThreadPool pool(1);
        const std::string bytes = checkpointBytes(smallConfig(), changedRun(pool).state());
        const auto withMetadata = [&bytes](const char* key, const std::string& text) {
            return edited(bytes, [&](SafetensorsFile& file) { file.metadata[key] = text; });
        };
        for (const char* format : {"2", "3"})
            QCOMPARE(refusal(withMetadata("format_version", format)), QString());
        QVERIFY(refusal(withMetadata("format_version", "4")).contains("newer program"));
        QVERIFY(refusal(withMetadata("format_version", "0")).contains("a format from 1"));
        QVERIFY(refusal(withMetadata("seed", "one")).contains("an integer as \"seed\""));
        QVERIFY(refusal(withMetadata("preset", "{}")).contains("mine, preset: expected a text"));
        QVERIFY(refusal(withMetadata("instruction_set", "v9")).contains("\"v9\""));
        QVERIFY(refusal(withMetadata("events", "{}\n")).contains("mine, events, line 1"));
        QVERIFY(refusal(withMetadata("halving_rule", "[]")).contains("halving rule"));

        RunConfig larger = smallConfig();
        larger.preset.network.blocks[0].channels = 1024;
        QVERIFY(refusal(withMetadata("preset", presetJson(larger.preset)))
                    .contains("expected the shape (3, 3, 1, 1024) of its preset's network in "
                              "tensor \"blocks.0.weight\", found (3, 3, 1, 4)"));
        QVERIFY(refusal(edited(bytes, [](SafetensorsFile& file) {
                    file.tensors.erase("centers");
                })).contains("expected the tensor \"centers\""));
        const auto with = [&bytes](const char* name, const auto& value) {
            return edited(bytes, [&](SafetensorsFile& file) {
                file.tensors[name] = tensorOver(&value, 1, {});
            });
        };
        QVERIFY(refusal(with("hyperparameters.alpha", 1.5)).contains("from 0 to 1"));
        QVERIFY(refusal(with("hyperparameters.learning_rate", std::int64_t{1})).contains("type"));
        QVERIFY(refusal(with("loader.next", std::int64_t{-1})).contains("a count"));
        QVERIFY(refusal(with("step", INT64_MAX)).contains("a count up to"));
        QVERIFY(refusal(with("loader.epoch", std::int64_t{0})).contains("epoch"));
        QVERIFY(refusal(with("plateau.best", std::nan(""))).contains("plateau.best"));
        QVERIFY(refusal(with("health.center_loss", INFINITY)).contains("type"));  // a float
        QVERIFY(refusal(with("health.center_loss", std::nan(""))).contains("a finite number"));
        QVERIFY(refusal(with("health.last_alive", std::int64_t{1})).contains("the shape (4)"));
    }

    void noTruncationAndNoFlippedByteCrashes() {
        RunConfig config = smallConfig();
        config.preset.network.blocks[0].pool = PoolDescription{7, 7, true};
        const std::string bytes = checkpointBytes(
            config, initialState<float>(config.preset, ParameterLayout(config.preset.network), 3));
        for (std::size_t size = 0; size < bytes.size(); size += 37)
            QVERIFY(!refusal(bytes.substr(0, size)).isEmpty());
        for (std::size_t place = 0; place < bytes.size(); place += 11) {
            std::string damaged = bytes;
            damaged[place] = static_cast<char>(damaged[place] ^ (1 << (place % 8)));
            QVERIFY(!refusal(damaged).isEmpty());
            renewChecksum(damaged);
            refusal(damaged);  // may be read: a flipped bit of a weight is a weight
        }
    }

    /// The CRC-32 of the bytes with eight zeros in its place, bit by bit as it is defined.
    void theChecksumIsOfTheWholeFile() {
        std::string bytes = checkpointBytes(smallConfig(), smallState());
        const std::string before = "\"crc32\":\"";
        const std::size_t place = bytes.find(before) + before.size();
        const std::string found = bytes.substr(place, 8);
        bytes.replace(place, 8, "00000000");
        std::uint32_t rest = 0xffffffff;
        for (const char byte : bytes) {
            rest ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit)
                rest = rest >> 1 ^ (rest & 1 ? 0xedb88320 : 0);
        }
        QCOMPARE(QString::fromStdString(found), QString("%1").arg(~rest, 8, 16, QLatin1Char('0')));
    }

    void everyFlippedBitIsFound() {
        const std::string bytes = checkpointBytes(smallConfig(), smallState());
        std::uint64_t header = 0;
        std::memcpy(&header, bytes.data(), sizeof header);
        const std::size_t tensors = sizeof header + header;
        for (std::size_t place = 0; place < bytes.size(); place += place < tensors ? 1 : 7) {
            for (int bit = static_cast<int>(place % 2); bit < 8; bit += 2) {
                std::string damaged = bytes;
                damaged[place] = static_cast<char>(damaged[place] ^ (1 << bit));
                QVERIFY_EXCEPTION_THROWN(parseCheckpoint(damaged, "mine"), Error);
            }
        }
        std::string damaged = bytes;
        damaged.back() = static_cast<char>(damaged.back() ^ 1);
        QVERIFY_EXCEPTION_THROWN(parseCheckpoint(damaged, "mine"), DamagedCheckpoint);
        QVERIFY(refusal(damaged).contains("it is not as it was written"));
    }

    /// A program of that time took it: the file is sound, and nobody may set it aside.
    void aValueThatIsRefusedIsNoDamageInAFileWithoutAChecksum() {
        const std::string older =
            edited(checkpointBytes(smallConfig(), smallState()), [](SafetensorsFile& file) {
                file.metadata["format_version"] = "2";
                file.metadata.erase("crc32");
                file.metadata["halving_rule"] = R"({"rule":"every","factor":0.5,"steps":20000000})";
            });
        try {
            parseCheckpoint(older, "mine");
            QFAIL("accepted");
        } catch (const DamagedCheckpoint& error) {
            QFAIL(error.what());
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("20000000"));
        }
        QVERIFY_EXCEPTION_THROWN(parseCheckpoint(older.substr(0, older.size() - 1), "mine"),
                                 DamagedCheckpoint);
    }

    void aMissingChecksumIsRefusedFromFormatThreeOn() {
        const auto without = [](const char* format) {
            return edited(checkpointBytes(smallConfig(), smallState()),
                          [format](SafetensorsFile& file) {
                              file.metadata["format_version"] = format;
                              file.metadata.erase("crc32");
                          });
        };
        QCOMPARE(refusal(without("2")), QString());
        QVERIFY(refusal(without("3")).contains("expected \"crc32\" in the metadata"));
        QVERIFY(
            refusal(edited(checkpointBytes(smallConfig(), smallState()), [](SafetensorsFile& file) {
                file.metadata["crc32"] = "0";
            })).contains("expected \"crc32\" in the metadata"));
    }

    void aFileOfFormatOneResumesWithoutWhatItsHealthWasJudgedBy() {
        ThreadPool pool(1);
        const Trainer<float> trainer = changedRun(pool);
        const std::string bytes = checkpointBytes(smallConfig(), trainer.state());
        const std::string older = edited(bytes, [](SafetensorsFile& file) {
            file.metadata["format_version"] = "1";
            file.metadata.erase("crc32");
            std::erase_if(file.tensors,
                          [](const auto& each) { return each.first.starts_with("health."); });
        });
        TrainingState<float> expected = trainer.state();
        expected.health = HealthMemory(ParameterLayout(smallPreset().network));
        QVERIFY(parseCheckpoint(older, "mine").state == expected);
        const std::string without =
            edited(bytes, [](SafetensorsFile& file) { file.tensors.erase("health.last_alive"); });
        QVERIFY(refusal(without).contains("expected the tensor \"health.last_alive\""));
    }

    void aFileThatNamesNoRevisionOfTheArithmeticIsOfTheFirst() {
        ThreadPool pool(1);
        const std::string bytes = checkpointBytes(smallConfig(), changedRun(pool).state());
        QCOMPARE(parseCheckpoint(bytes, "mine").config.numerics, kNumerics);
        const std::string older =
            edited(bytes, [](SafetensorsFile& file) { file.metadata.erase("numerics"); });
        QCOMPARE(parseCheckpoint(older, "mine").config.numerics, std::uint64_t{1});
    }

    /// run.json of the same run is read so too.
    void anIntervalThatOlderProgramsTookIsRead() {
        const auto read = [](const char* interval) {
            return parseCheckpoint(edited(checkpointBytes(smallConfig(), smallState()),
                                          [interval](SafetensorsFile& file) {
                                              file.metadata["evaluate_every"] = interval;
                                          }),
                                   "mine")
                .config.evaluateEvery;
        };
        QCOMPARE(read("10000000"), std::optional<std::int64_t>(10'000'000));
        QCOMPARE(read("20000000"), std::optional<std::int64_t>(10'000'000));
        QVERIFY_EXCEPTION_THROWN(read("0"), Error);
    }

    void aStateThatHasDivergedIsSeen() {
        auto state = initialState<float>(smallPreset(), ParameterLayout(smallPreset().network), 3);
        QVERIFY(isFinite(state));
        state.optimizer.second.back() = INFINITY;
        QVERIFY(!isFinite(state));
        QVERIFY(refusal(checkpointBytes(smallConfig(), state)).contains("finite numbers"));

        auto normalized = initialState<float>(smallNormalizedPreset(),
                                              ParameterLayout(smallNormalizedPreset().network), 3);
        QVERIFY(isFinite(normalized));
        normalized.statistics.back() = INFINITY;
        QVERIFY(!isFinite(normalized));
    }

    void aFileThatIsNoneIsNamed() {
        const QTemporaryDir folder;
        try {
            loadCheckpoint(folder.path().toStdString());
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains(folder.path()));
        }
    }
};

CENTERSCOPE_GUILESS_TEST(CheckpointTest)
#include "checkpoint_test.moc"
