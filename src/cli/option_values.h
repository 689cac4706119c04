// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include <QCommandLineParser>
#include <QString>

#include "nn/kernels/instruction_set.h"
#include "presets/preset.h"
#include "presets/value_ranges.h"

namespace centerscope {

/// The command line was wrong; one sentence that says what was expected and found. Exit code 2.
struct UsageError {
    QString sentence;
};

/// Prints name and version of the program.
void printVersion();

/// Parses the options of a command, --help and --version included. False when one of these two was
/// asked for and answered.
/// Throws UsageError for unknown options and for more words than this beside the command.
bool parseOptions(QCommandLineParser& parser, const QStringList& arguments, int words = 0);

/// The values of a command's options. Each throws UsageError with a sentence that names the option,
/// what it takes and what was found.
class OptionValues {
public:
    explicit OptionValues(const QCommandLineParser& parser) : parser_(parser) {}

    bool has(const char* name) const { return parser_.isSet(name); }
    std::optional<QString> text(const char* name) const;
    /// The name of a file or folder, of any bytes.
    std::optional<std::filesystem::path> path(const char* name) const;
    std::optional<std::int64_t> integer(const char* name, const CountRange& range) const;
    /// what: the integers, such as "steps".
    std::vector<std::int64_t> ascendingIntegers(const char* name, const CountRange& range,
                                                const char* what) const;
    std::optional<double> number(const char* name, const NumberRange& range) const;
    Preset preset(const char* name, const char* otherwise) const;
    /// All processors unless given.
    int threads(const char* name) const;
    /// The best there is unless given; one that this processor lacks is refused.
    InstructionSet instructionSet(const char* name) const;

    void refuseBoth(const char* one, const char* other) const;

private:
    const QCommandLineParser& parser_;
};

/// Throws UsageError where the file that an option names is one of these, by whatever name.
void requireNoInput(const char* option, const std::filesystem::path& output,
                    const std::vector<std::filesystem::path>& inputs);

}  // namespace centerscope
