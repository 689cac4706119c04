// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QStringList>

namespace centerscope {

// How the program comes into being, whether it has a window or not.

/// A standard descriptor that is closed would be that of the next file that is opened, and what is
/// said would go into it. These take and give nothing.
void occupyStandardDescriptors();

/// Qt's own arguments are lost for names that are not UTF-8.
QStringList argumentsOf(int argc, char** argv);
/// Whether a window can be opened.
bool hasDisplay(const QStringList& arguments);

/// While it lives no warning of Qt's is printed: without a desktop session it warns that it had to
/// find a folder of its own, and stderr is for what went wrong. From then on its readers of images
/// are silent too: a damaged image is refused in a sentence of ours. When it ends, numbers that
/// leave the program have a decimal point again, though Qt takes on the user's locale; those in the
/// window are written by QLocale.
class QuietStart {
public:
    QuietStart();
    ~QuietStart();
    QuietStart(const QuietStart&) = delete;
    QuietStart& operator=(const QuietStart&) = delete;
};

template <typename Application>
std::unique_ptr<Application> makeApplication(int& argc, char** argv) {
    const QuietStart quiet;
    return std::make_unique<Application>(argc, argv);
}

/// Answers what can be answered without a window, such as --help. Throws where one was asked for.
int missDisplay(int argc, char** argv);

}  // namespace centerscope
