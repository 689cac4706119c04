// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_comparison.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "core/error.h"
#include "runs/run.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

namespace {

RecordedRun madeUp(std::vector<ComparedRow> ingredients, std::vector<ComparedRow> results = {}) {
    RecordedRun run;
    run.summary.label.name = "a run";
    run.ingredients = std::move(ingredients);
    run.results = std::move(results);
    return run;
}

QStringList namesOf(const std::vector<ComparedRow>& rows) {
    QStringList names;
    for (const ComparedRow& row : rows)
        names << QString::fromStdString(row.name);
    return names;
}

std::vector<ComparedValue> valuesOf(const std::vector<ComparedRow>& rows, const char* name) {
    const auto row = std::ranges::find(rows, name, &ComparedRow::name);
    return row == rows.end() ? std::vector<ComparedValue>() : row->values;
}

}  // namespace

/// What a comparison of runs says of them.
class RunComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void init() { temporary_.emplace(); }

    void onlyWhatDiffersIsListed() {
        Preset other = smallPreset();
        other.hyperparameters.lambda = 0.25;
        other.schedules.alpha.knots = {{1, 0.0}, {5, 0.5}};
        other.description = "Only people read this.";
        const RunComparison found = compared({made(smallPreset(), 7), made(other, 8)});
        QCOMPARE(namesOf(found.differences),
                 QStringList({"hyperparameters.lambda", "schedules.alpha", "seed"}));
        QVERIFY(found.differences[0].values ==
                (std::vector<ComparedValue>{smallPreset().hyperparameters.lambda, 0.25}));
        QVERIFY(found.differences[1].values ==
                (std::vector<ComparedValue>{{}, "[[1,0.0],[5,0.5]]"}));
        QVERIFY(found.differences[2].values == (std::vector<ComparedValue>{"7", "8"}));
    }

    /// As twins have them: another order of images is another run.
    void theSeedOfTheDataAndTheWayWeightsAreDrawnDiffer() {
        const RunComparison found =
            compared({made(smallPreset(), 7), made(smallPreset(), Seeds(7, 8, true))});
        QCOMPARE(namesOf(found.differences), QStringList({"data_seed", "drawn_by_name"}));
        QVERIFY(found.differences[0].values == (std::vector<ComparedValue>{{}, "8"}));
    }

    void runsThatAreMadeOfTheSameHaveTheSameResults() {
        const RunComparison found = compared({made(smallPreset(), 7), made(smallPreset(), 7)});
        QVERIFY(found.differences.empty());
        QVERIFY(found.results.size() > 10);
        for (const ComparedRow& row : found.results) {
            if (row.name != "training_seconds")
                QVERIFY2(row.values[0] == row.values[1], row.name.c_str());
        }
    }

    void aChangeByHandIsListedWithItsStep() {
        const fs::path one = made(smallPreset(), 7);
        const fs::path other = made(smallPreset(), 7, [](Trainer<float>& trainer) {
            trainer.setLambda(0.5);
            trainer.setBatchSize(4);
        });
        const RunComparison found = compared({one, other});
        QCOMPARE(namesOf(found.differences), QStringList({"changes.batch_size", "changes.lambda"}));
        const auto textOf = [&found](std::size_t row, std::size_t run) {
            return comparedText(found.differences[row].values[run], 4);
        };
        QCOMPARE(textOf(0, 0), std::string());
        QCOMPARE(textOf(0, 1), std::string("4 from step 4 by hand"));
        QCOMPARE(textOf(1, 1), std::string("0.5 from step 4 by hand"));
    }

    void aForkNamesItsOriginOrSaysThatItIsGone() {
        const fs::path one = made(smallPreset(), 7);
        const fs::path origin = made(smallPreset(), 8);
        RunIdentity fork = loadRunIdentity(one);
        fork.origin = RunOrigin{loadRunIdentity(origin).id, 3};
        writeRunIdentity(one, fork);
        const std::string id = " (" + fork.origin->run.substr(0, 8) + ")";
        const auto forkOf = [&](const fs::path& typed) {
            return comparedText(valuesOf(loadRecordedRun(typed).ingredients, "fork").at(0), 4);
        };
        const std::string named = "of small, seed 8" + id + " at step 3";
        QCOMPARE(forkOf(one), named);
        QCOMPARE(forkOf(one / ""), named);  // as a shell completes it
        writeRunLabel(origin, {"the wide one", "", false});
        QCOMPARE(forkOf(one), "of the wide one" + id + " at step 3");
        fs::remove_all(origin);
        QCOMPARE(forkOf(one), "of a run that is gone or lies elsewhere" + id + " at step 3");
    }

    /// Where its origin is one of those that are compared, wherever that lies.
    void aForkNamesAnOriginOfAnotherFolderThatItIsComparedWith() {
        const fs::path fork = made(smallPreset(), 7);
        const fs::path beside = made(smallPreset(), 8);
        RunIdentity identity = loadRunIdentity(fork);
        identity.origin = RunOrigin{loadRunIdentity(beside).id, 3};
        writeRunIdentity(fork, identity);
        const fs::path elsewhere = fs::path(temporary_->path().toStdString()) / "cli" / "b";
        fs::create_directories(elsewhere.parent_path());
        fs::rename(beside, elsewhere);
        const std::string id = " (" + identity.origin->run.substr(0, 8) + ")";
        const auto found = valuesOf(compared({elsewhere, fork}).differences, "fork");
        QCOMPARE(comparedText(found.at(1), 4), "of small, seed 8" + id + " at step 3");
    }

    void resultsAreWhatTheRunHasRecorded() {
        const fs::path folder = made(smallPreset(), 7);
        const RecordedRun run = loadRecordedRun(folder);
        QCOMPARE(run.rows.steps.size(), std::size_t{6});
        QCOMPARE(run.rows.evaluations.size(), std::size_t{1});
        double seconds = 0;
        for (const StepMetrics& step : run.rows.steps)
            seconds += 10 / step.imagesPerSecond;  // batches of ten
        QVERIFY(valuesOf(run.results, "training_seconds") == std::vector<ComparedValue>{seconds});
        QVERIFY(valuesOf(run.results, "steps") == std::vector<ComparedValue>{6.0});
        QVERIFY(valuesOf(run.results, "validation.accuracy") ==
                std::vector<ComparedValue>{run.rows.evaluations[0].accuracy});
        QVERIFY(valuesOf(run.results, "validation.step") == std::vector<ComparedValue>{6.0});
        QVERIFY(valuesOf(run.results, "test.accuracy").empty());
    }

    void aRowThatOnlyALaterRunHasStandsAfterTheOneBeforeItThere() {
        const RunComparison found = compareRuns({madeUp({{"a", {1.0}}, {"c", {2.0}}}),
                                                 madeUp({{"a", {3.0}}, {"b", {4.0}}, {"c", {5.0}}}),
                                                 madeUp({{"z", {6.0}}})});
        QCOMPARE(namesOf(found.differences), QStringList({"z", "a", "b", "c"}));
        QVERIFY(found.differences[2].values == (std::vector<ComparedValue>{{}, 4.0, {}}));
    }

    void valuesThatAreNoNumbersDoNotDiffer() {
        const double none = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(
            compareRuns({madeUp({{"a", {none}}}), madeUp({{"a", {none}}})}).differences.empty());
        QCOMPARE(compareRuns({madeUp({{"a", {none}}}), madeUp({{"a", {1.0}}})}).differences.size(),
                 std::size_t{1});
    }

    void filesKeepEveryBitAndEveryName() {
        const RunComparison found =
            compareRuns({madeUp({{"a", {"x, \"y\""}}}, {{"r", {0.1}}}),
                         madeUp({}, {{"r", {std::numeric_limits<double>::infinity()}}})});
        QCOMPARE(comparisonCsv(found), std::string("kind,name,a run,a run\n"
                                                   "difference,a,\"x, \"\"y\"\"\",\n"
                                                   "result,r,0.1,inf\n"));
        const auto json = nlohmann::json::parse(comparisonJson(found));
        QCOMPARE(json["runs"][1]["name"].get<std::string>(), std::string("a run"));
        QCOMPARE(json["differences"].dump(),
                 std::string("[{\"name\":\"a\",\"values\":[\"x, \\\"y\\\"\",null]}]"));
        QCOMPARE(json["results"].dump(), std::string("[{\"name\":\"r\",\"values\":[0.1,null]}]"));
    }

    void aFolderOfNoRunIsRefusedByName() {
        const fs::path folder = temporary_->path().toStdString();
        try {
            loadRecordedRun(folder);
            QFAIL("It was taken for a run.");
        } catch (const Error& error) {
            QVERIFY(english(error.message()).find(folder.string()) != std::string::npos);
        }
    }

private:
    static RunComparison compared(const std::vector<fs::path>& folders) {
        std::vector<RecordedRun> runs;
        for (const fs::path& folder : folders)
            runs.push_back(loadRecordedRun(folder));
        return compareRuns(std::move(runs));
    }

    /// A run of six steps, with a change after the third, and a validation.
    fs::path made(const Preset& preset, const Seeds& seeds,
                  const std::function<void(Trainer<float>&)>& change = {}) {
        const fs::path folder = temporary_->filePath(QString::number(++made_)).toStdString();
        Run run(
            sourceOfNewRun(preset, smallDataset(), "/data", seeds, bestInstructionSet()),
            [folder](const RunConfig&) { return folder; }, [](const Message&) {}, pool_);
        for (int step = 1; step <= 6; ++step) {
            run.step();
            run.keep(kCheckpointEvery);
            if (step == 3 && change)
                run.change(change);
        }
        run.validate();
        run.leave();
        return folder;
    }

    std::optional<QTemporaryDir> temporary_;
    int made_ = 0;
    ThreadPool pool_{1};
};

CENTERSCOPE_GUILESS_TEST(RunComparisonTest)
#include "run_comparison_test.moc"
