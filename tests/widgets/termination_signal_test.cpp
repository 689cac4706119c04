// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/termination_signal.h"

#include <csignal>

#include <QSignalSpy>
#include <QTest>

#include "support/patience.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

class TerminationSignalTest : public QObject {
    Q_OBJECT

private slots:
    void eachArrivesInTheEventLoopAndKillsNothing_data() {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }

    void eachArrivesInTheEventLoopAndKillsNothing() {
        QFETCH(int, number);
        const TerminationSignal termination;
        QSignalSpy received(&termination, &TerminationSignal::received);
        QCOMPARE(std::raise(number), 0);
        QVERIFY(received.wait(kPatience));
        QCOMPARE(received.size(), 1);
    }

    void whatIsIgnoredStaysSo() {
        std::signal(SIGHUP, SIG_IGN);  // as nohup has it
        {
            const TerminationSignal termination;
            QSignalSpy received(&termination, &TerminationSignal::received);
            QCOMPARE(std::raise(SIGHUP), 0);
            QCOMPARE(std::raise(SIGTERM), 0);
            QVERIFY(received.wait(kPatience));
            QCOMPARE(received.size(), 1);
        }
        QVERIFY(std::signal(SIGHUP, SIG_DFL) == SIG_IGN);
    }
};

CENTERSCOPE_GUILESS_TEST(TerminationSignalTest)
#include "termination_signal_test.moc"
