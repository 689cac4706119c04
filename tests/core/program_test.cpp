// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class ProgramTest : public QObject {
    Q_OBJECT

private slots:
    void anInstalledProgramFindsItsDataBesideIt() {
        const QTemporaryDir prefix;
        QVERIFY(QDir(prefix.path()).mkpath("share/centerscope/mnist"));
        const std::filesystem::path root = prefix.path().toStdString();
        QCOMPARE(findResourceFolder("mnist", root / "bin/centerscope").value(),
                 root / "share/centerscope/mnist");
    }

    void aProgramInABuildFolderFindsTheSourceTree() {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        QVERIFY(QDir(folder.path()).mkpath("source/resources/mnist"));
        QVERIFY(QDir(folder.path()).mkpath("build/share"));
        std::filesystem::create_symlink(root / "source/resources",
                                        root / "build/share/centerscope");
        for (const char* program : {"build/src/centerscope", "build/tests/nn/kernels/some_test"})
            QCOMPARE(findResourceFolder("mnist", root / program).value(),
                     root / "source/resources/mnist");
    }

    void thisTestFindsTheSourceTree() {
        const auto folder = findResourceFolder("mnist");
        QVERIFY(folder.has_value());
        QVERIFY(std::filesystem::exists(*folder / "README.md"));
    }

    /// A program that is moved must not look for data where it was built.
    void aProgramElsewhereFindsNothing() {
        const QTemporaryDir folder;
        QVERIFY(!findResourceFolder("mnist",
                                    std::filesystem::path(folder.path().toStdString()) / "bin/x")
                     .has_value());
        QVERIFY(!findResourceFolder("mnist", {}).has_value());
    }

    void whatIsNowhereIsNotFound() { QVERIFY(!findResourceFolder("no-such-folder").has_value()); }

    void ownExecutableIsThisTest() {
        QCOMPARE(ownExecutable().filename(), std::filesystem::path("tests_core"));
    }
};

CENTERSCOPE_GUILESS_TEST(ProgramTest)
#include "program_test.moc"
