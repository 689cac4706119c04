// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <vector>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "data/imported_dataset.h"
#include "import/dataset_import.h"
#include "support/idx_files.h"
#include "support/made_data.h"
#include "support/refusal.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

using Files = std::vector<ZipEntry>;
Q_DECLARE_METATYPE(Files)

namespace {

QByteArray labels(int count, char label = 1) {
    return idxFile(8, {static_cast<std::uint32_t>(count)}, QByteArray(count, label));
}

QByteArray images(int count) {
    return idxFile(8, {static_cast<std::uint32_t>(count), 8, 8}, QByteArray(64 * count, '\0'));
}

QByteArray row(const char* label, int pixels = 64) {
    return QByteArray(label) + QByteArray(",7").repeated(pixels) + '\n';
}

}  // namespace

/// What is no sound data set is refused in one sentence that says what was found.
class RefusedDataTest : public QObject {
    Q_OBJECT

private slots:
    void everyBrokenOneIsRefusedWithItsSentence_data() {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QString>("sentence");
        const auto add = [](const char* name, const Files& files, const char* sentence) {
            QTest::newRow(name) << files << sentence;
        };
        const auto idx = [](const QByteArray& pixels, const QByteArray& classes) {
            return Files{{"train-images-idx3-ubyte", pixels}, {"train-labels-idx1-ubyte", classes}};
        };
        const auto npy = [](const QByteArray& pixels, const QByteArray& classes) {
            return Files{{"x.npy", pixels}, {"y.npy", classes}};
        };
        const QByteArray goodLabels = npyFile("|u1", "(4,)", "\1\2\1\2");
        const QByteArray goodImages = npyFile("|u1", "(4, 8, 8)", QByteArray(256, '\0'));

        add("empty folder", {}, "found none of these; files there: 0.");
        add("only text", {{"notes.txt", "hello"}}, "found none of these; files there: 1.");
        add("an archive of nothing in it", {{"data.zip", zipFile({{"a", "b"}})}},
            "found none of these; files there: 1.");
        add("two archives in it",
            {{"data.zip", zipFile({{"a", "b"}})}, {"more.zip", zipFile({{"a", "b"}})}},
            "open data.zip itself.");
        add("archives within each other",
            {{"1.zip", zipFile({{"2.zip", zipFile({{"3.zip", zipFile({{"a", "b"}})}})}})}},
            "open 3.zip itself.");
        add("images alone", {{"train-images-idx3-ubyte", images(4)}},
            "expected a file of labels for these images beside it, found none.");
        add("labels beside other images",
            {{"a-train-images-idx3-ubyte", images(4)}, {"b-train-labels-idx1-ubyte", labels(4)}},
            "expected the files of one data set, found several");
        add("fewer labels", idx(images(4), labels(3)),
            "expected a label for each of the 4 images beside it, found 3.");
        add("images cut off", idx(images(4).chopped(1), labels(4)),
            "expected 272 bytes for the 4 images its header announces, found 271.");
        add("images too long", idx(images(4) + "x", labels(4)),
            "expected 272 bytes for the 4 images its header announces, found 273.");
        add("labels cut off", idx(images(4), labels(4).chopped(1)),
            "expected 12 bytes for the 4 labels its header announces, found 11.");
        add("images of no size", idx(idxFile(8, {4, 0, 8}, ""), labels(4)),
            "expected images of 1 to 4096 pixels a side and 1 or 3 channels, found 0×8 with 1.");
        add("two channels", idx(idxFile(8, {4, 8, 8, 2}, QByteArray(512, '\0')), labels(4)),
            "found 8×8 with 2.");
        add("images as floats", idx(idxFile(13, {4, 8, 8}, QByteArray(1024, '\0')), labels(4)),
            "expected images as unsigned bytes in IDX format (0x00000803), found 0x00000d03.");
        add("labels of 100 columns", idx(images(4), idxFile(12, {4, 100}, QByteArray(1600, '\0'))),
            "expected labels of 1 to 64 columns, found 100.");
        add("gzip cut off", idx(gzip(images(400)).chopped(9), labels(400)),
            "expected the rest of its gzip data, found the end of the file");
        add("one class", idx(images(4), labels(4)), "expected at least 2 classes, found 1.");
        add("two images", idx(images(2), idxFile(8, {2}, QByteArray("\0\1", 2))),
            "expected images to train, to validate and to test with, found only 2 in all");
        add("one folder of images", {{"cat/0.png", "\x89PNG\r\n\x1a\n"}},
            "expected a folder per class with images in it, found this: images 1, folders of "
            "images 0.");
        add("no image in it",
            {{"a/0.png", "\x89PNG\r\n\x1a\nxx"}, {"b/0.png", "\x89PNG\r\n\x1a\n"}},
            "expected a sound image, found a damaged one; leave the file out");
        add("a table of other columns", {{"a.csv", row("1", 50)}},
            "expected a label and a square number of pixels (or three times one) in each row, "
            "found 51 columns.");
        add("a table without labels", {{"a.csv", row("7", 63)}},
            "expected a label beside the pixels of each image, found 64 columns of pixels alone.");
        add("a shorter row", {{"a.csv", row("1") + row("2", 63)}},
            "a.csv, line 2: expected 65 columns as in the first row, found 64; leave the line "
            "out.");
        add("a pixel above 255", {{"a.csv", row("1") + row("2,256", 63)}},
            "a.csv, line 2, column 2: expected an integer from 0 to 255, found \"256\".");
        add("a missing label", {{"a.csv", row("1") + row("")}},
            "a.csv, line 2: expected a label, found none.");
        add("an array cut off", npy(goodImages.chopped(1), goodLabels),
            "for the array (4, 8, 8) that its header announces");
        add("an array of texts", npy(goodImages, npyFile("<U1", "(4,)", QByteArray(16, 'a'))),
            "expected integers, floats or true and false as elements of the array, found '<U1'.");
        add("an array in Fortran's order",
            npy(QByteArray(goodImages).replace("False", "True "), goodLabels),
            "write it anew with numpy.ascontiguousarray.");
        add("an array of a broken header",
            npy(QByteArray(goodImages).replace("shape", "shade"), goodLabels),
            "expected the header of a .npy file, found damage in it.");
        add("an array of one-hot labels",
            npy(goodImages, npyFile("|u1", "(4, 2)", QByteArray(8, 0))),
            "found the array |u1 (4, 2).");
        add("an array larger than any file",
            npy(npyFile("|u1", "(99999999999, 99999, 99999)", ""), goodLabels),
            "expected an array that a file can hold");
        add("pixels as other floats",
            npy(npyFile("<f4", "(4, 8, 8)", QByteArray("\0\0\0\xc1", 4).repeated(256)), goodLabels),
            "expected numbers from 0 to 255, or floats from 0 to 1, as pixels, found one beyond.");
        add("a pixel a hair above 1",  // whose set would be black if white were 255
            npy(npyFile("<f4", "(4, 8, 8)", QByteArray("\1\0\x80\x3f", 4).repeated(256)),
                goodLabels),
            "or floats from 0 to 1, as pixels, found one beyond.");
        add("a packed table without labels", {{"a.csv", "pixels,Usage\n1 2 3 4,Training\n"}},
            "expected a label beside the pixels of each image");
        add("a packed row of other pixels", {{"a.csv", "emotion,pixels\n1,1 2 3 4\n0,1 2 3\n"}},
            "line 3: expected 4 columns as in the first row, found 3");
        add("two arrays of images", {{"a.npy", goodImages}, {"b.npy", goodImages}},
            "expected one file for this part of the data set, found a.npy too");
        add("fewer labels in an array", npy(goodImages, npyFile("|u1", "(3,)", "\1\2\1")),
            "expected a label for each of the 4 images beside it, found 3.");
    }
    void everyBrokenOneIsRefusedWithItsSentence() {
        QFETCH(Files, files);
        QFETCH(QString, sentence);
        const QTemporaryDir folder;
        for (const auto& [name, bytes] : files) {
            const QString path = folder.filePath(name);
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            writeFile(path, bytes);
        }
        const QString refusal = refusalOf(
            [&folder] { importDataset(folder.path().toStdString(), {}, [](auto, auto) {}); });
        QVERIFY2(refusal.contains(folder.path()), qPrintable(refusal));
        QVERIFY2(refusal.contains(sentence), qPrintable(refusal));
    }

