// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/engine_sentence.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "support/idx_files.h"
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

    void percentSignsInNamesStay() {
        const QTemporaryDir folder;
        const QString odd = folder.filePath("a%2b");
        QVERIFY(QDir().mkpath(odd));
        QVERIFY(refusal(odd).startsWith(odd + ": Erwartet"));
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

QTEST_MAIN(EngineSentenceTest)
#include "engine_sentence_test.moc"
