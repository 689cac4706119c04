// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/option_values.h"

#include <algorithm>
#include <cstdio>
#include <thread>

#include <QCoreApplication>
#include <QLocale>

#include "cli/usage_error.h"

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

std::int64_t checkedInteger(const char* name, const QString& text, std::int64_t least,
                            std::int64_t most) {
    bool valid = false;
    const qlonglong value = QLocale::c().toLongLong(text, &valid);
    if (!valid || value < least || value > most) {
        const QString range = most == std::numeric_limits<std::int64_t>::max()
                                  ? QString("of at least %1").arg(least)
                                  : QString("from %1 to %2").arg(least).arg(most);
        throw UsageError{QString("--%1 takes an integer %2, found \"%3\".").arg(name, range, text)};
    }
    return value;
}

}  // namespace

void sayVersion() {
    std::printf("centerscope %s\n", qUtf8Printable(QCoreApplication::applicationVersion()));
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
        std::fputs(qUtf8Printable(helpText(parser, words)), stdout);
        return false;
    }
    if (parser.isSet(version)) {
        sayVersion();
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

std::optional<std::int64_t> OptionValues::integer(const char* name, std::int64_t least,
                                                  std::int64_t most) const {
    if (!has(name))
        return std::nullopt;
    return checkedInteger(name, parser_.value(name), least, most);
}

std::vector<std::int64_t> OptionValues::ascendingIntegers(const char* name) const {
    std::vector<std::int64_t> all;
    for (const QString& part : parser_.value(name).split(',')) {
        const std::int64_t step =
            checkedInteger(name, part, 1, std::numeric_limits<std::int64_t>::max());
        if (!all.empty() && step <= all.back())
            throw UsageError{QString("--%1 takes ascending steps, found \"%2\".")
                                 .arg(name, parser_.value(name))};
        all.push_back(step);
    }
    return all;
}

std::optional<double> OptionValues::number(const char* name, bool zeroAllowed, double most) const {
    if (!has(name))
        return std::nullopt;
    bool valid = false;
    const double value = QLocale::c().toDouble(parser_.value(name), &valid);
    if (!valid || !(zeroAllowed ? value >= 0 : value > 0) || !(value <= most))
        throw UsageError{QString("--%1 takes a number %2 0 and at most %3, found \"%4\".")
                             .arg(name, zeroAllowed ? "from" : "above", QLocale::c().toString(most),
                                  parser_.value(name))};
    return value;
}

Preset OptionValues::preset(const char* name, const char* otherwise) const {
    try {
        return findPreset(text(name).value_or(otherwise).toStdString());
    } catch (const UnknownPresetError& error) {
        throw UsageError{QString::fromStdString(error.what())};
    }
}

int OptionValues::threads(const char* name) const {
    const auto processors = std::max(1U, std::thread::hardware_concurrency());
    return static_cast<int>(integer(name, 1, 256).value_or(processors));
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

}  // namespace centerscope
