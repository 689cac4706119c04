// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/thread_pool.h"

#include <atomic>
#include <numeric>
#include <thread>
#include <vector>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class ThreadPoolTest : public QObject {
    Q_OBJECT

private slots:
    void everyBlockIsCalledExactlyOnce_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("blocks");
        for (int threads : {1, 2, 3, 8})
            for (int blocks : {0, 1, 2, 7, 1000})
                QTest::addRow("%d threads, %d blocks", threads, blocks) << threads << blocks;
    }
    void everyBlockIsCalledExactlyOnce() {
        QFETCH(int, threads);
        QFETCH(int, blocks);
        ThreadPool pool(threads);
        QCOMPARE(pool.threads(), threads);
        std::vector<std::atomic<int>> calls(static_cast<std::size_t>(blocks));
        std::atomic<bool> threadInRange = true;
        pool.forEachBlock(blocks, [&](int block, int thread) {
            ++calls.at(static_cast<std::size_t>(block));
            if (thread < 0 || thread >= threads)
                threadInRange = false;
        });
        for (const std::atomic<int>& count : calls)
            QCOMPARE(count.load(), 1);
        QVERIFY(threadInRange);
    }

    void aPoolOfOneRunsInTheCallersThreadInOrder() {
        ThreadPool pool(1);
        std::vector<int> order;
        const std::thread::id caller = std::this_thread::get_id();
        bool foreign = false;
        pool.forEachBlock(5, [&](int block, int thread) {
            order.push_back(block);
            foreign = foreign || thread != 0 || std::this_thread::get_id() != caller;
        });
        QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4}));
        QVERIFY(!foreign);
    }

    // One thread's scratch memory is never used by two blocks at once.
    void noTwoBlocksRunUnderOneThreadNumberAtOnce() {
        ThreadPool pool(4);
        std::vector<std::atomic<bool>> busy(4);
        std::atomic<bool> collided = false;
        for (int loop = 0; loop < 200; ++loop)
            pool.forEachBlock(16, [&](int, int thread) {
                std::atomic<bool>& mine = busy[static_cast<std::size_t>(thread)];
                if (mine.exchange(true))
                    collided = true;
                mine = false;
            });
        QVERIFY(!collided);
    }

    // Plain memory on purpose: under the thread sanitizer this proves that a loop sees all that
    // was written before it and that its caller sees all that it wrote.
    void loopsInQuickSuccessionSeeEachOthersResults() {
        ThreadPool pool(3);
        std::vector<long> values(64, 0);
        constexpr int kLoops = 5'000;
        for (int loop = 0; loop < kLoops; ++loop) {
            const int blocks = 1 + loop % 64;  // sizes change, so stale counts would show
            pool.forEachBlock(blocks, [&values, loop](int block, int) {
                values[static_cast<std::size_t>(block)] += loop;
            });
        }
        long expected = 0;
        for (int loop = 0; loop < kLoops; ++loop)
            expected += static_cast<long>(loop) * (1 + loop % 64);
        QCOMPARE(std::accumulate(values.begin(), values.end(), 0L), expected);
    }

    void poolsOfTwoCallersDoNotDisturbEachOther() {
        std::atomic<int> sum = 0;
        const auto work = [&sum] {
            ThreadPool pool(2);
            for (int loop = 0; loop < 500; ++loop)
                pool.forEachBlock(8, [&sum](int, int) { ++sum; });
        };
        std::thread other(work);
        work();
        other.join();
        QCOMPARE(sum.load(), 2 * 500 * 8);
    }

    void poolsComeAndGoWithAndWithoutWork() {
        std::atomic<int> calls = 0;
        for (int round = 0; round < 200; ++round) {
            ThreadPool pool(1 + round % 4);
            if (round % 2 == 0)
                pool.forEachBlock(3, [&calls](int, int) { ++calls; });
        }
        QCOMPARE(calls.load(), 300);
    }
};

CENTERSCOPE_GUILESS_TEST(ThreadPoolTest)
#include "thread_pool_test.moc"
