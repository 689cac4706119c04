// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_catalogue.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "support/idx_files.h"
#include "support/refusal.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;
using namespace std::chrono_literals;

namespace {

constexpr const char* kFashionMnist = "/usr/share/datasets/fashion-mnist";

QByteArray sha256(std::initializer_list<const std::vector<std::uint8_t>*> pieces,
                  const QByteArray& header) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(header);
    for (const std::vector<std::uint8_t>* piece : pieces)
        hash.addData(QByteArrayView(piece->data(), static_cast<qsizetype>(piece->size())));
    return hash.result().toHex();
}

/// As the files have them.
std::vector<std::uint8_t> bytesOf(const std::vector<ClassLabel>& labels) {
    return {labels.begin(), labels.end()};
}

}  // namespace

class DatasetCatalogueTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(folder_->isValid());
    }

    // The hashes of the original distribution: nothing was lost, moved or split differently.
    void theBundledMnistIsTheOriginal() {
        const auto mnist = loadDataset(bundledMnist());
        QCOMPARE(QString::fromStdString(mnist->name), QString("MNIST"));
        QCOMPARE(mnist->classNames.size(), std::size_t{10});
        QCOMPARE(QString::fromStdString(mnist->classNames[7]), QString("7"));
        QCOMPARE(mnist->train.size(), 55'000);
        QCOMPARE(mnist->validation.size(), 5'000);
        QCOMPARE(mnist->test.size(), 10'000);
        QCOMPARE(sha256({&mnist->validation.pixels, &mnist->train.pixels}, imagesHeader(60'000)),
                 "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
        const std::vector<std::uint8_t> validationLabels = bytesOf(mnist->validation.labels);
        const std::vector<std::uint8_t> trainingLabels = bytesOf(mnist->train.labels);
        const std::vector<std::uint8_t> testLabels = bytesOf(mnist->test.labels);
        QCOMPARE(sha256({&validationLabels, &trainingLabels}, labelsHeader(60'000)),
                 "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
        QCOMPARE(sha256({&mnist->test.pixels}, imagesHeader(10'000)),
                 "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
        QCOMPARE(sha256({&testLabels}, labelsHeader(10'000)),
                 "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
        // Runs of earlier programs have it in their run.json.
        QCOMPARE(QString::fromStdString(fingerprint(*mnist)),
                 "55000-4cfa7a5c-9ff06300 5000-136fc56a-b62c2bbd 10000-e4ca5f57-ee8604d9");
    }

    void fashionMnistOfDebianHasItsClassNames() {
        if (!QDir(kFashionMnist).exists())
            QSKIP("the Debian package dataset-fashion-mnist is not installed");
        const auto fashion = loadDataset(kFashionMnist);
        QCOMPARE(QString::fromStdString(fashion->name), QString("Fashion-MNIST"));
        QCOMPARE(QString::fromStdString(fashion->classNames[0]), QString("T-shirt/top"));
        QCOMPARE(QString::fromStdString(fashion->classNames[9]), QString("Ankle boot"));
        QCOMPARE(fashion->train.size(), 55'000);
        QCOMPARE(int{fashion->validation.labels[0]}, 9);  // the first image is an ankle boot
    }

    void aFolderOfOnesOwnIsNamedAfterItself() {
        const QString own = folder_->filePath("my digits");
        QVERIFY(QDir().mkpath(own));
        writeDataset(own, 100, 20);
        for (const QString& spelling : {own, own + "/", own + "/."}) {
            const auto dataset = loadDataset(spelling.toStdString());
            QCOMPARE(QString::fromStdString(dataset->name), QString("my digits"));
            QCOMPARE(QString::fromStdString(dataset->classNames.at(9)), QString("9"));
        }
    }

    void theFirstImagesAreForValidation_data() {
        QTest::addColumn<int>("images");
        QTest::addColumn<int>("validation");
        QTest::newRow("fewest") << 10 << 1;
        QTest::newRow("a tenth, rounded down") << 109 << 10;
        QTest::newRow("just few") << 5'999 << 599;
        QTest::newRow("just enough") << 6'000 << 5'000;
    }
    void theFirstImagesAreForValidation() {
        QFETCH(int, images);
        QFETCH(int, validation);
        writeDataset(folder_->path(), static_cast<std::uint32_t>(images), 7);
        const auto dataset = load();
        const Split& first = dataset->split(SplitKind::Validation);
        const Split& train = dataset->split(SplitKind::Train);
        QCOMPARE(first.size(), validation);
        QCOMPARE(train.size(), images - validation);
        QCOMPARE(first.firstId, 0);
        QCOMPARE(train.firstId, validation);
        QCOMPARE(int{*first.image(0)}, 0);
        QCOMPARE(int{*train.image(0)}, validation % 251);
        QCOMPARE(int{train.labels.at(0)}, validation % 10);
        QCOMPARE(int{*train.image(train.size() - 1)}, (images - 1) % 251);
        QCOMPARE(dataset->split(SplitKind::Test).size(), 7);
        QCOMPARE(dataset->test.firstId, 0);
    }

    void notEveryClassNeedOccur() {
        writeDataset(folder_->path(), 100, 20);
        writeFile(file("train-labels-idx1-ubyte"), labelsHeader(100) + QByteArray(100, '\3'));
        QCOMPARE(load()->classNames.size(), std::size_t{10});
    }

    void filesMayBeGzippedOneByOneAndThePlainOneCounts() {
        writeDataset(folder_->path(), 100, 20);
        QVERIFY(QFile::remove(file("train-images-idx3-ubyte")));
        writeFile(file("train-images-idx3-ubyte.gz"), gzip(imagesIdx(100)));
        writeFile(file("t10k-images-idx3-ubyte.gz"), "not even gzip");
        QCOMPARE(load()->train.size(), 90);
    }

    void oneThatIsHeldIsNotReadAgainWhileItsFilesAreAsTheyWere() {
        writeDataset(folder_->path(), 100, 20);
        const auto held = load();
        QCOMPARE(load(), held);
        QVERIFY(QDir(folder_->path()).mkdir("other"));
        QCOMPARE(loadDataset(file("other/..").toStdString()), held);

        const QByteArray labels = labelsHeader(100) + QByteArray(100, '\3');
        writeFile(file("train-labels-idx1-ubyte"), labels);  // as many bytes as before
        std::filesystem::last_write_time(file("train-labels-idx1-ubyte").toStdString(),
                                         std::filesystem::file_time_type::clock::now() + 1s);
        const auto changed = load();
        QVERIFY(changed != held);
        QCOMPARE(changed->train.labels.front(), ClassLabel{3});
        QCOMPARE(load(), changed);
    }

    /// An unknown data set is called like its folder.
    void foldersWithLinksToTheSameFilesKeepTheirOwnNames() {
        writeDataset(folder_->path(), 100, 20);
        std::vector<std::shared_ptr<const Dataset>> held;
        for (const char* name : {"first", "second"}) {
            const std::filesystem::path folder = file(name).toStdString();
            std::filesystem::create_directory(folder);
            for (const auto& original : datasetFiles(folder_->path().toStdString()))
                std::filesystem::create_symlink(original, folder / original.filename());
            held.push_back(loadDataset(folder));
            QCOMPARE(held.back()->name, std::string(name));
        }
    }

    void oneThatNobodyHoldsIsLetGo() {
        writeDataset(folder_->path(), 100, 20);
        const std::weak_ptr<const Dataset> left = load();
        QVERIFY(left.expired());
        QCOMPARE(load()->train.size(), 90);
    }

    void aMissingFileIsNamed() {
        writeDataset(folder_->path(), 100, 20);
        QVERIFY(QFile::remove(file("t10k-labels-idx1-ubyte")));
        QCOMPARE(refusalOf([this] { load(); }),
                 folder_->path() +
                     ": expected t10k-labels-idx1-ubyte or "
                     "t10k-labels-idx1-ubyte.gz in it, found neither.");
    }

    void aMissingFolderIsNamed() {
        QCOMPARE(refusalOf([] { loadDataset("/no/such/folder"); }),
                 QString("/no/such/folder: expected a folder, found nothing."));
        writeFile(file("lonely"), "");
        QCOMPARE(refusalOf([this] { loadDataset(file("lonely").toStdString()); }),
                 file("lonely") + ": expected a folder, found a file.");
    }

    void countsThatDifferAreRefused() {
        writeDataset(folder_->path(), 100, 20);
        writeFile(file("train-labels-idx1-ubyte"), labelsIdx(99));
        QCOMPARE(refusalOf([this] { load(); }),
                 file("train-labels-idx1-ubyte") +
                     ": expected a label for each of the 100 images beside it, found 99.");
    }

    void labelsAreRefusedBeforeImagesAreRead() {
        writeDataset(folder_->path(), 100, 20);
        writeFile(file("train-labels-idx1-ubyte"), labelsHeader(100) + QByteArray(100, '\12'));
        writeFile(file("train-images-idx3-ubyte.gz"), gzip(imagesIdx(100).chopped(1)));
        QVERIFY(QFile::remove(file("train-images-idx3-ubyte")));
        QCOMPARE(
            refusalOf([this] { load(); }),
            file("train-labels-idx1-ubyte") + ": expected labels 0 to 9, found 10 for image 0.");
    }

    void tooFewImagesAreRefused() {
        writeDataset(folder_->path(), 9, 20);
        QCOMPARE(refusalOf([this] { load(); }),
                 file("train-images-idx3-ubyte") + ": expected at least 10 images, found 9.");
        writeDataset(folder_->path(), 10, 0);
        QCOMPARE(refusalOf([this] { load(); }),
                 file("t10k-images-idx3-ubyte") + ": expected at least 1 image, found 0.");
    }

    void aFolderInPlaceOfAFileIsRefused() {
        writeDataset(folder_->path(), 100, 20);
        QVERIFY(QFile::remove(file("t10k-images-idx3-ubyte")));
        QVERIFY(QDir().mkpath(file("t10k-images-idx3-ubyte")));
        QCOMPARE(refusalOf([this] { load(); }),
                 file("t10k-images-idx3-ubyte") + ": expected a regular file, found a folder.");
    }

private:
    static QByteArray labelsHeader(std::uint32_t count) { return labelsIdx(count).left(8); }
    QString file(const QString& name) const { return folder_->filePath(name); }
    std::shared_ptr<const Dataset> load() const {
        return loadDataset(folder_->path().toStdString());
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

CENTERSCOPE_GUILESS_TEST(DatasetCatalogueTest)
#include "dataset_catalogue_test.moc"
