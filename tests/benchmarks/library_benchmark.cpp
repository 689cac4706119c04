// SPDX-License-Identifier: GPL-3.0-or-later
// How long a library of runs takes to open: library_benchmark RUN_FOLDER [RUNS] makes so many runs
// out of the one in the folder, 1,000 unless told, and reads them without their index and with it.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "runs/run_library.h"

using namespace centerscope;

namespace fs = std::filesystem;

namespace {

void timeOpening(const RunLibrary& library) {
    const auto start = std::chrono::steady_clock::now();
    const std::size_t runs = library.runs().size();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    std::printf("%zu runs in %.1f ms\n", runs, taken.count());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("library_benchmark RUN_FOLDER [RUNS]\n", stderr);
        return 2;
    }
    const int runs = argc > 2 ? std::atoi(argv[2]) : 1000;
    std::string folder = (fs::temp_directory_path() / "library-XXXXXX").string();
    if (!mkdtemp(folder.data()))
        return 1;
    for (int k = 0; k < runs; ++k)
        fs::copy(argv[1], fs::path(folder) / ("run-" + std::to_string(k)),
                 fs::copy_options::recursive | fs::copy_options::create_hard_links);
    std::this_thread::sleep_for(std::chrono::seconds(5));  // what is new is not in the index yet
    const RunLibrary library(folder);
    std::puts("without an index:");
    timeOpening(library);
    std::puts("with it:");
    for (int turn = 0; turn < 5; ++turn)
        timeOpening(library);
    fs::remove_all(folder);
}
