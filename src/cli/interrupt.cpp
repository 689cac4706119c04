// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <csignal>

namespace centerscope {

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t interrupts = 0;

void countInterrupt(int) {
    interrupts = interrupts + 1;
}

/// Unless it is ignored.
void handle(int signal, void (*handler)(int)) {
    if (std::signal(signal, handler) == SIG_IGN)
        std::signal(signal, SIG_IGN);
}

}  // namespace

Interrupt::Interrupt() {
    interrupts = 0;
    for (const int each : kSignals)
        handle(each, countInterrupt);
}

Interrupt::~Interrupt() {
    for (const int each : kSignals)
        handle(each, SIG_DFL);
}

int Interrupt::count() const {
    return interrupts;
}

}  // namespace centerscope
