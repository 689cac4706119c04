// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preset_page.h"

#include <array>
#include <set>

#include <QRegularExpression>
#include <QTest>

#include "support/drawn_preset.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// What a preset has and its page leaves out, for brevity.
constexpr std::array kNotShown = {"alpha_note",
                                  "axis_limit",
                                  "expected_plateau",
                                  "halving.threshold",
                                  "id",
                                  "last_weight_length",
                                  "network.blocks.activation.kind",
                                  "network.blocks.activation.slopes",
                                  "network.blocks.activation.start",
                                  "network.blocks.padding",
                                  "network.blocks.pool",
                                  "network.blocks.pool.ceil",
                                  "network.blocks.pool.size",
                                  "network.blocks.pool.stride",
                                  "network.data_dependent_scale",
                                  "network.embedding_activation.slopes",
                                  "network.embedding_activation.start",
                                  "network.initialization",
                                  "optimizer.bias_decay",
                                  "optimizer.bias_rate",
                                  "optimizer.epsilon",
                                  "optimizer.rate_in_velocity"};

}  // namespace

class PresetPageTest : public QObject {
    Q_OBJECT

private slots:
    void saysHowImagesAreAugmented() {
        QVERIFY(pageOf("fast-start")
                    .contains("moved by up to 2 pixels, turned by up to 10°, resized by up to 10 "
                              "%, from epoch 2 on"));
        QVERIFY(pageOf("paper").contains("<td>Augmentation&nbsp;&nbsp;&nbsp;</td><td>none</td>"));
    }

    void saysHowLongCentersWereHeld() {
        const Preset preset = findPreset("fast-start");
        QVERIFY(headStart(preset, 1'000, english_).contains("held until step 200"));
        QVERIFY(headStart(preset, 102, english_).contains("held until step 101"));
        QVERIFY(!headStart(preset, 1, english_).contains("held"));
        QVERIFY(headStart(findPreset("paper"), 1'000, english_).isEmpty());
    }

    void saysWhatMovesTheCentersWhereAlphaDoesNot() {
        Preset preset = findPreset("paper");
        preset.alphaNote.clear();
        QVERIFY(presetAlphaNote(preset).isEmpty());
        preset.alphaNote = "The optimizer moves the centers.";
        QCOMPARE(presetAlphaNote(preset), "The optimizer moves the centers.");
    }

    void namesAnActivationOnlyWhereThereIsOne() {
        QVERIFY(pageOf("fast-start").contains("no activation after the embedding"));
        QVERIFY(!pageOf("fast-start").contains("of its activation"));
        QVERIFY(pageOf("paper").contains("before its activation"));
    }

    void writesSmallNumbersAsTheWindowDoes() {
        QVERIFY(pageOf("fast-start").contains("2·10⁻⁵ at step 5,500"));
        for (const Preset& preset : bundledPresets())
            QVERIFY2(!presetPage(preset, english_).contains(QRegularExpression("\\d[eE][-+]?\\d")),
                     preset.id.c_str());
    }

    // A new field is shown, or is named here as one that the page leaves out.
    void showsEveryFieldButThese() {
        std::set<std::string> found;
        std::set<std::string> shown;
        Draw draw(1);
        for (int k = 0; k < 100; ++k) {
            const Preset preset = drawnPreset(draw);
            const QString page = presetPage(preset, english_);
            bool isLast = false;
            for (int field = 0; !isLast; ++field) {
                Preset changed = preset;
                const std::string place = drawAgain(draw, changed, field);
                isLast = place.empty();
                found.insert(place);
                if (presetPage(changed, english_) != page)
                    shown.insert(place);
            }
        }
        found.erase("");
        QCOMPARE(found.size(), shown.size() + kNotShown.size());
        for (const char* const place : kNotShown)
            QVERIFY2(found.contains(place) && !shown.contains(place), place);
    }

private:
    /// Gives the field of this number another value; its place, or nothing after the last.
    static std::string drawAgain(Draw& draw, Preset& preset, int field) {
        std::string drawn;
        forEachField(preset, [&](const std::string& place, auto& member, const auto&... rule) {
            if (field-- != 0)
                return;
            draw(place, member, rule...);
            drawn = place;
        });
        return QString::fromStdString(drawn).remove(kIndex).toStdString();
    }

    QString pageOf(const char* id) const { return presetPage(findPreset(id), english_); }

    static inline const QRegularExpression kIndex{"\\[\\d+\\]"};
    QLocale english_{QLocale::English};
};

CENTERSCOPE_GUILESS_TEST(PresetPageTest)
#include "preset_page_test.moc"
