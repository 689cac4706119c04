// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include <QTemporaryDir>
#include <QTest>

#include "core/safetensors.h"
#include "core/write_whole.h"
#include "runs/checkpoint.h"
#include "runs/line_file.h"
#include "runs/metrics_csv.h"
#include "runs/run.h"
#include "runs/run_json.h"
#include "runs/run_library.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

namespace {

constexpr int kSteps = 6;

/// Takes from a run folder of today what the programs of some time did not write.
using Age = std::function<void(const fs::path& folder)>;

void editManifest(const fs::path& folder,
                  const std::function<void(nlohmann::ordered_json&)>& edit) {
    auto json = nlohmann::ordered_json::parse(readRunFile(folder / kRunFile));
    edit(json);
    writeWhole(folder / kRunFile, json.dump(2) + "\n");
}

void editCheckpoints(const fs::path& folder, const std::function<void(SafetensorsFile&)>& edit) {
    for (const auto& [step, path] : checkpointsIn(folder)) {
        const std::string bytes = readRunFile(path);
        SafetensorsFile file = decodeSafetensors(bytes, path.string());
        edit(file);
        std::vector<NamedTensor> tensors;
        for (const auto& [name, tensor] : file.tensors)
            tensors.push_back({name, tensor});
        std::string edited = encodeSafetensors(std::move(tensors), file.metadata);
        if (file.metadata.contains("crc32"))
            renewChecksum(edited);
        writeWhole(path, edited);
    }
}

void dropIdentity(const fs::path& folder) {
    fs::remove(folder / kIdentityFile);
}

/// Nor had the folder a checkpoint before its first step.
void dropAccountOfRows(const fs::path& folder) {
    dropIdentity(folder);
    fs::remove(checkpointPath(folder, 0));
    editManifest(folder, [](auto& json) {
        json["plan"].erase("first_step");
        json["plan"].erase("holds_every_validation");
    });
}

void dropChecksums(const fs::path& folder) {
    dropAccountOfRows(folder);
    editManifest(folder, [](auto& json) { json.erase("numerics"); });
    editCheckpoints(folder, [](SafetensorsFile& file) {
        file.metadata["format_version"] = "2";
        file.metadata.erase("crc32");
        file.metadata.erase("numerics");
    });
}

/// Nor did it say how often a run validates.
void dropHealth(const fs::path& folder) {
    dropChecksums(folder);
    editManifest(folder, [](auto& json) { json["plan"].erase("evaluate_every"); });
    editCheckpoints(folder, [](SafetensorsFile& file) {
        file.metadata["format_version"] = "1";
        file.metadata.erase("evaluate_every");
        std::erase_if(file.tensors,
                      [](const auto& each) { return each.first.starts_with("health."); });
    });
}

/// The columns of that time were the first five.
void shortenEvaluations(const fs::path& folder) {
    dropHealth(folder);
    std::string shortened;
    forEachLine(wholeLines(folder / kEvaluationFile), [&shortened](std::string_view line) {
        std::size_t end = 0;
        for (int column = 0; column < 5; ++column)
            end = line.find(',', end) + 1;
        shortened += std::string(line.substr(0, end - 1)) + "\n";
    });
    writeWhole(folder / kEvaluationFile, shortened);
}

}  // namespace

Q_DECLARE_METATYPE(Age)

/// Whole run folders as earlier programs have left them.
class OlderRunsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { temporary_.emplace(); }

    void aRunOfAnEarlierFormatIsListedOpenedAndResumed_data() {
        QTest::addColumn<Age>("age");
        QTest::newRow("today's") << Age([](const fs::path&) {});
        QTest::newRow("without identity.json") << Age(dropIdentity);
        QTest::newRow("without an account of its rows") << Age(dropAccountOfRows);
        QTest::newRow("with checkpoints of format 2") << Age(dropChecksums);
        QTest::newRow("with checkpoints of format 1") << Age(dropHealth);
        QTest::newRow("with evaluations of five columns") << Age(shortenEvaluations);
    }

    /// Resumed it makes the same rows as a run that never stopped.
    void aRunOfAnEarlierFormatIsListedOpenedAndResumed() {
        QFETCH(Age, age);
        train("whole", 2 * kSteps);
        train("old", kSteps);
        age(folder("old"));

        const RunSummary found = summarizeRun(folder("old"));
        QVERIFY2(!found.problem, found.problem ? english(*found.problem).c_str() : "");
        QCOMPARE(found.steps, std::int64_t{kSteps});
        QCOMPARE(found.preset, smallPreset().id);
        QVERIFY(!found.wasCutOff());
        QVERIFY(found.accuracy());
        QCOMPARE(library().runs().size(), std::size_t{2});

        const auto refuse = [](const Message& message) { QFAIL(english(message).c_str()); };
        RunSource source = sourceFromFolder(
            folder("old"), [](RunManifest&) { return smallDataset(); }, refuse);
        QCOMPARE(source.step(), std::int64_t{kSteps});
        QVERIFY(!source.manifest.identity.id.empty());
        QCOMPARE(source.rows.steps.size(), std::size_t{kSteps});
        Run run(std::move(source), {}, refuse, pool_);
        step(run, kSteps);
        run.leave();
        QCOMPARE(rows("old"), rows("whole"));
        QCOMPARE(summarizeRun(folder("old")).steps, std::int64_t{2 * kSteps});
    }

private:
    RunLibrary library() const { return RunLibrary(temporary_->path().toStdString()); }
    fs::path folder(const char* name) const { return library().folder() / name; }

    void train(const char* name, int steps) {
        RunSource source =
            sourceOfNewRun(smallPreset(), smallDataset(), "/data", 7, bestInstructionSet());
        source.manifest.config.evaluateEvery = 4;
        const auto makeFolder = [this, name](const RunConfig&) {
            return RunFolder::makeNew(folder(name));
        };
        Run run(
            std::move(source), makeFolder, [](const Message&) {}, pool_);
        step(run, steps);
        run.leave();
    }

    static void step(Run& run, int steps) {
        for (int k = 0; k < steps; ++k) {
            if (run.step().validation != RunStep::Validation::None)
                run.validate();
            run.keep(kCheckpointEvery);
        }
    }

    std::string rows(const char* name) const {
        std::string all;
        forEachLine(wholeLines(folder(name) / kMetricsFile),
                    [&all](std::string_view line) { all.append(withoutSpeed(line)).append("\n"); });
        return all;
    }

    std::optional<QTemporaryDir> temporary_;
    ThreadPool pool_{1};
};

CENTERSCOPE_GUILESS_TEST(OlderRunsTest)
#include "older_runs_test.moc"
