// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_library.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include "core/number_text.h"
#include "core/write_whole.h"
#include "runs/fork_name.h"
#include "runs/run.h"
#include "runs/run_hold.h"
#include "runs/run_lock.h"
#include "runs/run_removal.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// What the library says of runs, how it follows their folders, and how it makes room.
class RunLibraryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { temporary_.emplace(); }

    void aLibraryThatIsNotThereIsEmpty() {
        QVERIFY(library().runs().empty());
        QVERIFY(!library().newestToResume());
        QVERIFY(RunLibrary().runs().empty());
        QVERIFY(library().places().empty());
    }

    void aRunIsSummarizedFromItsFolder() {
        auto run = begin();
        step(*run, 4);
        run->trainer().setLambda(0.5);
        step(*run, 2);
        run->validate();
        const std::string id = run->manifest().identity.id;
        end(std::move(run));
        const RunSummary found = only();
        QVERIFY(!found.problem);
        QCOMPARE(found.identity.id, id);
        QCOMPARE(found.preset, smallPreset().id);
        QCOMPARE(found.seed, std::uint64_t{7});
        QCOMPARE(found.steps, std::int64_t{6});
        QCOMPARE(found.checkpoint, std::optional<std::int64_t>(6));
        QVERIFY(!found.wasCutOff());
        QVERIFY(found.validationAccuracy && !found.testAccuracy);
        QCOMPARE(found.accuracy()->step, std::int64_t{6});
        QCOMPARE(found.presetTitle, smallPreset().name);
        QVERIFY(found.changes.inForce == (std::vector<RunDifference>{{"lambda", 0.5, 5}}));
        QCOMPARE(runName(found), smallPreset().id + ", seed 7, lambda 0.5 from step 5");
        QVERIFY(found.bytes > 0 && found.lastWritten > 0);
    }

    void aChangeThatWasUndoneIsNoDifference() {
        auto run = begin();
        step(*run, 1);
        const double before = run->state().hyperparameters.lambda;
        run->trainer().setLambda(0.5);
        step(*run, 1);
        run->trainer().setLambda(before);
        run->trainer().setAlpha(0.125);
        step(*run, 1);
        end(std::move(run));
        QVERIFY(only().changes.inForce == (std::vector<RunDifference>{{"alpha", 0.125, 3}}));
        QVERIFY(only().changes.past == (std::vector<PastChange>{{"lambda", 2, 2}}));
    }

    void whatAUserSaysOfARunIsInItsSummary() {
        fs::path folder = made();
        writeRunLabel(folder, {"meine \"beste\" ✓", "a note\nof two lines", true});
        const RunSummary found = only();
        QCOMPARE(runName(found), std::string("meine \"beste\" ✓"));
        QVERIFY(found.label == (RunLabel{"meine \"beste\" ✓", "a note\nof two lines", true}));
    }

    /// They say nothing of the training.
    void aRunWhoseLabelOrIdentityIsDamagedCanBeOpenedAndIsNotRemovedByItself() {
        const fs::path folder = made();
        for (const char* file : {"label.json", "identity.json"}) {
            writeWhole(folder / file, "{");
            QVERIFY(!only().problem);
            QVERIFY(QString::fromStdString(english(only().lost.value())).contains(file));
            QCOMPARE(only().preset, smallPreset().id);
            std::vector<std::string> said;
            sourceFromFolder(
                folder, [](const RunManifest&) { return smallDataset(); },
                [&said](const Message& message) { said.push_back(english(message)); });
            QCOMPARE(said.size(), std::size_t{1});
            QVERIFY(QString::fromStdString(said[0]).contains(file));
            QVERIFY(library().makeRoom(0).removed.empty());
            std::string(file) == "label.json" ? writeRunLabel(folder, {"again", "", false})
                                              : writeRunIdentity(folder, newRunIdentity());
            QCOMPARE(read(folder / (std::string(file) + ".damaged")), std::string("{"));
            QVERIFY(!only().lost);
        }
    }

    void damagedPlacesAreAProblemUntilOneIsAdded() {
        const QTemporaryDir elsewhere;
        const fs::path place = elsewhere.path().toStdString();
        fs::rename(made(), place / "run");
        library().addPlace(place);
        QVERIFY(!library().placesProblem());
        const fs::path file = library().folder() / "places.json";
        writeWhole(file, "[[");
        QVERIFY(library().runs().empty());
        QVERIFY(QString::fromStdString(english(library().placesProblem().value()))
                    .contains("places.json"));
        library().addPlace(place);
        QVERIFY(!library().placesProblem());
        QCOMPARE(only().folder, place / "run");
        QCOMPARE(read(file.string() + ".damaged"), std::string("[["));
    }

    void theIndexSaysWhatTheFoldersSay() {
        const fs::path one = made();
        const fs::path two = made();
        settle(one);
        settle(two);
        const std::vector<RunSummary> first = library().runs();
        QCOMPARE(first.size(), std::size_t{2});
        QVERIFY(fs::exists(index()));
        QVERIFY(library().runs() == first);
        writeRunLabel(one, {"renamed", "", false});
        writeWhole(two / kPictureFile, "no picture");
        for (const RunSummary& run : library().runs()) {
            QCOMPARE(run.label.name, std::string(run.folder == one ? "renamed" : ""));
            QCOMPARE(run.picture.has_value(), run.folder == two);
        }
        fs::remove_all(two);
        QCOMPARE(only().folder, one);
    }

    void anIndexThatIsDamagedOrOfAnotherKindIsMadeAnew() {
        settle(made());
        const std::vector<RunSummary> runs = library().runs();
        const std::string whole = read(index());
        for (const std::string& text :
             {std::string(), std::string("{"), whole.substr(0, whole.size() / 2),
              std::string(R"({"format_version": 99, "runs": []})"),
              std::string(R"({"format_version": 2, "runs": [{"stamp": "x", "run": {}}]})"),
              std::string(R"([1, 2])")}) {
            writeWhole(index(), text);
            QVERIFY(library().runs() == runs);
            QCOMPARE(read(index()), whole);
        }
    }

    void aRunWithADamagedFileIsListedWithWhatIsWrong() {
        const fs::path folder = made();
        writeWhole(folder / "run.json", "{");
        const RunSummary found = only();
        QVERIFY(found.problem);
        QVERIFY(english(*found.problem).find("run.json") != std::string::npos);
        QCOMPARE(found.steps, std::int64_t{2});
    }

    void placesAreAddedAndForgotten() {
        const fs::path elsewhere = temporary_->filePath("elsewhere").toStdString();
        auto run = begin(elsewhere / "mine");
        step(*run, 1);
        end(std::move(run));
        QVERIFY_EXCEPTION_THROWN(library().addPlace(temporary_->path().toStdString()), Error);
        library().addPlace(elsewhere);
        library().addPlace(elsewhere);
        QCOMPARE(library().places().size(), std::size_t{1});
        QCOMPARE(only().folder.filename(), fs::path("mine"));
        QCOMPARE(library().newestToResume()->folder.filename(), fs::path("mine"));
        library().forgetPlace(library().places().front());
        QVERIFY(library().runs().empty());
        QVERIFY(fs::exists(elsewhere / "mine" / "run.json"));
    }

    void aRunOfTwoPlacesIsListedOnce() {
        const fs::path elsewhere = temporary_->filePath("elsewhere").toStdString();
        auto run = begin(elsewhere / "mine");
        step(*run, 1);
        end(std::move(run));
        library().addPlace(elsewhere);
        library().addPlace(elsewhere / "mine");
        QCOMPARE(library().places().size(), std::size_t{2});
        settle(elsewhere / "mine");
        for (int turn = 0; turn < 2; ++turn) {
            QCOMPARE(library().runs().size(), std::size_t{1});
            QCOMPARE(only().preset, smallPreset().id);
        }
    }

    void namesThatAreNoUtf8AreKept() {
        const fs::path elsewhere = temporary_->filePath("els").toStdString() + "\xffwhere";
        auto run = begin(elsewhere / "mine");
        step(*run, 1);
        end(std::move(run));
        library().addPlace(elsewhere);
        QCOMPARE(library().places(), std::vector{elsewhere});
        QCOMPARE(only().folder, elsewhere / "mine");
        library().forgetPlace(elsewhere);
        QVERIFY(library().places().empty());
        fs::remove_all(elsewhere);  // which Qt cannot
    }

    void placesThatCannotBeReadAreSetAsideNotWrittenOver() {
        const fs::path elsewhere = temporary_->filePath("elsewhere").toStdString();
        auto run = begin(elsewhere / "mine");
        step(*run, 1);
        end(std::move(run));
        fs::create_directories(library().folder());
        const fs::path file = library().folder() / "places.json";
        for (const std::string text : {"[\"/half", "{\"a\": 1}", "[7]", "7"}) {
            std::ofstream(file) << text;
            QVERIFY(library().places().empty());
            QVERIFY_EXCEPTION_THROWN(library().forgetPlace(elsewhere), Error);
            QCOMPARE(read(file), text);
            library().addPlace(elsewhere);
            QCOMPARE(read(file.string() + ".damaged"), text);
            QCOMPARE(library().places(), std::vector<fs::path>{elsewhere});
        }
    }

    /// Each adds its own places, one after the other, while the others do.
    void programsThatAddPlacesAtOnceLoseNone() {
        constexpr int kPrograms = 3;
        constexpr int kPlacesEach = 3;
        std::vector<fs::path> places;
        for (int k = 0; k < kPrograms * kPlacesEach; ++k) {
            places.push_back(temporary_->filePath(QString("place-%1").arg(k)).toStdString());
            fs::create_directories(places.back() / "mine");
            std::ofstream(places.back() / "mine" / "run.json");
        }
        std::vector<std::thread> programs;
        for (int program = 0; program < kPrograms; ++program)
            programs.emplace_back([&, program] {
                for (int k = 0; k < kPlacesEach; ++k)
                    library().addPlace(places[static_cast<std::size_t>(program * kPlacesEach + k)]);
            });
        for (std::thread& program : programs)
            program.join();
        std::vector<fs::path> found = library().places();
        std::ranges::sort(found);
        std::ranges::sort(places);
        QCOMPARE(found, places);
    }

    void shortRunsMakeRoomTheOldestFirst() {
        std::vector<fs::path> folders;
        for (int k = 0; k < 4; ++k) {
            folders.push_back(made());
            age(folders.back(), 100 - k);
        }
        writeRunLabel(folders[0], {"", "", true});
        const auto inUse = begin();  // under way
        step(*inUse, 1);
        const std::uint64_t each = summarizeRun(folders[1]).bytes;
        std::uint64_t all = 0;
        for (const RunSummary& run : library().runs())
            all += run.bytes;
        QVERIFY(library().makeRoom(all).removed.empty());
        QCOMPARE(library().runs().size(), std::size_t{5});
        const RunLibrary::Room room = library().makeRoom(all - each);
        QCOMPARE(room.excess(), std::uint64_t{0});
        QCOMPARE(room.removed.size(), std::size_t{1});
        QCOMPARE(room.removed.front().folder, folders[1]);
        QVERIFY(!fs::exists(folders[1]));
        QVERIFY(fs::exists(folders[0]) && fs::exists(folders[2]));
    }

    /// What is kept and what is in use take more than there is: the others would go for nothing.
    void whereNoRoomCanBeMadeNothingGoes() {
        const fs::path kept = made();
        writeRunLabel(kept, {"", "", true});
        made();
        const RunLibrary::Room room = library().makeRoom(1);
        QVERIFY(room.removed.empty() && room.excess() > 0 && room.toAsk.empty());
        QCOMPARE(room.runs, std::size_t{2});
        QCOMPARE(room.kept, std::size_t{1});
        QCOMPARE(room.budget, std::uint64_t{1});
        QCOMPARE(library().runs().size(), std::size_t{2});
    }

    void aLongRunIsNeverRemovedToMakeRoom() {
        const fs::path folder = made();
        std::ofstream(folder / "metrics.csv", std::ios::app) << "1000,rest\n";
        const RunLibrary::Room room = library().makeRoom(1);
        QVERIFY(room.excess() > 0);
        QVERIFY(fs::exists(folder));
        QCOMPARE(room.toAsk.size(), std::size_t{1});
    }

    void beforeALongRunGoesItIsAskedFor() {
        std::vector<fs::path> folders;
        for (int k = 0; k < 4; ++k)
            folders.push_back(made());
        for (const int k : {0, 1, 2})
            std::ofstream(folders[static_cast<std::size_t>(k)] / "metrics.csv", std::ios::app)
                << "1000,rest\n";
        for (int k = 0; k < 4; ++k)
            age(folders[static_cast<std::size_t>(k)], 100 - k);
        writeRunLabel(folders[1], {"", "", true});
        const std::uint64_t half = summarizeRun(folders[0]).bytes / 2;
        std::uint64_t all = 0;
        for (const RunSummary& run : library().runs())
            all += run.bytes;
        const std::uint64_t shortOne = summarizeRun(folders[3]).bytes;
        const RunLibrary::Room room = library().makeRoom(all - shortOne - half);
        QCOMPARE(room.excess(), shortOne + half);
        QVERIFY(room.removed.empty());
        QCOMPARE(room.toAsk.size(), std::size_t{2});
        QCOMPARE(room.toAsk[0].folder, folders[3]);
        QCOMPARE(room.toAsk[1].folder, folders[0]);
        QCOMPARE(library().runs().size(), std::size_t{4});
    }

    void whatNoTrashTakesIsAskedFor() {
        const fs::path folder = made();
        const auto refuse = [](const fs::path& run) -> bool {
            throw WriteError({MessageCode::FolderHoldsRun, run});
        };
        const RunLibrary::Room room = library().makeRoom(1, refuse);
        QVERIFY(room.removed.empty() && room.excess() > 0);
        QCOMPARE(room.toAsk.size(), std::size_t{1});
        QCOMPARE(room.toAsk.front().folder, folder);
        QVERIFY(fs::exists(folder));
    }

    void whatGoesIsPutAwayWhereThatIsPossible() {
        const fs::path folder = made();
        const fs::path trash = temporary_->filePath("trash").toStdString();
        const auto putAway = [&trash](const fs::path& run) {
            fs::create_directories(trash);
            fs::rename(run, trash / run.filename());
            return true;
        };
        QCOMPARE(library().makeRoom(0, putAway).removed.size(), std::size_t{1});
        QVERIFY(library().runs().empty());
        QVERIFY(!summarizeRun(trash / folder.filename()).problem);
        const fs::path kept = made();
        writeRunLabel(kept, {"", "", true});
        QVERIFY(!removeRun(kept, Removal::MakeRoom, putAway));
        QVERIFY(fs::exists(kept));
        QVERIFY(removeRun(kept, Removal::Asked, [](const fs::path&) { return false; }));
        QVERIFY(library().runs().empty());
    }

    void namesOfForksAndTwinsSayWhatTheyAre() {
        RunSummary run;
        run.preset = "paper";
        run.identity.origin = RunOrigin{"another", 420};
        QCOMPARE(runName(run), std::string("paper, seed 1, fork from step 420"));
        run.identity.twin = RunTwin{"pair", "B"};
        QCOMPARE(runName(run), std::string("paper, seed 1, from step 420, twin B"));
        run.identity.origin->number = 2;
        QCOMPARE(runName(run), std::string("paper, seed 1, from step 420 (2), twin B"));
        run.identity.origin->name = "Overnight";
        QCOMPARE(runName(run), std::string("Overnight, from step 420 (2), twin B"));
        QVERIFY(parseRunIdentity(runIdentityJson(run.identity), "identity.json") == run.identity);
        const auto inIndex = nlohmann::json::parse(summaryJson(run).dump());
        QVERIFY(readSummary(inIndex).identity == run.identity);
        run.identity.origin.reset();
        QCOMPARE(runName(run), std::string("paper, seed 1, twin B"));
    }

    /// Even where it is the preset's, which the other one's is not.
    void aTwinSaysItsLambda() {
        const fs::path folder = made();
        const std::string before = runName(summarizeRun(folder));
        RunIdentity identity = loadRunIdentity(folder);
        identity.twin = RunTwin{"pair", "A"};
        writeRunIdentity(folder, identity);
        const RunSummary twin = summarizeRun(folder);
        const std::string lambda = significantText(smallPreset().hyperparameters.lambda, 3);
        QCOMPARE(runName(twin), before + ", lambda " + lambda + ", twin A");
        QCOMPARE(twin.changes.inForce.size(), std::size_t{1});
        QCOMPARE(twin.changes.inForce[0].value, smallPreset().hyperparameters.lambda);
    }

    void aNameRoundsItsValues() {
        RunSummary run;
        run.preset = "paper";
        run.changes.inForce = {{"learning_rate", 0.0007166666666666667, 0}};
        QCOMPARE(runName(run), std::string("paper, seed 1, learning rate 0.000717"));
    }

    void aNameSaysSinceWhenAChangeStandsThatCameOnTheWay() {
        RunSummary run;
        run.preset = "paper";
        run.changes.inForce = {{"batch_size", 20, 1}, {"lambda", 0.001, 812}};
        const std::string made = "paper, seed 1, batch size 20, lambda 0.001";
        QCOMPARE(runName(run), made + " from step 812");
        run.identity.origin = RunOrigin{"id", 811};  // forked for it
        QCOMPARE(runName(run), made + ", fork from step 811");
        run.identity.origin->step = 900;
        QCOMPARE(runName(run), made + " from step 812, fork from step 900");
    }

    void whatIsNotKnownOfARunIsNotInTheJson() {
        const fs::path folder = made();
        writeWhole(folder / "run.json", "{");
        const QString json = QString::fromStdString(runsJson(library().runs()));
        QVERIFY(json.contains("\"problem\"") && json.contains("\"steps\": 2"));
        QVERIFY(!json.contains("\"seed\"") && !json.contains("\"numerics\""));
    }

    void aRunThatIsRemovedGoesWhole() {
        const fs::path folder = made();
        removeRun(folder);
        QVERIFY(library().runs().empty());
        QVERIFY(fs::is_empty(library().folder()) || !fs::exists(folder));
        const auto run = begin();
        step(*run, 1);
        QVERIFY_EXCEPTION_THROWN(removeRun(run->folder()->path()), WriteError);
        QVERIFY(loadRunManifest(run->folder()->path()) == run->manifest());
    }

    void aRunThatIsKeptWhileRoomIsMadeComesBack() {
        const fs::path folder = made();
        writeRunLabel(folder, {"", "", true});
        QVERIFY(!removeRun(folder, Removal::MakeRoom));
        QVERIFY(loadRunManifest(folder).identity == only().identity);
        fs::rename(folder, library().folder() /
                               QString(".%1.removed").arg(folder.filename().c_str()).toStdString());
        QCOMPARE(only().folder, folder);  // as after a kill
        QVERIFY(removeRun(folder));
        QVERIFY(!fs::exists(folder));
    }

    void whatAKillLeftOfARemovalGoesTheNextTime() {
        const fs::path folder = made();
        fs::rename(folder, library().folder() / (".x" + std::string(".removed")));
        QVERIFY(library().runs().empty());
        QVERIFY(!fs::exists(library().folder() / ".x.removed"));
    }

    void removingAForkLeavesItsOriginWhole() {
        auto run = begin();
        step(*run, 6);
        run->writeCheckpoint();
        StepFork fork = run->startFork(3);
        while (!fork.advance()) {
        }
        RunSource left = run->finishFork(fork);
        const fs::path origin = left.recorder->folder()->path();
        const fs::path forked = run->folder()->path();
        run.reset();
        left.recorder.reset();
        removeRun(forked);
        QVERIFY(newestGoodCheckpoint(origin, loadRunManifest(origin), {})->state.step == 6);
    }

    /// By any program; its user may delete it nevertheless.
    void aRunThatIsHeldMakesNoRoomAndIsNotOffered() {
        const fs::path folder = made();
        {
            const RunHold hold(folder);
            const RunHold another(folder);
            QVERIFY(isHeld(folder));
            QVERIFY(!isInUse(folder));
            QVERIFY(!library().newestToResume());
            const RunLibrary::Room room = library().makeRoom(1);
            QVERIFY(room.removed.empty() && room.toAsk.empty());
            QVERIFY(!removeRun(folder, Removal::MakeRoom));
        }
        QVERIFY(!isHeld(folder));
        QCOMPARE(library().newestToResume()->folder, folder);
        QCOMPARE(library().bytesTaken(library().runs()), only().bytes);
        const RunHold hold(folder);
        QVERIFY(removeRun(folder));
    }

    /// As two windows do that are opened at once.
    void thoseThatAskDoNotTakeOneAnotherForOneThatHolds() {
        const fs::path folder = made();
        std::atomic<bool> isOver = false;
        std::thread other([&] {
            while (!isOver)
                isHeld(folder);
        });
        int taken = 0;
        for (int k = 0; k < 5000; ++k)
            taken += isHeld(folder) ? 1 : 0;
        isOver = true;
        other.join();
        QCOMPARE(taken, 0);
    }

    /// An empty path is no name of the folder that the program works in.
    void aRunWithoutAFolderIsNotTheOneOfTheWorkingFolder() {
        const fs::path folder = made();
        writeRunLabel(folder, {"Overnight", "", false});
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QString::fromStdString(folder.string())));
        const auto goBack = qScopeGuard([&before] { QDir::setCurrent(before); });
        const RunHold hold({});
        QVERIFY(!isHeld(folder));
        QCOMPARE(givenName({}, {}), std::string());
        QCOMPARE(givenName({}, {{}, {}, RunOrigin{"another", 3, "Early"}}), std::string("Early"));
    }

    void theRunToResumeIsTheLastThatIsNotInUse() {
        const fs::path older = made();
        age(older, 100);
        const fs::path newer = made();
        QCOMPARE(library().newestToResume()->folder, newer);
        const auto run = begin();
        step(*run, 1);
        QCOMPARE(library().newestToResume()->folder, newer);
    }

