// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/room_test.h"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

namespace {

std::map<std::string, centerscope::testing::RoomTest::Run>& roomTests() {
    static std::map<std::string, centerscope::testing::RoomTest::Run> tests;
    return tests;
}

}  // namespace

centerscope::testing::RoomTest::RoomTest(const char* sourceFile, Run run) {
    roomTests().emplace(std::filesystem::path(sourceFile).stem().string(), run);
}

bool centerscope::testing::isChosenLocaleInForce() {
    const char* chosen = std::getenv("LC_ALL");
    if (chosen == nullptr || std::setlocale(LC_ALL, nullptr) == std::string(chosen))
        return true;
    std::fprintf(stderr, "LC_ALL: expected a locale that the C library knows, found \"%s\".\n",
                 chosen);
    return false;
}

int main(int argc, char** argv) {
    const auto found = argc > 1 ? roomTests().find(argv[1]) : roomTests().end();
    if (found != roomTests().end()) {
        argv[1] = argv[0];
        return found->second(argc - 1, argv + 1);
    }
    std::fputs("The first argument names one of these tests; what follows is for QtTest.\n",
               stderr);
    for (const auto& [name, run] : roomTests())
        std::fprintf(stderr, "    %s\n", name.c_str());
    return 2;
}
