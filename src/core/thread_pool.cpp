// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/thread_pool.h"

#include "core/flush_denormals.h"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace centerscope {

namespace {

constexpr std::uint64_t kUnclaimedMask = 0xffffffffULL;
// A training step has tens of loops, some microseconds apart: look this often before sleeping
// (about 20 µs), because waking a thread costs more than the wait.
constexpr int kSpins = 400;

void relax() {
#if defined(__SSE2__)
    _mm_pause();
#endif
}

}  // namespace

ThreadPool::ThreadPool(int threads) {
    for (int thread = 1; thread < threads; ++thread)
        workers_.emplace_back([this, thread] { waitForWork(thread); });
}

ThreadPool::~ThreadPool() {
    stopping_.store(true);
    ticket_.fetch_add(kUnclaimedMask + 1);  // a new, empty generation wakes everyone
    ticket_.notify_all();
    for (std::thread& worker : workers_)
        worker.join();
}

void ThreadPool::run(int blocks, Call call, void* context) {
    if (workers_.empty() || blocks <= 1) {
        for (int block = 0; block < blocks; ++block)
            call(context, block, 0);
        return;
    }
    call_.store(call, std::memory_order_relaxed);
    context_.store(context, std::memory_order_relaxed);
    blocks_.store(blocks, std::memory_order_relaxed);
    unfinished_.store(blocks, std::memory_order_relaxed);
    const std::uint64_t generation = (ticket_.load(std::memory_order_relaxed) >> 32) + 1;
    ticket_.store(generation << 32 | static_cast<std::uint64_t>(blocks), std::memory_order_release);
    ticket_.notify_all();
    workOn(0);
    for (int spins = 0; unfinished_.load(std::memory_order_acquire) != 0; ++spins) {
        if (spins < kSpins)
            relax();
        else
            std::this_thread::yield();
    }
}

void ThreadPool::workOn(int thread) {
    std::uint64_t ticket = ticket_.load(std::memory_order_acquire);
    while ((ticket & kUnclaimedMask) != 0) {
        const Call call = call_.load(std::memory_order_relaxed);
        void* const context = context_.load(std::memory_order_relaxed);
        const int blocks = blocks_.load(std::memory_order_relaxed);
        if (!ticket_.compare_exchange_weak(ticket, ticket - 1, std::memory_order_acq_rel,
                                           std::memory_order_acquire))
            continue;
        call(context, blocks - static_cast<int>(ticket & kUnclaimedMask), thread);
        unfinished_.fetch_sub(1, std::memory_order_release);
        ticket = ticket_.load(std::memory_order_acquire);
    }
}

void ThreadPool::waitForWork(int thread) {
    const FlushDenormals flush;
    while (true) {
        workOn(thread);
        const std::uint64_t idle = ticket_.load(std::memory_order_acquire);
        if (stopping_.load())
            return;
        if ((idle & kUnclaimedMask) != 0)
            continue;
        int spins = 0;
        while (spins < kSpins && ticket_.load(std::memory_order_relaxed) == idle) {
            relax();
            ++spins;
        }
        if (spins == kSpins)
            ticket_.wait(idle, std::memory_order_acquire);
    }
}

}  // namespace centerscope
