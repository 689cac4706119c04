// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <memory>
#include <optional>

#include <QApplication>
#include <QIcon>
#include <QThread>

#include "cli/application_start.h"
#include "cli/command_line.h"
#include "core/program.h"
#include "session/training_session.h"
#include "session/user_runs.h"
#include "widgets/main_window.h"
#include "widgets/termination_signal.h"

namespace {

using namespace centerscope;

int runWindow(int argc, char** argv) {
    const auto application = makeApplication<QApplication>(argc, argv);
    QApplication::setWindowIcon(QIcon(":/desktop/centerscope.svg"));
    const std::optional<FirstRun> first = parseWindowOptions(argumentsOf(argc, argv));
    if (!first)
        return 0;
    const int threads = QThread::idealThreadCount();
    // Outlives the session, so that a second signal does not cut its last checkpoint short.
    const TerminationSignal termination;
    TrainingSession session(threads, userRuns());
    MainWindow window(session, bundledPresets(), threads, *first);
    QObject::connect(&termination, &TerminationSignal::received, &window, &MainWindow::quitUnasked);
    window.show();
    return QApplication::exec();
}

int runCommand(int argc, char** argv, const QStringList& arguments) {
    std::unique_ptr<QCoreApplication> application;
    if (commandDraws(arguments)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = makeApplication<QApplication>(argc, argv);
    } else {
        application = makeApplication<QCoreApplication>(argc, argv);
    }
    return runCommandLine(arguments);
}

}  // namespace

int main(int argc, char** argv) {
    returnFreedMemory();
    occupyStandardDescriptors();
    for (const int ofWrites : {SIGPIPE, SIGXFSZ})  // a failed write is no reason to die
        std::signal(ofWrites, SIG_IGN);
    QCoreApplication::setApplicationName("centerscope");
    QCoreApplication::setOrganizationName("centerscope");
    QCoreApplication::setApplicationVersion(programVersion());

    const QStringList arguments = argumentsOf(argc, argv);
    if (invocation(arguments) == Invocation::Command)
        return runCommand(argc, argv, arguments);
    const bool canOpen = hasDisplay(arguments);
    return exitCodeOf([&] { return canOpen ? runWindow(argc, argv) : missDisplay(argc, argv); });
}
