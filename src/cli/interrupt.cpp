// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <csignal>

namespace centerscope {

namespace {

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t interrupts = 0;

void countInterrupt(int) {
    interrupts = interrupts + 1;
}

}  // namespace

Interrupt::Interrupt() {
    interrupts = 0;
    std::signal(SIGINT, countInterrupt);
    std::signal(SIGTERM, countInterrupt);
    std::signal(SIGHUP, countInterrupt);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGHUP, SIG_DFL);
}

int Interrupt::count() const {
    return interrupts;
}

}  // namespace centerscope
