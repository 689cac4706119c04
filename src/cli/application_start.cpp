// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/application_start.h"

#include <clocale>
#include <cstdio>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

#include <QCoreApplication>
#include <QLoggingCategory>

#include "cli/command_line.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

void printAllButWarnings(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type != QtWarningMsg)
        std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

}  // namespace

void occupyStandardDescriptors() {
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(standard, F_GETFD) < 0)
            open("/dev/null", standard == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

QStringList argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int k = 0; k < argc; ++k)
        arguments << textOf(argv[k]);
    return arguments;
}

bool hasDisplay(const QStringList& arguments) {
    const bool isPlatformChosen =
        qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || arguments.contains("-platform");
    return isPlatformChosen || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

QuietStart::QuietStart() {
    qInstallMessageHandler(printAllButWarnings);
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
}

QuietStart::~QuietStart() {
    qInstallMessageHandler(nullptr);
    std::setlocale(LC_NUMERIC, "C");
}

int missDisplay(int argc, char** argv) {
    const auto application = makeApplication<QCoreApplication>(argc, argv);
    if (parseWindowOptions(argumentsOf(argc, argv)))
        throw std::runtime_error(
            "There is no display to open a window on; centerscope train trains without one.");
    return 0;
}

}  // namespace centerscope
