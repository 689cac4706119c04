// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/idx_reader.h"

#include <QTemporaryDir>
#include <QTest>

#include "support/idx_files.h"
#include "support/refusal.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;
using Content = IdxReader::Content;
Q_DECLARE_METATYPE(IdxReader::Content)

namespace {

void readAll(const QString& path, Content content) {
    IdxReader reader(path.toStdString(), content);
    if (content == Content::Images)
        reader.readImages(reader.count());
    else
        reader.readLabels();
    reader.finish();
}

}  // namespace

class IdxReaderTest : public QObject {
    Q_OBJECT

private slots:
    void imagesAndLabelsAreReadInPieces_data() {
        QTest::addColumn<QString>("suffix");
        QTest::newRow("plain") << "";
        QTest::newRow("gzipped") << ".gz";
    }
    void imagesAndLabelsAreReadInPieces() {
        QFETCH(QString, suffix);
        const QString images = write("images" + suffix, imagesIdx(30));
        const QString labels = write("labels" + suffix, labelsIdx(30));
        IdxReader imageReader(images.toStdString(), Content::Images);
        IdxReader labelReader(labels.toStdString(), Content::Labels);
        QCOMPARE(imageReader.count(), 30);
        QCOMPARE(labelReader.count(), 30);
        const auto classes = labelReader.readLabels();
        QCOMPARE(classes.size(), std::size_t{30});
        for (int k = 0; k < 30; ++k)
            QCOMPARE(classes[static_cast<std::size_t>(k)], k % 10);
        for (int first : {0, 10, 20}) {
            const auto pixels = imageReader.readImages(10);
            QCOMPARE(pixels.size(), std::size_t{7840});
            QCOMPARE(int{pixels.front()}, first);
            QCOMPARE(int{pixels.back()}, first + 9);
        }
        imageReader.finish();
        labelReader.finish();
    }

    void whetherAFileIsGzippedIsSeenByItsContent() {
        const QString path = folder_.filePath("plain.gz");
        writeFile(path, imagesIdx(3));
        readAll(path, Content::Images);
        writeFile(folder_.filePath("gzipped"), gzip(labelsIdx(3)));
        readAll(folder_.filePath("gzipped"), Content::Labels);
    }

    // More than the reader trusts a compressed file's header with, so that its memory grows.
    void aLargeGzippedFileIsReadWhole() {
        const QString path = write("large.gz", imagesIdx(90'000));
        IdxReader reader(path.toStdString(), Content::Images);
        const std::vector<std::uint8_t> pixels = reader.readImages(90'000);
        reader.finish();
        QCOMPARE(pixels.size(), std::size_t{90'000} * 784);
        QCOMPARE(int{pixels.back()}, 89'999 % 251);
    }

    void anythingElseIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Content>("content");
        QTest::addColumn<QString>("sentence");
        const auto add = [](const char* row, const char* name, const QByteArray& bytes,
                            Content content, const char* sentence) {
            QTest::newRow(row) << name << bytes << content << sentence;
        };
        add("empty", "f", "", Content::Images,
            "expected an IDX header of 16 bytes, found the end after 0.");
        add("half a header", "f", imagesIdx(1).left(10), Content::Images,
            "expected an IDX header of 16 bytes, found the end after 10.");
        add("truncated", "f", imagesIdx(3).chopped(1), Content::Images,
            "expected 2368 bytes for the 3 images its header announces, found 2367.");
        add("too long", "f", imagesIdx(3) + '\0', Content::Images,
            "expected 2368 bytes for the 3 images its header announces, found 2369.");
        add("labels truncated", "f", labelsIdx(3).chopped(1), Content::Labels,
            "expected 11 bytes for the 3 labels its header announces, found 10.");
        add("largest claim", "f", imagesHeader(0xffffffff), Content::Images,
            "expected 3367254359296 bytes for the 4294967295 images its header announces, found "
            "16.");
        add("labels for images", "f", labelsIdx(3), Content::Images,
            "expected images as unsigned bytes in IDX format (0x00000803), found 0x00000801.");
        add("images for labels", "f", imagesIdx(1), Content::Labels,
            "expected labels as unsigned bytes in IDX format (0x00000801), found 0x00000803.");
        add("floats", "f", imagesIdx(1).replace(2, 1, "\x0d"), Content::Images,
            "expected images as unsigned bytes in IDX format (0x00000803), found 0x00000d03.");
        add("gzip truncated inside", "f.gz", gzip(imagesIdx(3).chopped(784)), Content::Images,
            "expected 3 images, found the end after 2.");
        add("gzip too long inside", "f.gz", gzip(imagesIdx(3) + '\0'), Content::Images,
            "expected the end after 3 images, found more.");
        add("no size", "f", imagesIdx(1, 0, 28), Content::Images,
            "expected images of 1 to 4096 pixels a side and 1 or 3 channels, found 0×28 with 1.");
    }
    void anythingElseIsRefused() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(Content, content);
        QFETCH(QString, sentence);
        const QString path = folder_.filePath(name);
        writeFile(path, bytes);
        QCOMPARE(refusalOf([&] { readAll(path, content); }), path + ": " + sentence);
    }

    // A terabyte announced by a kilobyte must be refused by the header, not by running out.
    void aGzipFileCannotClaimMoreThanDeflateCanHold() {
        const QString path = folder_.filePath("claim.gz");
        QByteArray packed = gzip(imagesHeader(1'400'000'000));
        packed.append(gzip("").repeated((1024 - packed.size()) / gzip("").size()));
        writeFile(path, packed);
        const QString refusal = refusalOf([&] { IdxReader(path.toStdString(), Content::Images); });
        QCOMPARE(refusal, path +
                              ": expected at least 1063565892 bytes for the 1400000000 images "
                              "its header announces, found " +
                              QString::number(packed.size()) + ".");
    }

    // Sparse, so that the size is real and the disk stays empty.
    void moreImagesThanTheProgramCanNumberAreRefused() {
        const QString path = folder_.filePath("sparse");
        writeFile(path, imagesHeader(10'000'001));
        QVERIFY(QFile::resize(path, 16 + qint64{10'000'001} * 784));
        QCOMPARE(refusalOf([&] { IdxReader(path.toStdString(), Content::Images); }),
                 path + ": expected at most 10000000 images, found 10000001.");
    }

private:
    QString write(const QString& name, const QByteArray& bytes) const {
        const QString path = folder_.filePath(name);
        writeFile(path, name.endsWith(".gz") ? gzip(bytes) : bytes);
        return path;
    }

    QTemporaryDir folder_;
};

CENTERSCOPE_GUILESS_TEST(IdxReaderTest)
#include "idx_reader_test.moc"
