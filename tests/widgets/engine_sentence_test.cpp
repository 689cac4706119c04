// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/engine_sentence.h"

#include <functional>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "support/idx_files.h"
#include "support/room_test.h"
#include "training/checkpoint.h"
#include "training/preset.h"
#include "training/run_event.h"
#include "widgets/language.h"

using namespace centerscope;
using namespace centerscope::testing;

/// On what the engine really says.
class EngineSentenceTest : public QObject {
    Q_OBJECT

private slots:
    void init() { language_.use("de"); }
    void cleanup() { language_.use("en"); }

    void anEmptyFolderIsRefusedInGerman() {
        const QTemporaryDir folder;
        const QString said = refusal(folder.path());
        QVERIFY2(said.contains("Erwartet wurde darin train-images-idx3-ubyte oder"),
                 qUtf8Printable(said));
        QVERIFY(said.startsWith(folder.path()));
    }

    void aTruncatedFileIsRefusedInGerman() {
        const QTemporaryDir folder;
        writeDataset(folder.path(), 200, 30);
        QFile images(folder.filePath("train-images-idx3-ubyte"));
        QVERIFY(images.resize(images.size() - 1));
        QVERIFY2(refusal(folder.path()).contains("Bilder, die ihr Kopf ankündigt"),
                 qUtf8Printable(refusal(folder.path())));
    }

    void whatIsWrongDeepInAFileIsSaidInGerman_data() {
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::function<void()>& read) {
            try {
                read();
            } catch (const std::exception& error) {
                QTest::newRow(name) << QString::fromUtf8(error.what());
            }
        };
        const auto checkpoint = [](const std::string& header) {
            return [header] {
                std::string bytes(8, '\0');
                bytes[0] = static_cast<char>(header.size());
                parseCheckpoint(bytes + header, "file");
            };
        };
        row("header", checkpoint("[]"));
        row("a key twice", checkpoint(R"({"a":{},"a":{}})"));
        row("metadata", checkpoint(R"({"__metadata__":3})"));
        row("a tensor", checkpoint(R"({"a":{"dtype":"F32"}})"));
        row("a tensor's shape",
            checkpoint(R"({"a":{"dtype":"F32","shape":3,"data_offsets":[0,0]}})"));
        row("a format", checkpoint(R"({"__metadata__":{"format_version":"x"}})"));
        row("an empty preset", [] { parsePreset("{}", "file"); });
        row("a preset's id", [] { parsePreset(R"({"id":3})", "file"); });
        row("an event", [] { parseEvents("{}\n", "file"); });
        row("an event's step", [] { parseEvents(R"({"step":"a"})", "file"); });
    }
    void whatIsWrongDeepInAFileIsSaidInGerman() {
        QFETCH(QString, said);
        const QString german = engineSentence(said);
        QVERIFY2(german.startsWith("file") && german.contains("Erwartet wurde"),
                 qUtf8Printable(said));
        for (const char* english : {"expected", "found", " a ", " an ", "another"})
            QVERIFY2(!german.contains(english), qUtf8Printable(german));
    }

    void everyPhraseFitsFirstWhereItHasMostWords() {
        QCOMPARE(engineSentence("f: expected a number from 0 to 1 at \"x\", found nothing."),
                 QString("f: Erwartet wurde bei „x“ eine Zahl von 0 bis 1, gefunden nichts."));
    }

    void numbersHaveTheDecimalSignOfTheLanguage() {
        const QString said =
            "Training has diverged: the loss of step 19 is 1.22e+25, after a mean of 2.75, at a "
            "learning rate of 0.5 and a lambda of 1.";
        QVERIFY(engineSentence(said).contains("1,22e+25"));
        QVERIFY(engineSentence(said).contains("2,75"));
        language_.use("en");
        QCOMPARE(engineSentence(said), said);
    }

    void percentSignsInNamesStay() {
        const QTemporaryDir folder;
        const QString odd = folder.filePath("a%2b");
        QVERIFY(QDir().mkpath(odd));
        QVERIFY(refusal(odd).startsWith(odd + ": Erwartet"));
    }

    void whatIsWrongInARunFolderIsTranslated() {
        language_.use("de");
        const auto begins = [](const char* sentence, const char* translation) {
            return engineSentence(sentence).startsWith(translation);
        };
        QVERIFY(
            begins("/r/metrics.csv: expected the row of step 30, found none; put it right, or "
                   "go on from the checkpoint in a new folder.",
                   "/r/metrics.csv: Erwartet wurde die Zeile von Schritt 30, gefunden keine"));
        QVERIFY(
            begins("/r/metrics.csv: expected one row of step 30, found more; put it right, or "
                   "go on from the checkpoint in a new folder.",
                   "/r/metrics.csv: Erwartet wurde eine Zeile von Schritt 30, gefunden mehr"));
        QVERIFY(
            begins("/r/events.jsonl, line 2: expected the end as step 7 has it, found {}; put "
                   "it right, or move the file elsewhere.",
                   "/r/events.jsonl, Zeile 2: Erwartet wurde das Ende wie bei Schritt 7"));
        QVERIFY(
            begins("/r/events.jsonl, line 2: expected {1} as step 7 has it, found {}; put it "
                   "right, or move the file elsewhere.",
                   "/r/events.jsonl, Zeile 2: Erwartet wurde {1} wie bei Schritt 7"));
    }

    void inEnglishTheSentenceStays() {
        language_.use("en");
        const QString said =
            "The batch size must be from 1 to the number of training images, "
            "found 7.";
        QCOMPARE(engineSentence(said), said);
    }

    void anUnknownSentenceStays() {
        QCOMPARE(engineSentence("Something else."), "Something else.");
    }

private:
    static QString refusal(const QString& folder) {
        try {
            loadDataset(folder.toStdString());
        } catch (const DataError& error) {
            return engineSentence(QString::fromStdString(error.what()));
        }
        return {};
    }

    Language language_;
};

CENTERSCOPE_TEST(EngineSentenceTest)
#include "engine_sentence_test.moc"
