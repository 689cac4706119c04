// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

namespace centerscope {

/// A fixed set of threads that share loops. The caller is one of them: a pool of 1 starts none.
///
/// Work is cut into blocks by what is computed (never by the number of threads) and threads claim
/// blocks one at a time, so a result that is built block by block is the same for any number of
/// threads, and a thread the system has taken away holds nobody up.
class ThreadPool {
public:
    /// threads >= 1.
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threads() const { return static_cast<int>(workers_.size()) + 1; }

    /// Calls body(block, thread) once for every block in [0, blocks) and returns when all are done.
    /// thread in [0, threads()) names the executing thread, for scratch memory. Does not allocate.
    /// body must not throw and must not call forEachBlock. One caller at a time.
    template <typename Body>
    void forEachBlock(int blocks, Body&& body) {
        using Function = std::remove_reference_t<Body>;
        run(
            blocks,
            [](void* context, int block, int thread) {
                (*static_cast<Function*>(context))(block, thread);
            },
            const_cast<void*>(static_cast<const void*>(std::addressof(body))));
    }

private:
    using Call = void (*)(void* context, int block, int thread);

    void run(int blocks, Call call, void* context);
    void workOn(int thread);
    void waitForWork(int thread);

    // The ticket says which loop is running and how much of it is left to claim:
    // generation << 32 | unclaimed blocks. The thread that decrements it from a non-zero count owns
    // a block of that generation, and the fields below cannot change before the block is finished.
    std::atomic<std::uint64_t> ticket_{0};
    std::atomic<int> unfinished_{0};
    std::atomic<Call> call_{nullptr};
    std::atomic<void*> context_{nullptr};
    std::atomic<int> blocks_{0};
    std::atomic<bool> stopping_{false};
    std::vector<std::thread> workers_;
};

}  // namespace centerscope
