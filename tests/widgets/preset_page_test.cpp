// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preset_page.h"

#include <QRegularExpression>
#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class PresetPageTest : public QObject {
    Q_OBJECT

private slots:
    void saysHowImagesAreAugmented() {
        QVERIFY(pageOf("fast-start")
                    .contains("moved by up to 2 pixels, turned by up to 10°, resized by up to 10 "
                              "%, from epoch 2 on"));
        QVERIFY(pageOf("paper").contains("<td>none</td>"));
    }

    void saysHowLongCentersWereHeld() {
        const Preset preset = findPreset("fast-start");
        QVERIFY(headStart(preset, 1'000, english_).contains("held for 200 steps"));
        QVERIFY(headStart(preset, 102, english_).contains("held for 101 steps"));
        QVERIFY(!headStart(preset, 1, english_).contains("held"));
        QVERIFY(headStart(findPreset("paper"), 1'000, english_).isEmpty());
    }

    void namesAnActivationOnlyWhereThereIsOne() {
        QVERIFY(pageOf("fast-start").contains("no activation after the embedding"));
        QVERIFY(!pageOf("fast-start").contains("of its activation"));
        QVERIFY(pageOf("paper").contains("in front of its activation"));
    }

    void writesSmallNumbersAsTheWindowDoes() {
        QVERIFY(pageOf("fast-start").contains("2·10⁻⁵ at step 5,500"));
        for (const Preset& preset : bundledPresets())
            QVERIFY2(!presetPage(preset, english_).contains(QRegularExpression("\\d[eE][-+]?\\d")),
                     preset.id.c_str());
    }

private:
    QString pageOf(const char* id) const { return presetPage(findPreset(id), english_); }

    QLocale english_{QLocale::English};
};

CENTERSCOPE_GUILESS_TEST(PresetPageTest)
#include "preset_page_test.moc"
