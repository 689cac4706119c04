// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// The tests of a folder share one executable, so that they are sooner built; it runs the one named
/// by its first argument, in a process of its own: `tests_training run_folder_test`.
namespace centerscope::testing {

/// Makes the test known by the name of its source file.
struct RoomTest {
    using Run = int (*)(int argc, char** argv);
    RoomTest(const char* sourceFile, Run run);
};

/// Whether the locale that LC_ALL names is in force, if it names one: Qt silently stays with "C"
/// where the C library does not know it.
bool isChosenLocaleInForce();

template <typename Application, typename Test>
int runRoomTest(int argc, char** argv) {
    Application application(argc, argv);
    if (!isChosenLocaleInForce())
        return 1;
    application.setAttribute(Qt::AA_Use96Dpi, true);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

}  // namespace centerscope::testing

#define CENTERSCOPE_JOINED(one, other) one##other
#define CENTERSCOPE_REGISTERED(number) CENTERSCOPE_JOINED(kRegistered, number)

/// Instead of QTEST_MAIN and QTEST_GUILESS_MAIN. The first needs QApplication.
#define CENTERSCOPE_TEST(Test)                                                       \
    static const centerscope::testing::RoomTest CENTERSCOPE_REGISTERED(__COUNTER__)( \
        __FILE__, centerscope::testing::runRoomTest<QApplication, Test>);
#define CENTERSCOPE_GUILESS_TEST(Test)                                               \
    static const centerscope::testing::RoomTest CENTERSCOPE_REGISTERED(__COUNTER__)( \
        __FILE__, centerscope::testing::runRoomTest<QCoreApplication, Test>);
