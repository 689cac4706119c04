// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "presets/preset.h"
#include "support/room_test.h"
#include "training/center_loss_example.h"
#include "widgets/language.h"

using namespace centerscope;

namespace {

const QString kSources = QStringLiteral(CENTERSCOPE_SOURCE_DIR);

struct Entry {
    QString context;
    QString source;
    QString type;  ///< empty: finished
    bool isEmpty = false;
};

/// The messages of a .ts file.
QList<Entry> readTranslations(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Entry> entries;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            entries << Entry{context, xml.readElementText(), {}, false};
        else if (xml.name() == u"translation") {
            entries.last().type = xml.attributes().value(QLatin1String("type")).toString();
            entries.last().isEmpty =
                xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed().isEmpty();
        }
    }
    return entries;
}

QStringList keys(const QList<Entry>& entries) {
    QStringList keys;
    for (const Entry& entry : entries)
        keys << entry.context + QStringLiteral(": ") + entry.source;
    keys.sort();
    return keys;
}

QString translationFile(const QString& language) {
    return QStringLiteral("%1/translations/centerscope_%2.ts").arg(kSources, language);
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private slots:
    void everyLanguageIsFinished_data() { addLanguages(); }
    void everyLanguageIsFinished() {
        QFETCH(QString, language);
        const QList<Entry> entries = readTranslations(translationFile(language));
        QVERIFY(!entries.isEmpty());
        for (const Entry& entry : entries)
            QVERIFY2(entry.type.isEmpty() && !entry.isEmpty, qUtf8Printable(entry.source));
    }

    void placesForNumbersAreKept_data() { addLanguages(); }
    void placesForNumbersAreKept() {
        QFETCH(QString, language);
        Language spoken;
        spoken.use(language);
        for (const Entry& entry : readTranslations(translationFile(language))) {
            const QString translated = QCoreApplication::translate(
                entry.context.toUtf8().constData(), entry.source.toUtf8().constData(), nullptr, 2);
            for (int place = 1; place <= 3; ++place) {
                const QString mark = QLatin1Char('%') + QString::number(place);
                QVERIFY2(entry.source.contains(mark) == translated.contains(mark),
                         qUtf8Printable(translated));
            }
        }
    }

    void theSourcesHoldNoTextThatIsNotTranslated() {
        QTemporaryDir folder;
        const QString fresh = folder.filePath("centerscope_de.ts");
        QProcess lupdate;
        lupdate.start(CENTERSCOPE_LUPDATE,
                      {"-silent", kSources + "/src", kSources + "/ui", "-ts", fresh});
        QVERIFY2(lupdate.waitForFinished(60'000), qUtf8Printable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);
        QCOMPARE(keys(readTranslations(translationFile("de"))), keys(readTranslations(fresh)));
    }

    /// No German changes the words of those that are formulas or names only.
    void theExampleInHelpIsTranslated() {
        const QStringList known = keys(readTranslations(translationFile("de")));
        const auto hasWords = [](const std::string& text) {
            return QString::fromStdString(text).contains(
                QRegularExpression("\\b(the|stays|Eq|as)\\b"));
        };
        const auto verify = [&](const auto& parts) {
            for (const auto& part : parts)
                for (const std::string& text : {part.formula, part.usedBy})
                    QVERIFY2(!hasWords(text) || known.contains("CenterLossExample: " +
                                                               QString::fromStdString(text)),
                             text.c_str());
        };
        const CenterLossExample example = centerLossExample();
        verify(example.forms);
        verify(example.rules);
    }

    void thePresetsThatComeAlongAreTranslated() {
        const QStringList known = keys(readTranslations(translationFile("de")));
        for (const Preset& preset : bundledPresets()) {
            std::vector<std::string> texts = preset.differences;
            texts.insert(texts.end(), {preset.name, preset.description});
            if (!preset.alphaNote.empty())
                texts.push_back(preset.alphaNote);
            for (const std::string& text : texts)
                QVERIFY2(known.contains("Preset: " + QString::fromStdString(text)), text.c_str());
        }
    }

private:
    void addLanguages() {
        QTest::addColumn<QString>("language");
        for (const QString& language : Language::available())
            QTest::newRow(qUtf8Printable(language)) << language;
    }
};

CENTERSCOPE_GUILESS_TEST(TranslationsTest)
#include "translations_test.moc"
