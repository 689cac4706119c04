// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/termination_signal.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

#include <QSocketNotifier>

namespace centerscope {

namespace {

constexpr int kSignals[] = {SIGTERM, SIGINT, SIGHUP};

// A signal handler can reach nothing but a global, and do little more than write to a pipe.
int pipeEnds[2] = {-1, -1};

void notify(int) {
    const int error = errno;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(pipeEnds[1], &byte, 1);
    errno = error;
}

/// Unless it is ignored.
void handle(int signal, void (*handler)(int)) {
    if (std::signal(signal, handler) == SIG_IGN)
        std::signal(signal, SIG_IGN);
}

}  // namespace

TerminationSignal::TerminationSignal(QObject* parent) : QObject(parent) {
    if (pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;  // the signals kill, as they always did
    auto* notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        while (read(pipeEnds[0], bytes, sizeof bytes) > 0) {
        }
        emit received();
    });
    for (const int each : kSignals)
        handle(each, notify);
}

TerminationSignal::~TerminationSignal() {
    for (const int each : kSignals)
        handle(each, SIG_DFL);
    for (const int end : pipeEnds)
        close(end);
}

}  // namespace centerscope

#include "moc_termination_signal.cpp"
