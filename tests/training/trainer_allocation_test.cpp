// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <QTest>

#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/trainer.h"

// The C library's own, behind its public names: glibc lets a program replace these, and operator
// new and Eigen ask for memory through them.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

std::atomic<int> allocations{0};  // of all threads

}  // namespace

extern "C" {

void* malloc(std::size_t size) {
    ++allocations;
    return __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) {
    ++allocations;
    return __libc_calloc(count, size);
}

void* realloc(void* memory, std::size_t size) {
    ++allocations;
    return __libc_realloc(memory, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
    ++allocations;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
    ++allocations;
    *memory = __libc_memalign(alignment, size);
    return *memory == nullptr ? ENOMEM : 0;
}

}  // extern "C"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

template <typename Work>
int allocationsOf(Work&& work) {
    const int before = allocations;
    work();
    return allocations - before;
}

/// Momentum, and the rule that remembers losses.
Preset smallMomentumPreset() {
    Preset preset = smallPreset();
    preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
    preset.halvingRule.kind = HalvingRule::Kind::OnPlateau;
    preset.halvingRule.watch = HalvingRule::Watch::TrainingLoss;
    preset.halvingRule.patience = 100'000;
    return preset;
}

}  // namespace

class TrainerAllocationTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfAllocationIsCounted() {
        void* volatile kept = nullptr;
        QCOMPARE(allocationsOf([&] { kept = std::malloc(1); }), 1);
        std::free(kept);
        QCOMPARE(allocationsOf([&] { kept = std::aligned_alloc(64, 64); }), 1);
        std::free(kept);
        std::unique_ptr<int> number;
        QCOMPARE(allocationsOf([&] { number = std::make_unique<int>(1); }), 1);
        Matrix<float> matrix;
        QCOMPARE(allocationsOf([&] { matrix.resize(3, 3); }), 1);
        ThreadPool pool(2);
        std::vector<std::unique_ptr<int>> numbers(100);
        QCOMPARE(allocationsOf([&] {
                     pool.forEachBlock(100, [&](int k, int) {
                         numbers[static_cast<std::size_t>(k)] = std::make_unique<int>(k);
                     });
                 }),
                 100);
    }

    void aSteadyStepAllocatesNothing_data() {
        QTest::addColumn<Preset>("preset");
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("steps");
        for (const int threads : {1, 2}) {
            // 20 steps of 10 are an epoch of the small data set.
            QTest::addRow("Adam, %d threads", threads) << smallPreset() << threads << 25;
            QTest::addRow("momentum, plateau rule, %d threads", threads)
                << smallMomentumPreset() << threads << 120;
            QTest::addRow("normalizations, %d threads", threads)
                << smallNormalizedPreset() << threads << 25;
            QTest::addRow("augmentation, %d threads", threads)
                << smallAugmentedPreset() << threads << 25;
            QTest::addRow("LeNet++, %d threads", threads)
                << findPreset("center-loss-2018") << threads << 3;
        }
    }

    void aSteadyStepAllocatesNothing() {
        QFETCH(Preset, preset);
        QFETCH(int, threads);
        QFETCH(int, steps);
        ThreadPool pool(threads);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int warmUp = 0; warmUp < 2; ++warmUp)
            trainer.step();
        QCOMPARE(allocationsOf([&] {
                     for (int k = 0; k < steps; ++k)
                         trainer.step();
                 }),
                 0);
    }
};

CENTERSCOPE_GUILESS_TEST(TrainerAllocationTest)
#include "trainer_allocation_test.moc"
