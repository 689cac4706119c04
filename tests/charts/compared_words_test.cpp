// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/compared_words.h"

#include <string>
#include <utility>
#include <vector>

#include <QTest>

#include "presets/preset.h"
#include "presets/preset_fields.h"
#include "support/drawn_preset.h"
#include "support/room_test.h"
#include "training/evaluation.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// The keys of the fields that a preset has, as describe() names them.
class Keys {
public:
    explicit Keys(std::vector<std::string>& all, std::string prefix = {})
        : all_(&all), prefix_(std::move(prefix)) {}

    template <typename T>
    void required(const char* key, T& member, const auto&...) {
        if constexpr (Described<T, Keys>) {
            Keys within = section(key);
            describe(within, member);
        } else if (!prefix_.empty() || !isProse(key)) {
            all_->push_back(prefix_ + key);
        }
    }
    template <typename T>
    void optional(const char* key, T& member, const auto&... range) {
        required(key, member, range...);
    }
    Keys section(const char* key) const { return Keys(*all_, prefix_ + key + "."); }
    void alternative(const char* /*key*/, const bool& /*isUsed*/) const {}

private:
    std::vector<std::string>* all_;
    std::string prefix_;
};

}  // namespace

/// What the rows and cells of a comparison are called.
class ComparedWordsTest : public QObject {
    Q_OBJECT

private slots:
    void everyFieldOfAPresetHasWords() {
        Draw draw(1);
        for (int k = 0; k < 300; ++k) {
            Preset preset = drawnPreset(draw);
            std::vector<std::string> keys;
            Keys all(keys);
            describe(all, preset);
            QVERIFY(keys.size() > 20);
            for (const std::string& key : keys) {
                const std::string row = key == "id" ? "preset" : key;
                QVERIFY2(comparedName(row) != QString::fromStdString(row), row.c_str());
            }
        }
    }

    void everyResultHasWords() {
        Evaluation evaluation;
        forEachEvaluationColumn(
            bundledPresets().front(), evaluation, [](const std::string& column, const auto&) {
                const std::string row = "test." + column;
                if (column != "split")
                    QVERIFY2(comparedName(row).startsWith("Test: "), row.c_str());
            });
        QCOMPARE(comparedName("hyperparameters.lambda"), QString("λ"));
        QCOMPARE(comparedName("validation.softmax_loss"), QString("Validation: softmax loss"));
        QCOMPARE(comparedName("training_seconds"), QString("Seconds of training"));
        QCOMPARE(comparedName("of_tomorrow"), QString("of_tomorrow"));
    }

    void numbersAreWrittenInOneWay() {
        const auto inEnglish = [](const char* row, const ComparedValue& value) {
            return comparedWords(row, value, QLocale(QLocale::English));
        };
        QCOMPARE(inEnglish("steps", 2851.0), QString("2,851"));
        QCOMPARE(inEnglish("validation.accuracy", 0.988), QString("98.80 %"));
        QCOMPARE(inEnglish("test.nearest_center_agreement", 1.0), QString("100.00 %"));
        QCOMPARE(inEnglish("validation.softmax_loss", 0.0123456), QString("0.01235"));
        QCOMPARE(inEnglish("network.last_bias", "true"), QString("yes"));
        QCOMPARE(inEnglish("seed", "12345"), QString("12345"));
        QCOMPARE(inEnglish("data_seed", {}), QString());
        const std::vector<ComparedChange> changes{
            {"0.01", 1487, HyperparameterChange::Cause::User},
            {"5e-05", 12000, HyperparameterChange::Cause::Rule}};
        QCOMPARE(inEnglish("changes.lambda", changes),
                 QString("0.01 from step 1,487 by hand, 5·10⁻⁵ from step 12,000 by rule"));
        RunSummary origin;
        origin.preset = "paper";
        origin.changes.inForce = {{"lambda", 0.001, 0}};
        QCOMPARE(inEnglish("fork",
                           ComparedFork{std::make_shared<const RunSummary>(origin), "0d5c", 1487}),
                 QString("at step 1,487 of paper, seed 1, λ 0.001 (0d5c)"));
        QCOMPARE(inEnglish("fork", ComparedFork{{}, "0d5c", 3}),
                 QString("at step 3 of a run that is gone or lies elsewhere (0d5c)"));
        QCOMPARE(comparedWords("validation.accuracy", 0.988, QLocale(QLocale::German)),
                 QString("98,80 %"));
    }
};

CENTERSCOPE_GUILESS_TEST(ComparedWordsTest)
#include "compared_words_test.moc"
