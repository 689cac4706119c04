// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "core/write_whole.h"
#include "runs/run.h"
#include "runs/run_json.h"
#include "runs/run_library.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// A library with as many runs as somebody makes in years; tests/benchmarks/library_benchmark.cpp
/// says how long it takes to open.
class LargeLibraryTest : public QObject {
    Q_OBJECT

private slots:
    /// Every hundredth of them is called something.
    void theIndexOfAThousandRunsSaysWhatTheirFoldersSay() {
        const QTemporaryDir temporary;
        const RunLibrary library(temporary.path().toStdString());
        const fs::path first = makeRun(library);
        for (int k = 1; k < 1000; ++k) {
            const fs::path copy = first.string() + "-" + std::to_string(k);
            fs::copy(first, copy,
                     fs::copy_options::recursive | fs::copy_options::create_hard_links);
            if (k % 100 == 0)
                writeRunLabel(copy, {"run " + std::to_string(k), "", false});
            settle(copy);
        }
        settle(first);
        const std::vector<RunSummary> read = library.runs();
        QCOMPARE(read.size(), std::size_t{1000});
        for (const RunSummary& run : read) {
            QVERIFY(!run.problem);
            QCOMPARE(run.steps, std::int64_t{1});
        }
        QCOMPARE(
            std::ranges::count_if(
                read, [](const RunSummary& run) { return run.label.name.starts_with("run "); }),
            9);
        const fs::path index = library.folder() / "index.json";
        const std::string whole = readRunFile(index);
        QVERIFY(library.runs() == read);
        QCOMPARE(readRunFile(index), whole);
    }

private:
    static fs::path makeRun(const RunLibrary& library) {
        ThreadPool pool(1);
        Run run(
            sourceOfNewRun(smallPreset(), smallDataset(), "/data", 7, bestInstructionSet()),
            [&library](const RunConfig& config) { return library.makeFolder(config); },
            [](const Message&) {}, pool);
        run.step();
        return run.folder()->path();
    }

    /// As if nothing had been written in it for a while.
    static void settle(const fs::path& folder) {
        const auto settled = fs::file_time_type::clock::now() - std::chrono::seconds(60);
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            fs::last_write_time(entry.path(), settled);
        fs::last_write_time(folder, settled);
    }
};

CENTERSCOPE_GUILESS_TEST(LargeLibraryTest)
#include "large_library_test.moc"
