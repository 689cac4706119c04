// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <QFile>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace centerscope::testing {

/// A locale de_DE.UTF-8 with a decimal comma, on a machine that need not have one: the C.utf8 of
/// the C library with the comma in the place of the point.
class CommaLocaleFiles {
public:
    CommaLocaleFiles() {
        namespace fs = std::filesystem;
        const fs::path copy = fs::path(folder_.path().toStdString()) / kName;
        std::error_code error;
        fs::copy("/usr/lib/locale/C.utf8", copy, fs::copy_options::recursive, error);
        QFile numeric(QString::fromStdString((copy / "LC_NUMERIC").string()));
        if (!error && numeric.open(QIODevice::ReadWrite)) {
            const QByteArray withComma = numeric.readAll().replace('.', ',');
            areMade_ = numeric.seek(0) && numeric.write(withComma) == withComma.size();
        }
    }

    bool areMade() const { return areMade_; }

    /// For a program that is to run under it.
    QProcessEnvironment environment() const {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.insert("LOCPATH", folder_.path());
        variables.insert("LC_ALL", kName);
        return variables;
    }

    static constexpr const char* kName = "de_DE.UTF-8";

protected:
    QTemporaryDir folder_;

private:
    bool areMade_ = false;
};

/// The same in force in this program, as long as the object lives.
class CommaLocale : CommaLocaleFiles {
public:
    CommaLocale() {
        setenv("LOCPATH", qPrintable(folder_.path()), 1);
        std::setlocale(LC_NUMERIC, kName);
    }
    ~CommaLocale() {
        std::setlocale(LC_NUMERIC, "C");
        unsetenv("LOCPATH");
    }
    CommaLocale(const CommaLocale&) = delete;
    CommaLocale& operator=(const CommaLocale&) = delete;

    bool isInForce() const { return std::string(std::localeconv()->decimal_point) == ","; }
};

}  // namespace centerscope::testing
