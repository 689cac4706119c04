// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/dataset_import.h"

#include <bit>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include "data/dataset_catalogue.h"
#include "support/idx_files.h"
#include "support/made_data.h"
#include "support/refusal.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr int kImages = 40;

QByteArray allPixels(int first = 0, int images = kImages, int bytes = 64) {
    QByteArray pixels;
    for (int k = first; k < first + images; ++k)
        pixels += madePixels(k, bytes);
    return pixels;
}

/// number mod 2, each as written by write.
QByteArray allLabels(const std::function<QByteArray(int)>& write, int first = 0,
                     int images = kImages) {
    QByteArray labels;
    for (int k = first; k < first + images; ++k)
        labels += write(k % 2);
    return labels;
}

/// Red, then green, then blue, each other than the others.
QByteArray planesOf(int number) {
    return madePixels(number, 1024) + madePixels(number + 50, 1024) + madePixels(number + 90, 1024);
}

QByteArray byteLabel(int label) {
    return QByteArray(1, static_cast<char>(label));
}

template <typename T>
QByteArray bigEndian(T value) {
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

template <typename T>
QByteArray littleEndian(T value) {
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray bytesOf(const Split& split, std::int64_t index) {
    return {reinterpret_cast<const char*>(split.image(index)), split.shape.size()};
}

}  // namespace

/// Each format that data sets come in, with the right pixels and labels in the right places.
class DatasetImportTest : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_.emplace(); }

    void idxFilesWithADotAndAPrefixGzippedOrNot() {
        write("my-train-images.idx3-ubyte", gzip(idxFile(8, {kImages, 8, 8}, allPixels())));
        write("my-train-labels.idx1-ubyte.gz", idxFile(8, {kImages}, allLabels(byteLabel)));
        write("my-train-images.idx3-ubyte.gz", "\x1f\x8bnot even gzip");
        requireAllImages(importOf(""), {"0", "1"});
    }

    void idxLabelsOfFourBytesAndOfEightColumns_data() {
        QTest::addColumn<QByteArray>("labels");
        const auto wide = [](int label) { return bigEndian<std::int32_t>(label + 300); };
        const auto rows = [&wide](int label) { return wide(label) + QByteArray(28, '\1'); };
        QTest::newRow("int") << idxFile(12, {kImages}, allLabels(wide));
        QTest::newRow("QMNIST") << idxFile(12, {kImages, 8}, allLabels(rows));
    }
    void idxLabelsOfFourBytesAndOfEightColumns() {
        QFETCH(QByteArray, labels);
        write("qmnist-test-images-idx3-ubyte", idxFile(8, {kImages, 8, 8}, allPixels()));
        write("qmnist-test-labels-idx2-int", labels);
        requireAllImages(importOf(""), {"300", "301"});
    }

    void torchvisionsFoldersAndSplitsThatTheNamesSay() {
        write("MNIST/raw/train-images-idx3-ubyte", idxFile(8, {30, 8, 8}, allPixels(0, 30)));
        write("MNIST/raw/train-labels-idx1-ubyte", idxFile(8, {30}, allLabels(byteLabel, 0, 30)));
        write("MNIST/raw/t10k-images-idx3-ubyte", idxFile(8, {10, 8, 8}, allPixels(30, 10)));
        write("MNIST/raw/t10k-labels-idx1-ubyte", idxFile(8, {10}, allLabels(byteLabel, 30, 10)));
        for (const char* from : {"", "MNIST", "MNIST/raw", "MNIST/raw/t10k-labels-idx1-ubyte"}) {
            const DatasetImport imported = importOf(from);
            requireAllImages(imported, {"0", "1"});
            QCOMPARE(imported.dataset->name, std::string("MNIST"));
            QCOMPARE(imported.dataset->test.size(), 10);
            QCOMPARE(bytesOf(imported.dataset->test, 0), madePixels(30));
            QCOMPARE(imported.made, std::vector{SplitKind::Validation});
            QCOMPARE(imported.origin.treatment.back(),
                     std::string("missing validation split by seed 1, stratified, 10 percent of "
                                 "the images to train with; test split as in the source"));
        }
    }

    void severalSetsInAFolderAreToldApartByTheFileThatIsOpened() {
        for (const char* set : {"emnist-letters", "emnist-digits"}) {
            write(QString(set) + "-train-images-idx3-ubyte",
                  idxFile(8, {kImages, 8, 8}, allPixels()));
            write(QString(set) + "-train-labels-idx1-ubyte",
                  idxFile(8, {kImages}, allLabels([](int label) { return byteLabel(label + 1); })));
        }
        QVERIFY(refusalOf([this] { importOf(""); }).contains("expected the files of one data set"));
        const DatasetImport letters = importOf("emnist-letters-train-images-idx3-ubyte");
        QCOMPARE(letters.dataset->classNames, (std::vector<std::string>{"A", "B"}));
        QVERIFY(letters.isTransposed);
        const Split& train = letters.dataset->train;
        const QByteArray turned = bytesOf(train, 0);
        const int number = static_cast<std::uint8_t>(turned[0]);
        QCOMPARE(turned[1], madePixels(number)[8]);  // row 0, column 1 was row 1, column 0
        ImportChoices choices;
        choices.transposes = false;
        QCOMPARE(
            bytesOf(importOf("emnist-digits-train-images-idx3-ubyte", choices).dataset->train, 0),
            madePixels(number));
    }

    void aFolderPerClassOfEveryKindOfImage_data() {
        QTest::addColumn<QString>("ending");
        for (const char* ending : {"png", "bmp", "jpg", "webp"})
            QTest::newRow(ending) << ending;
    }
    void aFolderPerClassOfEveryKindOfImage() {
        QFETCH(QString, ending);
        for (int k = 0; k < kImages; ++k)
            writeImage(QString("%1/%2.%3").arg(k % 2 ? "dog" : "cat").arg(k).arg(ending),
                       QColor(k, k, k));
        write("cat/readme.txt", "no image");
        const DatasetImport imported = importOf("");
        QCOMPARE(imported.dataset->classNames, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(imported.dataset->train.shape, (ImageShape{8, 8, 1}));
        requireNumbersOfOneColor(imported);
        QCOMPARE(
            QString::fromStdString(english(imported.notes.at(0))),
            QString("Files left out, since they are no images or lie in no folder of a class: 1."));
    }

    void foldersForSplitsAboveAndBelowThoseOfClasses_data() {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("above") << "data/%1/%2/%3.png";
        QTest::newRow("below") << "data/%2/%1/%3.png";
    }
    void foldersForSplitsAboveAndBelowThoseOfClasses() {
        QFETCH(QString, pattern);
        const QStringList splits{"train", "train", "val", "test"};
        for (int k = 0; k < kImages; ++k)
            writeImage(pattern.arg(splits[k / 2 % 4], k % 2 ? "dog" : "cat").arg(k),
                       QColor(k, k, k));
        const DatasetImport imported = importOf("data");
        QCOMPARE(imported.dataset->train.size(), 20);
        QCOMPARE(imported.dataset->validation.size(), 10);
        QCOMPARE(imported.dataset->test.size(), 10);
        QVERIFY(imported.made.empty());
        requireNumbersOfOneColor(imported);
    }

    void coloursGiveThreeChannelsAndGreyOneOnRequest() {
        for (int k = 0; k < 6; ++k)
            writeImage(QString("%1/%2.png").arg(k % 2).arg(k),
                       k < 3 ? QColor(9, 9, 9) : QColor(100, 200, 50));
        const DatasetImport rgb = importOf("");
        QCOMPARE(rgb.dataset->train.shape.channels, 3);
        for (const Split* split : {&rgb.dataset->train, &rgb.dataset->validation}) {
            const std::uint8_t* pixel = split->image(0);
            const std::array<int, 3> colour{pixel[0], pixel[1], pixel[2]};
            QVERIFY((colour == std::array{9, 9, 9}) || (colour == std::array{100, 200, 50}));
        }
        ImportChoices choices;
        choices.channels = 1;
        const DatasetImport grey = importOf("", choices);
        QCOMPARE(grey.dataset->train.shape.channels, 1);
        for (std::int64_t k = 0; k < grey.dataset->train.size(); ++k)
            QVERIFY(grey.dataset->train.image(k)[0] == 9 ||
                    grey.dataset->train.image(k)[0] == 153);  // 29.9 + 117.4 + 5.7
    }

    void largeImagesAreResizedAndSmallOnesKeepTheirSize() {
        for (int k = 0; k < 6; ++k)
            writeImage(QString("%1/%2.png").arg(k % 2).arg(k), QColor(k, k, k), 100, 80);
        QCOMPARE(importOf("").dataset->train.shape, (ImageShape{32, 32, 1}));
        ImportChoices choices;
        choices.size = 28;
        const DatasetImport imported = importOf("", choices);
        QCOMPARE(imported.dataset->train.shape, (ImageShape{28, 28, 1}));
        QCOMPARE(imported.resized, 6);
        QCOMPARE(imported.stretched, 6);
        QCOMPARE(imported.origin.treatment,
                 (std::vector<std::string>{
                     "6 images resized to 28×28 by area average",
                     "6 images of other proportions stretched to this size",
                     "missing splits by seed 1, stratified, train 80, validation 10, test 10"}));
        QCOMPARE(imported.largest, (ImageShape{80, 100, 1}));
    }

    void damagedImagesAreNamedOrLeftOut() {
        for (int k = 0; k < 12; ++k)
            writeImage(QString("%1/%2.png").arg(k % 2).arg(k), QColor(k, k, k));
        QFile cut(path("1/3.png"));
        QVERIFY(cut.resize(cut.size() - 30));
        QCOMPARE(
            refusalOf([this] { importOf(""); }),
            path("1/3.png") +
                ": expected a sound image, found a damaged one; leave the file out, or choose to "
                "leave out damaged files.");
        ImportChoices choices;
        choices.leavesOutDamaged = true;
        const DatasetImport imported = importOf("", choices);
        QCOMPARE(imageCount(imported), 11);
        QCOMPARE(QString::fromStdString(english(imported.notes.at(0))),
                 "Damaged images left out: 1, the first is " + path("1/3.png") + ".");
    }

    void tablesWithTheLabelFirstOrLastWithNamesOrWithout_data() {
        QTest::addColumn<bool>("isLast");
        QTest::addColumn<bool>("hasNames");
        for (const bool isLast : {false, true})
            for (const bool hasNames : {false, true})
                QTest::addRow("%s, %s", isLast ? "last" : "first", hasNames ? "names" : "none")
                    << isLast << hasNames;
    }
    void tablesWithTheLabelFirstOrLastWithNamesOrWithout() {
        QFETCH(bool, isLast);
        QFETCH(bool, hasNames);
        QByteArray table;
        for (int k = hasNames ? -1 : 0; k < kImages; ++k) {
            QByteArrayList row;
            for (int p = 0; p < 64; ++p)
                row << (k < 0 ? "pixel" + QByteArray::number(p)
                              : QByteArray::number(static_cast<std::uint8_t>(madePixels(k)[p])));
            row.insert(isLast ? 64 : 0, k < 0 ? QByteArray("label") : QByteArray::number(k % 2));
            table += row.join(',') + (isLast ? "\r\n" : "\n");
        }
        write("train.csv", table);
        requireAllImages(importOf("train.csv"), {"0", "1"});
        write("test.csv", QByteArray("1,").repeated(63) + "2\n");  // Kaggle's, without labels
        const DatasetImport imported = importOf("");
        requireAllImages(imported, {"0", "1"});
        QVERIFY(english(imported.notes.at(0)).find("test.csv") != std::string::npos);
    }

    /// As FER2013 is.
    void aTableWithAllPixelsInOneCell() {
        QByteArray table = "emotion,pixels,Usage\n";
        for (int k = 0; k < kImages; ++k) {
            QByteArrayList pixels;
            for (const char pixel : madePixels(k))
                pixels << QByteArray::number(static_cast<std::uint8_t>(pixel));
            table += QByteArray::number(k % 2) + ",\"" + pixels.join(' ') + "\"," +
                     (k < 30   ? "Training"
                      : k < 36 ? "PublicTest"
                               : "PrivateTest") +
                     "\n";
        }
        write("fer.csv", table);
        const DatasetImport imported = importOf("fer.csv");
        requireAllImages(imported, {"0", "1"});
        QCOMPARE(imported.dataset->validation.size(), 6);
        QCOMPARE(bytesOf(imported.dataset->test, 0), madePixels(36));
    }

    void arraysOfNumPyInBothOrdersOfBytes_data() {
        QTest::addColumn<QByteArray>("images");
        QTest::addColumn<QByteArray>("labels");
        QByteArray little;
        QByteArray big;
        QByteArray fractions;
        QByteArray floats;
        for (const char byte : allPixels()) {
            const auto pixel = static_cast<std::uint8_t>(byte);
            little += littleEndian<std::uint16_t>(pixel);
            big += bigEndian<std::int32_t>(pixel);
            fractions += bigEndian(std::bit_cast<std::uint32_t>(static_cast<float>(pixel) / 255));
            floats += littleEndian(std::bit_cast<std::uint64_t>(static_cast<double>(pixel)));
        }
        const QByteArray bytes = npyFile("|u1", "(40, 8, 8)", allPixels());
        const QByteArray labels =
            npyFile("<i8", "(40,)", allLabels([](int l) { return littleEndian<std::int64_t>(l); }));
        QTest::newRow("bytes") << bytes << labels;
        QTest::newRow("big labels") << bytes << npyFile(">i4", "(40, 1)", allLabels([](int l) {
                                                            return bigEndian<std::int32_t>(l);
                                                        }));
        QTest::newRow("little") << npyFile("<u2", "(40, 8, 8, 1)", little) << labels;
        QTest::newRow("big") << npyFile(">i4", "(40, 1, 8, 8)", big) << labels;
        QTest::newRow("fractions") << npyFile(">f4", "(40, 8, 8)", fractions) << labels;
        QTest::newRow("floats") << npyFile("<f8", "(40, 8, 8)", floats) << labels;
    }
    void arraysOfNumPyInBothOrdersOfBytes() {
        QFETCH(QByteArray, images);
        QFETCH(QByteArray, labels);
        write("images.npy", images);
        write("labels.npy", labels);
        requireAllImages(importOf(""), {"0", "1"});
    }

    void kerasArchive() {
        write("mnist.npz",
              zipFile({{"x_train.npy", npyFile("|u1", "(30, 8, 8)", allPixels(0, 30))},
                       {"y_train.npy", npyFile("|u1", "(30,)", allLabels(byteLabel, 0, 30))},
                       {"x_test.npy", npyFile("|u1", "(10, 8, 8)", allPixels(30, 10))},
                       {"y_test.npy", npyFile("|u1", "(10,)", allLabels(byteLabel, 30, 10))}}));
        const DatasetImport imported = importOf("mnist.npz");
        requireAllImages(imported, {"0", "1"});
        QCOMPARE(imported.dataset->test.size(), 10);
        QCOMPARE(imported.dataset->name, std::string("mnist"));
    }

    /// As a download may lie there.
    void aFolderOrAZipWithKerasArchiveAlone() {
        const QByteArray keras =
            zipFile({{"x_train.npy", npyFile("|u1", "(40, 8, 8)", allPixels(0, 40))},
                     {"y_train.npy", npyFile("|u1", "(40,)", allLabels(byteLabel, 0, 40))}});
        write("folder/mnist.npz", keras);
        write("folder/readme.txt", "hello");
        write("all.zip", zipFile({{"data/mnist.npz", keras}}));
        for (const char* place : {"folder", "all.zip"}) {
            const DatasetImport imported = importOf(place);
            requireAllImages(imported, {"0", "1"});
            QCOMPARE(imported.dataset->name, std::string("mnist"));
        }
    }

    void cifarsBatches() {
        QByteArray batch;
        for (int k = 0; k < kImages; ++k)
            batch += byteLabel(k % 2) + planesOf(k);
        write("data_batch_1.bin", batch);
        write("test_batch.bin", byteLabel(1) + planesOf(77));
        write("batches.meta.txt", "plane\ncar\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n");
        const DatasetImport imported = importOf("");
        const Dataset& dataset = *imported.dataset;
        QCOMPARE(dataset.classNames.at(1), std::string("car"));
        QCOMPARE(dataset.classNames.size(), std::size_t{10});
        QCOMPARE(dataset.train.shape, (ImageShape{32, 32, 3}));
        QCOMPARE(imageCount(imported), kImages + 1);
        const QByteArray planes = planesOf(77);
        const std::uint8_t* pixel = dataset.test.image(0) + 3 * 5;  // row 0, column 5
        for (int channel = 0; channel < 3; ++channel)
            QCOMPARE(pixel[channel], static_cast<std::uint8_t>(planes[channel * 1024 + 5]));
    }

    void aZipOfAFolderPerClassAndNothingThatLeadsOutOfIt() {
        for (int k = 0; k < 12; ++k)
            writeImage(QString("in/%1/%2.png").arg(k % 2).arg(k), QColor(k, k, k));
        std::vector<ZipEntry> entries{{"../outside.png", "no"}, {".hidden/0.png", "no"}};
        for (int k = 0; k < 12; ++k) {
            const QString name = QString("in/%1/%2.png").arg(k % 2).arg(k);
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            entries.push_back({name.toUtf8(), file.readAll()});
        }
        write("pets.zip", zipFile(entries));
        const DatasetImport imported = importOf("pets.zip");
        QCOMPARE(imageCount(imported), 12);
        QCOMPARE(imported.dataset->name, std::string("pets"));
        requireNumbersOfOneColor(imported);
        QVERIFY(!QFile::exists(QDir::tempPath() + "/outside.png"));
    }

    void missingSplitsAreStratifiedBySeed() {
        write("train-images-idx3-ubyte", idxFile(8, {200, 8, 8}, allPixels(0, 200)));
        write("train-labels-idx1-ubyte", idxFile(8, {200}, allLabels(byteLabel, 0, 200)));
        const DatasetImport first = importOf("");
        const Dataset& dataset = *first.dataset;
        QCOMPARE(dataset.train.size(), 160);
        QCOMPARE(dataset.validation.size(), 20);
        QCOMPARE(dataset.test.size(), 20);
        for (const Split* split : {&dataset.train, &dataset.validation, &dataset.test})
            QCOMPARE(2 * std::ranges::count(split->labels, 1), split->size());
        QCOMPARE(fingerprint(dataset), fingerprint(*importOf("").dataset));
        ImportChoices choices;
        choices.seed = 2;
        QVERIFY(fingerprint(dataset) != fingerprint(*importOf("", choices).dataset));
        choices.shares = {50, 25, 25};
        QCOMPARE(importOf("", choices).dataset->test.size(), 50);
    }

    /// The share is of the images that the source has for training, and its test images stay.
    void besideATestSplitTheShareForValidationIsOfTheRest() {
        write("train-images-idx3-ubyte", idxFile(8, {200, 8, 8}, allPixels(0, 200)));
        write("train-labels-idx1-ubyte", idxFile(8, {200}, allLabels(byteLabel, 0, 200)));
        write("t10k-images-idx3-ubyte", idxFile(8, {40, 8, 8}, allPixels(200, 40)));
        write("t10k-labels-idx1-ubyte", idxFile(8, {40}, allLabels(byteLabel, 200, 40)));
        const DatasetImport imported = importOf("");
        QCOMPARE(imported.dataset->validation.size(), 20);
        QCOMPARE(imported.dataset->train.size(), 180);
        QCOMPARE(imported.dataset->test.size(), 40);
    }

    void whatIsWrittenIsReadBackByTheEngineAndKeptOnce() {
        for (int k = 0; k < 12; ++k)
            writeImage(QString("in/%1/%2.png").arg(k % 2 ? "ä" : "b").arg(k), QColor(k, 2 * k, 9));
        const DatasetImport imported = importOf("in");
        const auto library = path("library").toStdString();
        const auto folder = keepImport(imported, library);
        QCOMPARE(keepImport(imported, library), folder);
        const auto read = loadDataset(folder);
        QCOMPARE(fingerprint(*read), fingerprint(*imported.dataset));
        QCOMPARE(read->classNames, imported.dataset->classNames);
        QCOMPARE(read->train.shape, imported.dataset->train.shape);
        QCOMPARE(read->train.firstId, read->validation.size());
        QVERIFY(isReadAsItIs(folder));
        QCOMPARE(fingerprint(*importDataset(folder, {}, [](auto, auto) {}).dataset),
                 fingerprint(*read));
    }

    void aCancelledImportEnds() {
        write("train-images-idx3-ubyte", idxFile(8, {200, 8, 8}, allPixels(0, 200)));
        write("train-labels-idx1-ubyte", idxFile(8, {200}, allLabels(byteLabel, 0, 200)));
        int heard = 0;
        const auto cancel = [&heard](std::int64_t done, std::int64_t total) {
            if (total == 0)  // the files are listed
                return;
            QCOMPARE(total, 200);
            ++heard;
            if (done >= 64)
                throw ImportCancelled();
        };
        QVERIFY_EXCEPTION_THROWN(importDataset(folder_->path().toStdString(), {}, cancel),
                                 ImportCancelled);
        QCOMPARE(heard, 2);
    }

    /// Rows are counted, and floats looked through for what is white, before the first image.
    void itCanBeCancelledWhileAWholeFileIsLookedThrough() {
        write("packed.csv", "label,pixels\n" + QByteArray("1,1 2 3 4\n").repeated(100));
        write("rows.csv", QByteArray("1,1,2,3,4\n").repeated(100));
        write("images.npy", npyFile("<f4", "(40, 2, 2)", QByteArray(40 * 4 * 4, 0)));
        write("labels.npy", npyFile("|u1", "(40,)", QByteArray(40, 1)));
        for (const char* from : {"packed.csv", "rows.csv", "images.npy"}) {
            int heard = 0;
            const auto cancel = [&heard](std::int64_t, std::int64_t total) {
                heard += total == 0;
                if (total > 0 || heard == 30)
                    throw ImportCancelled();
            };
            QVERIFY_EXCEPTION_THROWN(importDataset(path(from).toStdString(), {}, cancel),
                                     ImportCancelled);
            QCOMPARE(heard, 30);
        }
    }

    /// As when a choice of the preview is changed.
    void anArchiveIsUnpackedOnceUnlessItIsWrittenAnew() {
        const auto packed = [](const QByteArray& pixels) {
            return zipFile({{"x.npy", npyFile("|u1", "(40, 8, 8)", pixels)},
                            {"y.npy", npyFile("|u1", "(40,)", QByteArray("\1\2").repeated(20))}});
        };
        const std::filesystem::path archive = path("data.zip").toStdString();
        write("data.zip", packed(allPixels()));
        const auto written = std::filesystem::last_write_time(archive);
        UnpackedArchives archives;
        const auto found = [&] {
            return fingerprint(*importDataset(
                                    archive, {}, [](auto, auto) {}, archives)
                                    .dataset);
        };
        const auto first = found();
        write("data.zip", packed(allPixels(1)));
        std::filesystem::last_write_time(archive, written);
        QCOMPARE(found(), first);
        std::filesystem::last_write_time(archive, written + std::chrono::seconds(1));
        QVERIFY(found() != first);
    }

    /// A zip, a folder, and the imported form, of which then nothing stays.
    void itCanBeCancelledWhileFilesAreListedOrWritten() {
        write("images.npy", npyFile("|u1", "(40, 8, 8)", allPixels()));
        write("labels.npy", npyFile("|u1", "(40,)", allLabels(byteLabel)));
        write("notes.zip", zipFile({{"a.txt", "a"}, {"b.txt", "b"}}));
        const auto cancel = [](std::int64_t, std::int64_t total) {
            if (total == 0)
                throw ImportCancelled();
        };
        for (const char* from : {"notes.zip", "images.npy"})
            QVERIFY_EXCEPTION_THROWN(importDataset(path(from).toStdString(), {}, cancel),
                                     ImportCancelled);
        const DatasetImport imported = importOf("images.npy");
        int files = 0;
        const auto cancelLater = [&files](std::int64_t, std::int64_t) {
            if (++files == 4)
                throw ImportCancelled();
        };
        QVERIFY_EXCEPTION_THROWN(keepImport(imported, path("kept").toStdString(), cancelLater),
                                 ImportCancelled);
        QVERIFY(QDir(path("kept")).isEmpty());
        QVERIFY(isReadAsItIs(keepImport(imported, path("kept").toStdString())));
    }

private:
    QString path(const QString& name) const { return folder_->filePath(name); }

    void write(const QString& name, const QByteArray& bytes) const {
        QDir().mkpath(QFileInfo(path(name)).path());
        writeFile(path(name), bytes);
    }

    void writeImage(const QString& name, const QColor& color, int width = 8, int height = 8) const {
        QDir().mkpath(QFileInfo(path(name)).path());
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(color);
        QVERIFY(image.save(path(name), nullptr, 100));
    }

    DatasetImport importOf(const QString& name, const ImportChoices& choices = {}) const {
        return importDataset(path(name).toStdString(), choices, [](auto, auto) {});
    }

    static std::int64_t imageCount(const DatasetImport& imported) {
        const Dataset& dataset = *imported.dataset;
        return dataset.train.size() + dataset.validation.size() + dataset.test.size();
    }

    /// number → its label, of all images; the number is the first pixel.
    static std::map<int, std::string> labelsByNumber(const DatasetImport& imported,
                                                     bool arePixelsMade) {
        std::map<int, std::string> labels;
        const Dataset& dataset = *imported.dataset;
        for (const Split* split : {&dataset.train, &dataset.validation, &dataset.test}) {
            for (std::int64_t k = 0; k < split->size(); ++k) {
                const int number = split->image(k)[0];
                if (arePixelsMade && bytesOf(*split, k) != madePixels(number))
                    return {};
                labels[number] = dataset.classNames[split->labels[static_cast<std::size_t>(k)]];
            }
        }
        return labels;
    }

    static void requireAllImages(const DatasetImport& imported,
                                 const std::vector<std::string>& names) {
        QCOMPARE(imported.dataset->classNames, names);
        QCOMPARE(imageCount(imported), kImages);
        const auto labels = labelsByNumber(imported, true);
        QCOMPARE(labels.size(), std::size_t{kImages});
        for (const auto& [number, label] : labels)
            QCOMPARE(label, names.at(static_cast<std::size_t>(number % 2)));
    }

    static void requireNumbersOfOneColor(const DatasetImport& imported) {
        const auto labels = labelsByNumber(imported, false);
        QCOMPARE(static_cast<std::int64_t>(labels.size()), imageCount(imported));
        for (const auto& [number, label] : labels)
            QCOMPARE(label, imported.dataset->classNames.at(static_cast<std::size_t>(number % 2)));
    }

    std::optional<QTemporaryDir> folder_;
};

CENTERSCOPE_GUILESS_TEST(DatasetImportTest)
#include "dataset_import_test.moc"
