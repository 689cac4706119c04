// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_text.h"

#include <functional>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/error.h"
#include "core/number_text.h"
#include "data/dataset_catalogue.h"
#include "presets/preset.h"
#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "support/idx_files.h"
#include "support/room_test.h"
#include "widgets/language.h"

using namespace centerscope;
using namespace centerscope::testing;

class MessageTextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { language_.use("de"); }
    void cleanup() { language_.use("en"); }

    /// Those that are the same words in both are named here.
    void everyCodeHasAFormInEveryLanguage() {
        const QStringList same{"%1", "%1: %2.", "JSON", "In %1: %2"};
        for (const QString& code : Language::available()) {
            language_.use(code);
            for (std::size_t k = 0; k < kMessageCodes; ++k) {
                const auto messageCode = static_cast<MessageCode>(k);
                const char* form = formOf(messageCode);
                const QString translated =
                    QCoreApplication::translate("centerscope::Message", form);
                const QString source = QString::fromUtf8(form);
                QVERIFY2(code == "en" || translated != source || same.contains(source), form);
                for (std::size_t place = 1; place <= 9; ++place) {
                    const QString mark = "%" + QString::number(place);
                    QVERIFY2(translated.contains(mark) == (place <= placesOf(messageCode)),
                             qUtf8Printable(translated));
                }
            }
        }
    }

    void anEmptyFolderIsRefusedInGerman() {
        const QTemporaryDir folder;
        QVERIFY2(
            refusal(folder.path())
                .startsWith(folder.path() + ": Erwartet wurde darin train-images-idx3-ubyte oder"),
            qUtf8Printable(refusal(folder.path())));
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
        QTest::addColumn<QString>("german");
        const auto row = [this](const char* name, const std::function<void()>& read,
                                const char* german) {
            language_.use("de");
            QTest::newRow(name) << refusalOf(read) << german;
        };
        const auto checkpoint = [](const std::string& header) {
            return [header] {
                std::string bytes(8, '\0');
                bytes[0] = static_cast<char>(header.size());
                parseCheckpoint(bytes + header, "file");
            };
        };
        row("header", checkpoint("[]"),
            "file: Erwartet wurde ein JSON-Objekt als Kopf, gefunden ein anderer Wert.");
        row("a key twice", checkpoint(R"({"a":{},"a":{}})"),
            "file, Kopf: Erwartet wurde jeder Schlüssel einmal, gefunden \"a\" zweimal.");
        row("metadata", checkpoint(R"({"__metadata__":3})"),
            "file: Erwartet wurde ein Objekt aus Texten als Metadaten, gefunden ein anderer Wert.");
        row("a tensor", checkpoint(R"({"a":{"dtype":"F32"}})"),
            "file: Erwartet wurde dtype, shape und data_offsets des Tensors „a“, gefunden etwas "
            "anderes.");
        row("a tensor's shape",
            checkpoint(R"({"a":{"dtype":"F32","shape":3,"data_offsets":[0,0]}})"),
            "file: Erwartet wurde Felder von Anzahlen zum Tensor „a“, gefunden ein anderer Wert.");
        row("a format", checkpoint(R"({"__metadata__":{"format_version":"x"}})"),
            "file: Erwartet wurde eine ganze Zahl als „format_version“ in den Metadaten, gefunden "
            "ein anderer Text.");
        row(
            "an empty preset", [] { parsePreset("{}", "file"); },
            "file: Erwartet wurde bei „id“ ein Text, gefunden nichts.");
        row(
            "a preset's id", [] { parsePreset(R"({"id":3})", "file"); },
            "file: Erwartet wurde bei „id“ ein Text, gefunden 3.");
        row(
            "no preset", [] { parsePreset("[]", "file"); },
            "file: Erwartet wurde bei „der obersten Ebene“ ein Objekt, gefunden [].");
        row(
            "an event", [] { parseEvents("{}\n", "file"); },
            "file, Zeile 1: Erwartet wurde \"change\", gefunden nichts.");
        row(
            "an event's value",
            [] { parseEvents(R"({"step":1,"change":"alpha","to":3.0,"cause":"user"})", "file"); },
            "file, Zeile 1: Erwartet wurde bei „to“ ein Wert für alpha, gefunden 3.0.");
    }
    void whatIsWrongDeepInAFileIsSaidInGerman() {
        QFETCH(QString, said);
        QTEST(said, "german");
    }

    void numbersAreThoseOfTheLanguage() {
        const Message exploded(MessageCode::LossHasExploded, 12345,
                               Decimal{significantText(1.22e25, 3)}, Decimal{"2.75"},
                               Decimal{"0.5"}, Decimal{"1"});
        QCOMPARE(messageText(exploded),
                 "Das Training ist divergiert: Der Loss von Schritt 12.345 ist 1,22·10²⁵, nach "
                 "einem Mittel von 2,75, bei einer Lernrate von 0,5 und einem λ von 1.");
        language_.use("en");
        QCOMPARE(messageText(exploded),
                 "Training has diverged: the loss of step 12,345 is 1.22·10²⁵, after a mean of "
                 "2.75, at a learning rate of 0.5 and a lambda of 1.");
    }

    void percentSignsAndPointsInNamesStay() {
        const QTemporaryDir folder;
        const QString odd = folder.filePath("a%2b 1.5");
        QVERIFY(QDir().mkpath(odd));
        QVERIFY(refusal(odd).startsWith(odd + ": Erwartet"));
    }

    void whatTheSystemSaysIsTranslated() {
        QCOMPARE(messageText({MessageCode::CannotBeWritten, "a", systemMessage(ENOSPC)}),
                 "a lässt sich nicht schreiben: auf der Festplatte ist kein Platz mehr.");
    }

    void whatHasNoMessageStays() {
        QCOMPARE(messageText(messageOf(std::runtime_error("Something else."))), "Something else.");
    }

private:
    static QString refusalOf(const std::function<void()>& action) {
        try {
            action();
        } catch (const std::exception& error) {
            return messageText(messageOf(error));
        }
        return {};
    }
    static QString refusal(const QString& folder) {
        return refusalOf([&folder] { loadDataset(folder.toStdString()); });
    }

    Language language_;
};

CENTERSCOPE_TEST(MessageTextTest)
#include "message_text_test.moc"