private:
    RunLibrary library() const { return RunLibrary(temporary_->filePath("runs").toStdString()); }
    fs::path index() const { return library().folder() / "index.json"; }

    RunSummary only() const {
        const std::vector<RunSummary> all = library().runs();
        return all.size() == 1 ? all.front() : RunSummary();
    }

    static std::string read(const fs::path& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    std::unique_ptr<Run> begin(const fs::path& folder = {}) {
        RunSource source =
            sourceOfNewRun(smallPreset(), smallDataset(), "/data", 7, bestInstructionSet());
        const auto makeFolder = [this, folder](const RunConfig& config) {
            return folder.empty() ? library().makeFolder(config) : folder;
        };
        return std::make_unique<Run>(
            std::move(source), makeFolder, [](const Message&) {}, pool_);
    }

    static void step(Run& run, int steps) {
        for (int k = 0; k < steps; ++k) {
            run.step();
            run.keep(kCheckpointEvery);
        }
    }

    /// A run of two steps that was left.
    fs::path made() {
        auto run = begin();
        step(*run, 2);
        fs::path folder = run->folder()->path();
        end(std::move(run));
        return folder;
    }

    static void end(std::unique_ptr<Run> run) { run->leave(); }

    /// As if it had been written so many seconds earlier.
    static void age(const fs::path& folder, int seconds) {
        const fs::path rows = folder / "metrics.csv";
        fs::last_write_time(rows, fs::last_write_time(rows) - std::chrono::seconds(seconds));
    }

    /// As if nothing had been written in it for a while.
    static void settle(const fs::path& folder) {
        const auto settled = fs::file_time_type::clock::now() - std::chrono::seconds(60);
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            fs::last_write_time(entry.path(), settled);
        fs::last_write_time(folder, settled);
    }

    std::optional<QTemporaryDir> temporary_;
    ThreadPool pool_{1};
};

CENTERSCOPE_GUILESS_TEST(RunLibraryTest)
#include "run_library_test.moc"
