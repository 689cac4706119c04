// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/option_values.h"

#include <algorithm>
#include <system_error>
#include <thread>

#include <QCoreApplication>

#include "cli/standard_output.h"
#include "core/number_text.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

/// Qt's usage line has the program's whole path and knows no commands.
QString helpText(const QCommandLineParser& parser, int words) {
    QStringList usage = QStringList{"Usage: centerscope"} + parser.positionalArguments().mid(0, 1);
    if (words > 0)
        usage << "DIR";
    usage << "[options]";
    const QString text = parser.helpText();
    return usage.join(' ') + text.mid(text.indexOf('\n'));
}

/// none: not an integer, or not one of these.
std::optional<std::int64_t> integerIn(const CountRange& range, const QString& text) {
    const std::optional<std::int64_t> value = integerFromText(text.trimmed().toStdString());
    return value && range.contains(*value) ? value : std::nullopt;
}

}  // namespace

void printVersion() {
    print("centerscope %s\n", qUtf8Printable(QCoreApplication::applicationVersion()));
}

bool parseOptions(QCommandLineParser& parser, const QStringList& arguments, int words) {
    const QCommandLineOption help({"h", "help"}, "Say this and stop.");
    const QCommandLineOption version({"v", "version"}, "Say the version and stop.");
    parser.addOptions({help, version});
    if (!parser.parse(arguments)) {
        const QString sentence = parser.errorText();
        throw UsageError{sentence.endsWith('.') ? sentence : sentence + '.'};
    }
    if (parser.isSet(help)) {
        print("%s", qUtf8Printable(helpText(parser, words)));
        return false;
    }
    if (parser.isSet(version)) {
        printVersion();
        return false;
    }
    const QStringList found = parser.positionalArguments();
    if (found.size() > words + 1)
        throw UsageError{
            QString("%1 takes options only%2, found \"%3\".")
                .arg(found.at(0), words > 0 ? " beside its folder" : "", found.at(words + 1))};
    return true;
}

std::optional<QString> OptionValues::text(const char* name) const {
    return has(name) ? std::optional(parser_.value(name)) : std::nullopt;
}

std::optional<std::filesystem::path> OptionValues::path(const char* name) const {
    const std::optional<QString> found = text(name);
    if (!found)
        return std::nullopt;
    if (found->isEmpty())
        throw UsageError{QString("--%1 takes the name of a file or folder, found \"\".").arg(name)};
    return pathOf(*found);
}

std::optional<std::int64_t> OptionValues::integer(const char* name, const CountRange& range) const {
    if (!has(name))
        return std::nullopt;
    const QString text = parser_.value(name);
    const std::optional<std::int64_t> value = integerIn(range, text);
    if (!value)
        throw UsageError{QString("--%1 takes an integer %2 in plain digits, found \"%3\".")
                             .arg(name, QString::fromStdString(range.text()), text)};
    return value;
}

std::vector<std::int64_t> OptionValues::ascendingIntegers(const char* name, const CountRange& range,
                                                          const char* what) const {
    const QString text = parser_.value(name);
    const QStringList parts = text.split(',');
    if (!kListedSteps.contains(parts.size()))
        throw UsageError{QString("--%1 takes at most %2 %3, found %4.")
                             .arg(name)
                             .arg(kListedSteps.most)
                             .arg(what)
                             .arg(parts.size())};
    std::vector<std::int64_t> all;
    for (const QString& part : parts) {
        const std::optional<std::int64_t> found = integerIn(range, part);
        if (!found)
            throw UsageError{QString("--%1 takes integers %2 in plain digits with commas between, "
                                     "found \"%3\" in \"%4\".")
                                 .arg(name, QString::fromStdString(range.text()), part, text)};
        all.push_back(*found);
    }
    if (const auto descent = firstDescent(all))
        throw UsageError{QString("--%1 takes ascending %2, found %3.")
                             .arg(name, what, QString::fromStdString(english(*descent)))};
    return all;
}

std::optional<double> OptionValues::number(const char* name, const NumberRange& range) const {
    if (!has(name))
        return std::nullopt;
    const QString text = parser_.value(name);
    const std::optional<double> value = numberFromText(text.trimmed().toStdString());
    if (!value || !range.contains(*value))
        throw UsageError{QString("--%1 takes a number %2 with a decimal point, found \"%3\".")
                             .arg(name, QString::fromStdString(range.text()), text)};
    return value;
}

Preset OptionValues::preset(const char* name, const char* otherwise) const {
    try {
        return findPreset(pathOf(text(name).value_or(otherwise)).string());
    } catch (const UnknownPreset& error) {
        throw UsageError{QString::fromStdString(error.what())};
    }
}

int OptionValues::threads(const char* name) const {
    const auto processors = std::max(1U, std::thread::hardware_concurrency());
    return static_cast<int>(integer(name, kThreads).value_or(processors));
}

InstructionSet OptionValues::instructionSet(const char* name) const {
    if (!has(name))
        return bestInstructionSet();
    const auto found = instructionSetFromName(parser_.value(name).toStdString());
    if (!found)
        throw UsageError{QString("--%1 takes plain, v2, v3 or v4, found \"%2\".")
                             .arg(name, parser_.value(name))};
    if (!processorHas(*found))
        throw UsageError{QString("--%1: this processor lacks %2.").arg(name, parser_.value(name))};
    if (!programHas(*found))
        throw UsageError{QString("--%1: this program is built without %2; scripts/test builds it.")
                             .arg(name, parser_.value(name))};
    return *found;
}

void OptionValues::refuseBoth(const char* one, const char* other) const {
    if (has(one) && has(other))
        throw UsageError{
            QString("--%1 and --%2 exclude each other: give one of them.").arg(one, other)};
}

void requireNoInput(const char* option, const std::filesystem::path& output,
                    const std::vector<std::filesystem::path>& inputs) {
    for (const std::filesystem::path& input : inputs) {
        std::error_code missing;  // then nothing is written over
        if (std::filesystem::equivalent(output, input, missing))
            throw UsageError{QString("--%1 would write over \"%2\", which the command or its run "
                                     "is made of: choose another file.")
                                 .arg(option, textOf(input))};
    }
}

}  // namespace centerscope
