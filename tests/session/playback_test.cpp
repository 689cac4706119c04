// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/playback.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class PlaybackTest : public QObject {
    Q_OBJECT

private slots:
    void atFullSpeedNoStepWaits() {
        Playback playback;
        playback.startStep(100);
        QCOMPARE(playback.wait(100), 0);
    }

    void stepsAreHeldApart() {
        Playback playback;
        playback.setPace(5);
        QCOMPARE(playback.wait(0), 0);  // the first
        playback.startStep(1000);
        QCOMPARE(playback.wait(1000), 200);
        QCOMPARE(playback.wait(1150), 50);
        QCOMPARE(playback.wait(1200), 0);
        QCOMPARE(playback.wait(5000), 0);
    }

    void anotherPaceCountsAtOnce() {
        Playback playback;
        playback.setPace(1);
        playback.startStep(1000);
        QCOMPARE(playback.wait(1010), 990);
        playback.setPace(20);
        QCOMPARE(playback.wait(1010), 40);
        playback.setPace(0);
        QCOMPARE(playback.wait(1010), 0);
    }

    void itStopsOnceAfterTheStepAskedFor() {
        Playback playback;
        playback.setPlaying(true);
        playback.setStopAfter(3);
        StepMetrics metrics;
        std::vector<std::int64_t> stops;
        for (const std::int64_t step : {2, 3, 3, 4}) {
            metrics.step = step;
            if (playback.isOver(metrics))
                stops.push_back(step);
        }
        QCOMPARE(stops, std::vector<std::int64_t>{3});
    }
};

CENTERSCOPE_GUILESS_TEST(PlaybackTest)
#include "playback_test.moc"
