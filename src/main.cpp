// SPDX-License-Identifier: GPL-3.0-or-later
#include <clocale>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <stdexcept>
#include <unistd.h>

#include <QApplication>
#include <QIcon>
#include <QThread>

#include "cli/command_line.h"
#include "core/freed_memory.h"
#include "core/program_version.h"
#include "session/file_name.h"
#include "session/training_session.h"
#include "session/user_runs.h"
#include "widgets/main_window.h"
#include "widgets/termination_signal.h"

namespace {

using namespace centerscope;

bool hasDisplay(const QStringList& arguments) {
    const bool isPlatformChosen =
        qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || arguments.contains("-platform");
    return isPlatformChosen || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

/// Without a desktop session Qt warns that it had to find a folder of its own; stderr is for what
/// went wrong.
void printAllButWarnings(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type != QtWarningMsg)
        std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

/// Qt takes on the user's locale. Numbers that leave the program keep their decimal point all the
/// same; those in the window are written by QLocale.
template <typename Application>
std::unique_ptr<Application> makeApplication(int& argc, char** argv) {
    qInstallMessageHandler(printAllButWarnings);
    auto application = std::make_unique<Application>(argc, argv);
    qInstallMessageHandler(nullptr);
    std::setlocale(LC_NUMERIC, "C");
    return application;
}

/// Qt's own arguments are lost for names that are not UTF-8.
QStringList argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int k = 0; k < argc; ++k)
        arguments << textOf(argv[k]);
    return arguments;
}

/// A standard descriptor that is closed would be that of the next file that is opened, and what is
/// said would go into it. These take and give nothing.
void occupyStandardDescriptors() {
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(standard, F_GETFD) < 0)
            open("/dev/null", standard == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

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

int missDisplay(int argc, char** argv) {
    const auto application = makeApplication<QCoreApplication>(argc, argv);
    if (parseWindowOptions(argumentsOf(argc, argv)))
        throw std::runtime_error(
            "There is no display to open a window on; centerscope train trains without one.");
    return 0;
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
