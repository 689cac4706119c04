// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/first_news.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

class FirstNewsTest : public QObject {
    Q_OBJECT

private slots:
    void aNewRunTellsWhatIsInForceAndNoStep() {
        const SessionUpdate news = firstNews(3, {}, trainer_, {});
        QCOMPARE(news.run, std::uint64_t{3});
        QVERIFY(news.steps.empty() && news.changes.empty());
        QVERIFY(news.hyperparameters == trainer_.state().hyperparameters);
        QVERIFY(news.halvingRule == trainer_.state().halvingRule);
    }

    void theStepOfACheckpointWithoutItsRowIsToldWithoutItsLosses() {
        trainer_.step();
        trainer_.setLambda(0.5);
        const StepMetrics second = trainer_.step();
        const SessionUpdate news = firstNews(1, {}, trainer_, {});
        QCOMPARE(news.steps.size(), std::size_t{1});
        QCOMPARE(news.steps[0].step, 2);
        QCOMPARE(news.steps[0].lambda, 0.5);
        QVERIFY(std::isnan(news.steps[0].totalLoss));
        QCOMPARE(news.changes.size(), std::size_t{1});
        QCOMPARE(news.changes[0].step, 2);

        const SessionUpdate known = firstNews(1, {}, trainer_, {{second}, {}});
        QCOMPARE(known.steps.size(), std::size_t{1});
        QCOMPARE(known.steps[0].totalLoss, second.totalLoss);
        QVERIFY(firstNews(2, RunOrigin{1, 2}, trainer_, {}).steps.empty());
    }

private:
    ThreadPool pool_{1};
    Trainer<float> trainer_{smallPreset(), smallDataset(), 1, pool_};
};

CENTERSCOPE_GUILESS_TEST(FirstNewsTest)
#include "first_news_test.moc"
