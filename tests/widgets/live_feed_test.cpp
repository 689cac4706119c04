// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live_feed.h"

#include <QSignalSpy>
#include <QTest>

#include "session/training_session.h"
#include "support/patience.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

class LiveFeedTest : public QObject {
    Q_OBJECT

private slots:
    void beforeARunHasBegunThereIsNothingToShow() {
        TrainingSession session(1);
        const LiveFeed feed(session);
        QSignalSpy available(&session, &TrainingSession::updateAvailable);
        QSignalSpy updated(&feed, &LiveFeed::updated);
        // Only when one has been taken is there another to be notified of.
        QTRY_VERIFY_WITH_TIMEOUT((session.setStage({}), available.size() >= 2), kPatience);
        QCOMPARE(updated.size(), 0);
    }
};

CENTERSCOPE_GUILESS_TEST(LiveFeedTest)
#include "live_feed_test.moc"
