// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resource_folder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace centerscope;

class ResourceFolderTest : public QObject {
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
        const QTemporaryDir build;
        const auto folder = findResourceFolder(
            "mnist", std::filesystem::path(build.path().toStdString()) / "bin/x");
        QVERIFY(folder.has_value());
        QVERIFY(std::filesystem::exists(*folder / "README.md"));
    }

    void whatIsNowhereIsNotFound() { QVERIFY(!findResourceFolder("no-such-folder").has_value()); }

    void ownExecutableIsThisTest() {
        QCOMPARE(ownExecutable().filename(), std::filesystem::path("resource_folder_test"));
    }
};

QTEST_GUILESS_MAIN(ResourceFolderTest)
#include "resource_folder_test.moc"
