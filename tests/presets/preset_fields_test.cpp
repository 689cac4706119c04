// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset_fields.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <QTest>

#include "support/drawn_preset.h"
#include "support/refusal.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

QString refusal(const Preset& preset) {
    return refusalOf([&preset] { parsePreset(presetJson(preset), "file"); });
}

/// What no single field is to blame for.
bool isMisfit(const QString& refusal) {
    return refusal.contains("that fits its input") ||
           refusal.contains("at most 50000000 weights") ||
           refusal.contains("no alpha, since nothing goes by it");
}

/// Drawn presets that are read.
std::vector<Preset> drawnPresets(unsigned seed, std::size_t count) {
    Draw draw(seed);
    std::vector<Preset> presets;
    while (presets.size() < count) {
        const Preset preset = drawnPreset(draw);
        const QString refused = refusal(preset);
        if (refused.isEmpty())
            presets.push_back(preset);
        else if (!isMisfit(refused))
            qFatal("%s", qPrintable(refused));
    }
    return presets;
}

/// Sets a member just outside its range, on the side below or above; says whether it has any.
struct Outside {
    bool isAbove = false;

    bool operator()(double& value, const NumberRange& range) const {
        constexpr double kTiny = std::numeric_limits<double>::denorm_min();
        const double end = isAbove ? range.most : range.least;
        const double beyond = std::max(std::abs(end) * 1e-12, kTiny);
        value = isAbove ? end + beyond : range.isOpen ? end : end - beyond;
        return true;
    }
    template <std::integral Integer>
    bool operator()(Integer& value, const CountRange& range) const {
        value = static_cast<Integer>(isAbove ? range.most + 1 : range.least - 1);
        return true;
    }
    bool operator()(std::vector<std::int64_t>& values, const AscendingCounts& counts) const {
        (*this)(values.emplace_back(), counts.each);
        return true;
    }
    bool operator()(ValueSchedule& schedule, const NumberRange& range) const {
        (*this)(schedule.knots.emplace_back().value, range);
        return true;
    }
    template <typename T>
    bool operator()(std::vector<T>& values, const CountRange& counts) const {
        values.resize(isAbove ? counts.most + 1 : counts.least - 1, values.front());
        return true;
    }
    bool operator()(std::string& name, const FileNames&) const {
        name = isAbove ? std::string(65, 'a') : "";
        return true;
    }
    bool operator()(auto&, const auto&...) const { return false; }
};

struct UnnamedKind {};
template <typename Fields>
void describe(Fields& fields, UnnamedKind&) {
    fields.ask("bias");
}
struct OneKind {
    static constexpr const char* kKey = "one";
};
struct OtherKind {
    static constexpr const char* kKey = "other";
};

/// The Fields of a file that has one key of a kind, or none, and remembers what it is asked for.
struct FileOfKind {
    std::string key;
    std::vector<std::string> asked;

    void alternative(const char* kind, bool& isUsed) { isUsed = key == kind; }
    template <typename T>
    void optional(const char* kind, T&) {
        asked.emplace_back(kind);
    }
    void ask(const char* field) { asked.emplace_back(field); }
};

/// Which of these kinds is read from such a file, after another file, and what is asked for.
template <typename... Kinds>
std::pair<std::size_t, std::vector<std::string>> readKind(std::variant<Kinds...> chosen,
                                                          const std::string& key) {
    FileOfKind file{key, {}};
    describeKind(file, chosen);
    return {chosen.index(), file.asked};
}

}  // namespace

/// Of every field that a preset has, by the description that the program reads and writes by.
class PresetFieldsTest : public QObject {
    Q_OBJECT

private slots:
    /// What a file is not asked for is refused as no part of a preset: so it has one kind.
    void aFileHasTheKindThatItNames() {
        using Named = std::variant<OneKind, OtherKind>;
        using Keys = std::vector<std::string>;
        for (const Named& before : {Named(OneKind()), Named(OtherKind())}) {
            QCOMPARE(readKind(before, "one"), std::pair(std::size_t{0}, Keys{"one"}));
            QCOMPARE(readKind(before, "other"), std::pair(std::size_t{1}, Keys{"other"}));
            QCOMPARE(readKind(before, ""), std::pair(std::size_t{0}, Keys{"one"}));
        }
        using WithUnnamed = std::variant<UnnamedKind, OtherKind>;
        QCOMPARE(readKind(WithUnnamed(), ""), std::pair(std::size_t{0}, Keys{"bias"}));
        QCOMPARE(readKind(WithUnnamed(), "other"), std::pair(std::size_t{1}, Keys{"other"}));
    }

    void whateverTheFieldsMayBeReadsBackAsItWasWritten() {
        for (const Preset& preset : drawnPresets(1, 300)) {
            QVERIFY2(parsePreset(presetJson(preset), "file") == preset, presetJson(preset).c_str());
            const std::string rule = halvingRuleJson(preset.halvingRule);
            QVERIFY2(parseHalvingRule(rule) == preset.halvingRule, rule.c_str());
        }
    }

    void whatIsJustOutsideItsRangeIsRefusedByItsName() {
        std::size_t refused = 0;
        for (const Preset& preset : drawnPresets(2, 20)) {
            for (int field = 0; field < fieldsOf(preset); ++field) {
                for (const bool isAbove : {false, true}) {
                    Preset changed = preset;
                    const std::string place = setOutside(changed, field, isAbove);
                    if (place.empty())
                        continue;
                    const QString sentence = refusal(changed);
                    QVERIFY2(sentence.contains(QString("at \"%1\", found").arg(place.c_str())),
                             qPrintable(QString("%1: %2").arg(place.c_str(), sentence)));
                    ++refused;
                }
            }
        }
        QVERIFY(refused > 20 * 2 * 15);
    }

    void everyChoiceHasANameOfItsOwn() {
        std::vector<Preset> presets = drawnPresets(3, 50);
        for (Preset& preset : presets)
            forEachField(preset, Overlaps());
    }

private:
    struct Overlaps {
        void operator()(const auto&, const auto&, const auto&...) const {}
        template <typename Enum, std::size_t count>
        void operator()(const std::string& place, Enum&, const Choices<Enum, count>& all) const {
            for (const Choice<Enum>& one : all)
                QVERIFY2(std::ranges::count(all, std::string(one.name), &Choice<Enum>::name) == 1 &&
                             std::ranges::count(all, one.value, &Choice<Enum>::value) == 1,
                         place.c_str());
        }
    };

    static int fieldsOf(Preset preset) {
        int count = 0;
        forEachField(preset, [&count](const auto&...) { ++count; });
        return count;
    }

    /// The place of the field of this number; empty where it has no range.
    static std::string setOutside(Preset& preset, int field, bool isAbove) {
        std::string changed;
        forEachField(preset, [&](const std::string& place, auto& member, const auto&... rule) {
            if (field-- == 0 && Outside{isAbove}(member, rule...))
                changed = place;
        });
        return changed;
    }
};

CENTERSCOPE_GUILESS_TEST(PresetFieldsTest)
#include "preset_fields_test.moc"
