// SPDX-License-Identifier: GPL-3.0-or-later
// Makes, forks, renames, keeps and removes runs in a library without an end, to be killed by
// faults.py at any moment, or checks what the kills have left.
//     library_churn FOLDER JOURNAL SEED    churns; the journal says what must still be there
//     library_churn FOLDER JOURNAL...      checks, prints how many runs there are; 1: something is
//     lost
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

#include "core/error.h"
#include "runs/run.h"
#include "runs/run_library.h"
#include "runs/run_removal.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

namespace {

/// Whole lines, each on its way to the disk before what it says is done.
class Journal {
public:
    explicit Journal(const char* file)
        : file_(open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {}
    ~Journal() { close(file_); }
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void write(const std::string& word, const std::string& id = "-") const {
        const std::string line = word + " " + id + "\n";
        if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            std::abort();
    }

private:
    int file_;
};

class Churn {
public:
    Churn(const fs::path& folder, const char* journal, unsigned seed, bool prunes)
        : library_(folder), journal_(journal), random_(seed), prunes_(prunes) {}

    [[noreturn]] void run() {
        for (;;)
            switch (random_() % 6) {
                case 0:
                    makeAndFork();
                    break;
                case 1:
                    label();
                    break;
                case 2:
                    remove();
                    break;
                case 3:
                    if (prunes_ && random_() % 4 == 0) {
                        journal_.write("pruning");
                        library_.makeRoom(random_() % 4'000'000);
                    }
                    break;
                default:
                    library_.runs();
            }
    }

private:
    /// The run is made and named in the journal before its fork is.
    void makeAndFork() {
        RunSource source =
            sourceOfNewRun(smallPreset(), data_, "/data", random_() % 100, bestInstructionSet());
        Run run(
            std::move(source),
            [this](const RunConfig& config) { return library_.makeFolder(config); },
            [](const Message&) {}, pool_);
        const int steps = 2 + static_cast<int>(random_() % 12);
        for (int k = 0; k < steps; ++k) {
            run.step();
            run.keep(5);
        }
        run.writeCheckpoint();
        journal_.write("made", run.manifest().identity.id);
        StepFork fork =
            run.startFork(1 + static_cast<int>(random_() % static_cast<unsigned>(steps)));
        while (!fork.advance()) {
        }
        const RunSource left = run.finishFork(fork);
        journal_.write("made", run.manifest().identity.id);
    }

    std::optional<RunSummary> any() {
        std::vector<RunSummary> runs = library_.runs();
        return runs.empty() ? std::nullopt : std::optional(runs[random_() % runs.size()]);
    }

    /// Which runs are kept follows from their ids: two programs that label one in the same moment
    /// do not disagree.
    void label() {
        const auto run = any();
        if (!run || !fs::exists(run->folder))
            return;
        try {
            const bool isKept = std::hash<std::string>()(run->identity.id) % 4 == 0;
            writeRunLabel(run->folder, {"name " + std::to_string(random_()), "note", isKept});
            if (isKept)
                journal_.write("kept", run->identity.id);
        } catch (const WriteError&) {  // another program has removed it
        }
    }

    void remove() {
        const auto run = any();
        if (!run || run->label.isKept || run->identity.id.empty() || library_.runs().size() < 6)
            return;
        journal_.write("removing", run->identity.id);
        try {
            removeRun(run->folder);
        } catch (const WriteError&) {  // in use
        }
    }

    RunLibrary library_;
    Journal journal_;
    std::mt19937 random_;
    bool prunes_;
    std::shared_ptr<const Dataset> data_ = smallDataset();
    ThreadPool pool_{1};
};

/// Ids that must be in the library: all that were made and not removed, or where room was made,
/// those that were kept.
std::set<std::string> mustBeThere(const std::vector<fs::path>& journals) {
    std::set<std::string> made;
    std::set<std::string> kept;
    std::set<std::string> removed;
    bool pruned = false;
    for (const fs::path& journal : journals) {
        std::ifstream lines(journal);
        for (std::string word, id; lines >> word >> id;) {
            pruned = pruned || word == "pruning";
            (word == "made" ? made : word == "kept" ? kept : removed).insert(id);
        }
    }
    std::set<std::string> there;
    for (const std::string& id : pruned ? kept : made)
        if (!removed.contains(id))
            there.insert(id);
    return there;
}

/// Every run that is listed can be resumed, and none is missing.
int check(const fs::path& folder, const std::vector<fs::path>& journals) {
    std::set<std::string> missing = mustBeThere(journals);
    const std::vector<RunSummary> runs = RunLibrary(folder).runs();
    const auto openDataset = [](RunManifest&) { return smallDataset(); };
    int faults = 0;
    for (const RunSummary& run : runs) {
        missing.erase(run.identity.id);
        try {
            const RunSource source =
                sourceFromFolder(run.folder, openDataset, [](const Message&) {});
            if (run.identity.origin && source.step() < run.identity.origin->step)
                throw Error(MessageCode::Verbatim, "a fork without its own first state");
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", run.folder.c_str(), error.what());
            ++faults;
        }
    }
    for (const std::string& id : missing)
        std::fprintf(stderr, "lost: %s\n", id.c_str());
    std::printf("%zu\n", runs.size());
    return faults > 0 || !missing.empty() ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc >= 4 && std::strspn(argv[3], "0123456789") == std::strlen(argv[3]))
        Churn(argv[1], argv[2], static_cast<unsigned>(std::atoi(argv[3])), argc > 4).run();
    return check(argv[1], {argv + 2, argv + argc});
}