    void everyBrokenFileIsRefusedWithItsSentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QByteArray() << "found a file of another kind.";
        QTest::newRow("text") << QByteArray("hello") << "found a file of another kind.";
        QTest::newRow("an image") << QByteArray("\x89PNG\r\n\x1a\n") << "found a single image";
        const QByteArray arrays =
            zipFile({{"x.npy", npyFile("|u1", "(4, 8, 8)", QByteArray(256, 0))},
                     {"y.npy", npyFile("|u1", "(4,)", "\1\2\1\2")}});
        QTest::newRow("a zip cut off in its directory, after all data")
            << arrays.chopped(60) << "expected a sound archive without a password";
        QTest::newRow("a cut zip") << zipFile({{"a/0.png", QByteArray(2000, 'x')}}).left(50)
                                   << "expected a sound archive without a password";
        QTest::newRow("a zip of a broken array")
            << zipFile({{"images.npy", npyFile("<f4", "(1, 1, 1)", QByteArray("\0\0\0\xc1", 4))},
                        {"labels.npy", npyFile("|u1", "(1,)", QByteArray(1, '\0'))}})
            << "/data: images.npy: expected numbers from 0 to 255";
        QTest::newRow("a zip of nothing")
            << zipFile({{"notes.txt", "hello"}}) << "found none of these; files there: 1.";
    }
    void everyBrokenFileIsRefusedWithItsSentence() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const QTemporaryDir folder;
        const QString path = folder.filePath("data");
        writeFile(path, bytes);
        const QString refusal =
            refusalOf([&path] { importDataset(path.toStdString(), {}, [](auto, auto) {}); });
        QVERIFY2(refusal.contains(path) && refusal.contains(sentence), qPrintable(refusal));
    }

    void theImportedFormIsCheckedBeforeItIsBelieved_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("sentence");
        const auto add = [](const char* name, const char* file, const QByteArray& from,
                            const QByteArray& to, const char* sentence) {
            QTest::newRow(name) << file << from << to << sentence;
        };
        const char* const said = "dataset.json";
        add("no JSON", said, "{", "[", "dataset.json: expected");
        add("a newer format", said, "\"format\": 1", "\"format\": 2",
            "expected an imported data set of format 1 or earlier, found format 2");
        add("another height", said, "\"height\": 8", "\"height\": 9",
            "expected the array |u1 (16, 9, 8) that dataset.json announces, found |u1 (16, 8, 8).");
        add("a huge height", said, "\"height\": 8", "\"height\": 99999999999",
            "expected an integer from 1 to 256 at \"height\"");
        add("two channels", said, "\"channels\": 1", "\"channels\": 2", "expected one of 1, 3");
        add("a class twice", said, "\"0\"", "\"1\"", "expected each name once");
        add("another count", said, "\"train\": 16", "\"train\": 17", "expected the array");
        add("no count", said, "\"train\": 16", "\"train\": 0", "expected an integer from 1");
        add("another hash", said, "\"hash\": \"16", "\"hash\": \"15",
            "they are not as they were imported; import them again.");
        add("a flipped pixel", "train-images.npy", QByteArray(8, '\0'), QByteArray(8, '\1'),
            "they are not as they were imported");
        add("a class too many", "test-labels.npy", QByteArray("\1\0", 2), QByteArray("\2\0", 2),
            "expected labels 0 to 1, found 2");
        add("cut off", "train-images.npy", QByteArray(64, '\0') + "", "",
            "that its header announces");
    }
    void theImportedFormIsCheckedBeforeItIsBelieved() {
        QFETCH(QString, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, sentence);
        const QTemporaryDir folder;
        Dataset dataset;
        dataset.name = "made";
        dataset.classNames = {"0", "1"};
        for (auto& [split, count] :
             {std::pair{&dataset.train, 16}, {&dataset.validation, 4}, {&dataset.test, 4}}) {
            split->shape = {8, 8, 1};
            split->pixels.assign(static_cast<std::size_t>(64 * count), 0);
            for (int k = 0; k < count; ++k)
                split->labels.push_back(static_cast<std::uint8_t>(k % 2));
        }
        writeImportedDataset(dataset, {}, folder.path().toStdString());
        QVERIFY(loadDataset(folder.path().toStdString()));
        QFile opened(folder.filePath(file));
        QVERIFY(opened.open(QIODevice::ReadOnly));
        QByteArray bytes = opened.readAll();
        const qsizetype at = bytes.lastIndexOf(from);
        QVERIFY(at >= 0);
        writeFile(folder.filePath(file), bytes.replace(at, from.size(), to));
        const QString refusal = refusalOf([&folder] { loadDataset(folder.path().toStdString()); });
        QVERIFY2(refusal.startsWith(folder.path()) && refusal.contains(sentence),
                 qPrintable(refusal));
    }
};

CENTERSCOPE_GUILESS_TEST(RefusedDataTest)
#include "refused_data_test.moc"
