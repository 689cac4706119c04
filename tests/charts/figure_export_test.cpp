// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_export.h"

#include <cmath>
#include <thread>

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <QXmlStreamReader>

#include "charts/embedding_chart.h"
#include "charts/loss_chart.h"
#include "charts/stage_snapshot.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

/// Paints one quarter of a unit black: only a picture drawn at four pixels a unit can show it.
class Hairline : public Figure {
public:
    void draw(QPainter& painter, QSizeF size, const FigureStyle&) const override {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(10.25, 0, 0.25, size.height()), Qt::black);
    }
};

std::shared_ptr<const EmbeddingCloud> clusters(int count) {
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->firstStep = 101;
    cloud->lastStep = 150;
    for (int k = 0; k < 10; ++k)
        cloud->centers.push_back({4 * std::cos(0.6283F * static_cast<float>(k)),
                                  4 * std::sin(0.6283F * static_cast<float>(k))});
    for (int k = 0; k < count; ++k) {
        const auto label = static_cast<ClassLabel>(k % 10);
        const auto turn = static_cast<float>(k);
        cloud->points.push_back({{cloud->centers[label].x + 0.9F * std::sin(turn * 1.7F),
                                  cloud->centers[label].y + 0.9F * std::sin(turn * 2.3F)},
                                 k,
                                 label,
                                 label,
                                 101 + 50 * static_cast<std::int64_t>(k) / count});
    }
    return cloud;
}

const Caption kCaption{
    .preset = QStringLiteral("paper & <co>"),
    .step = 1240,
    .values = Hyperparameters({.learningRate = 0.0005, .lambda = 0.01, .alpha = 0.5}),
    .seed = 3,
    .source = QStringLiteral("test")};
const QString kText = QStringLiteral(
    "preset paper & <co> · step 1240 · λ 0.01 · α 0.5 · learning rate 0.0005 · seed 3 · test");
const std::vector<std::string> kDigits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

PictureStyle styleOf(QSize size, double scale = 1, FigureLook look = FigureLook::Current) {
    PictureStyle style;
    style.size = size;
    style.scale = scale;
    style.look = look;
    return style;
}

QByteArray pngOf(const Figure& figure, const PictureStyle& style) {
    return encodePicture(figure, PictureFormat::Png, style, kCaption);
}

}  // namespace

class FigureExportTest : public QObject {
    Q_OBJECT

private slots:
    void captionsHaveDecimalPointsInEveryLocale() {
        QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
        QCOMPARE(kCaption.textInFile(), kText);
        QCOMPARE(sourceText(*clusters(2000)), QStringLiteral("live batches, steps 101-150"));
        QLocale::setDefault(QLocale::c());
    }

    void theCaptionInThePictureReadsAsTheWindowDoes() {
        Caption caption = kCaption;
        caption.values.learningRate = 0.0016076923;
        const QLocale german(QStringLiteral("de_DE"));
        QCOMPARE(caption.textInPicture("Quelle", german),
                 QStringLiteral("preset paper & <co> · step 1.240 · λ 0,01 · α 0,5 · "
                                "learning rate 0,00161 · seed 3 · Quelle"));
        auto first = *clusters(10);
        first.firstStep = first.lastStep = 1;
        QCOMPARE(sourceText(first), QStringLiteral("live batches, step 1"));
    }

    /// In its file it stays the one for programs.
    void theTextForPeopleStandsInThePicture() {
        Caption caption = kCaption;
        caption.inPicture = QStringLiteral("Schritt 1.240");
        PictureStyle style = styleOf({320, 200});
        const auto svg = [&] {
            return QString::fromUtf8(encodePicture(Hairline(), PictureFormat::Svg, style, caption));
        };
        QVERIFY(!svg().contains(caption.inPicture));
        style.captionInPicture = true;
        QVERIFY(svg().contains(caption.inPicture));
        QCOMPARE(svg().count("seed 3"), 1);
        caption.inPicture.clear();
        QCOMPARE(svg().count("seed 3"), 2);
    }

    void pngHasTheSizeTimesTheScale_data() {
        QTest::addColumn<double>("scale");
        QTest::newRow("1x") << 1.0;
        QTest::newRow("2x") << 2.0;
        QTest::newRow("4x") << 4.0;
    }

    void pngHasTheSizeTimesTheScale() {
        QFETCH(double, scale);
        const QImage image = QImage::fromData(pngOf(Hairline(), styleOf({320, 200}, scale)));
        QCOMPARE(image.size(), (QSizeF(320, 200) * scale).toSize());
    }

    void pngIsDrawnAnewAtItsScale() {
        const QImage image = QImage::fromData(pngOf(Hairline(), styleOf({40, 20}, 4)));
        QCOMPARE(image.pixelColor(40, 30), QColor(Qt::white));
        QCOMPARE(image.pixelColor(41, 30), QColor(Qt::black));
        QCOMPARE(image.pixelColor(42, 30), QColor(Qt::white));
    }

    void aRecordedFigureIsDrawnAnewOnAnotherThread() {
        EmbeddingChart chart;
        chart.setClasses(kDigits);
        chart.setCloud(clusters(200));
        const PictureStyle style = styleOf({400, 300}, 2);
        const RecordedFigure recorded(chart, style);
        QByteArray png;
        std::thread([&] { png = pngOf(recorded, style); }).join();
        const auto coarse = [](const QByteArray& file) {  // letters may lie half a pixel apart
            return QImage::fromData(file).scaled(40, 30, Qt::IgnoreAspectRatio,
                                                 Qt::SmoothTransformation);
        };
        const QImage there = coarse(png);
        const QImage here = coarse(pngOf(chart, style));
        for (int y = 0; y < here.height(); ++y)
            for (int x = 0; x < here.width(); ++x) {
                const QColor a = here.pixelColor(x, y);
                const QColor b = there.pixelColor(x, y);
                QVERIFY(std::abs(a.red() - b.red()) < 32 && std::abs(a.green() - b.green()) < 32 &&
                        std::abs(a.blue() - b.blue()) < 32);
            }
    }

    void lettersAreAsLargeAsAskedAndNotesGo() {
        EmbeddingChart chart;
        chart.setClasses(kDigits);
        chart.setCloud(clusters(200));
        chart.setHeadStart("centers placed");
        const auto svgOf = [&chart](double fontSize, bool hasNotes) {
            PictureStyle style = styleOf({800, 800});
            style.look.fontSize = fontSize;
            style.look.hasNotes = hasNotes;
            return encodePicture(chart, PictureFormat::Svg, style, kCaption);
        };
        QVERIFY(svgOf(32, true).contains("font-size=\"32"));
        QVERIFY(!svgOf(0, true).contains("font-size=\"32"));
        QVERIFY(svgOf(0, true).contains("centers placed") && svgOf(0, true).contains("within"));
        QVERIFY(!svgOf(0, false).contains("centers placed") && !svgOf(0, false).contains("within"));
    }

    void pngCarriesItsCaption() {
        QByteArray png = pngOf(Hairline(), {});
        QBuffer buffer(&png);
        QImageReader reader(&buffer, "png");
        QCOMPARE(reader.text(QStringLiteral("Description")), kText);
        QCOMPARE(reader.text(QStringLiteral("Software")), QStringLiteral("Centerscope"));
    }

    void svgCarriesItsCaption() {
        QXmlStreamReader xml(encodePicture(Hairline(), PictureFormat::Svg, {}, kCaption));
        QString title;
        QString description;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("title"))
                title = xml.readElementText();
            else if (xml.isStartElement() && xml.name() == QLatin1String("desc"))
                description = xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(title.contains(QStringLiteral("1240")));
        QCOMPARE(description, kText);
    }

    void pdfCarriesItsCaption() {
        const QByteArray pdf = encodePicture(Hairline(), PictureFormat::Pdf, {}, kCaption);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.contains(kText.toHtmlEscaped().toUtf8()));
    }

    void theCaptionIsDrawnOnlyIfWished() {
        PictureStyle style = styleOf({800, 200});
        const auto dark = [&] {
            const QImage image = QImage::fromData(pngOf(Hairline(), style));
            int count = 0;
            for (int x = 20; x < 300; ++x)
                for (int y = 170; y < 200; ++y)
                    count += image.pixelColor(x, y).lightness() < 128;
            return count;
        };
        QCOMPARE(dark(), 0);
        style.captionInPicture = true;
        QVERIFY(dark() > 50);
        style.captionPalette.setColor(QPalette::Base, Qt::darkBlue);
        const QImage onBlue = QImage::fromData(pngOf(Hairline(), style));
        QCOMPARE(onBlue.pixelColor(799, 199), QColor(Qt::darkBlue));
    }

    void svgOfTheStageIsSmallAndMadeOfVectors() {
        EmbeddingChart chart;
        chart.setClasses(kDigits);
        chart.setCloud(clusters(5000));
        const QByteArray svg =
            encodePicture(chart, PictureFormat::Svg, styleOf({1000, 1000}), kCaption);
        QVERIFY2(svg.size() < 600'000, qPrintable(QString::number(svg.size())));
        QVERIFY(!svg.contains("<image"));
        QVERIFY(svg.count("<circle") >= 1000);  // two of ten classes are discs
    }

    void svgCutsCurvesOffAtTheirPlot() {
        LossChart chart;
        RunHistory history;
        for (int k = 1; k <= 200; ++k) {
            StepMetrics metrics;
            metrics.step = k;
            metrics.headLoss = metrics.totalLoss = k % 2 ? 5000 : 1;
            history.steps.push_back(metrics);
        }
        chart.setHistory(history);
        chart.resize(400, 300);
        chart.zoomBy(50, chart.mapping().area.center());
        const QByteArray svg =
            encodePicture(chart, PictureFormat::Svg, styleOf({400, 300}), kCaption);
        QVERIFY(svg.count("<polyline") > 5);
        QVERIFY(!svg.contains(",-"));  // nothing reaches over the top
    }

    void aWindowIsMadeOfVectorsToo() {
        QWidget window;
        auto* chart = new EmbeddingChart;
        chart->setClasses(kDigits);
        (new QVBoxLayout(&window))->addWidget(chart);
        chart->setCloud(clusters(500));
        window.resize(500, 500);
        const QByteArray svg =
            encodePicture(WidgetFigure(&window), PictureFormat::Svg, styleOf({500, 500}), kCaption);
        QVERIFY(svg.count("<circle") >= 100);
    }

    void picturesDoNotDependOnTheSizeOfTheWindow() {
        LossChart chart;
        RunHistory history;
        history.steps.resize(50);
        chart.setHistory(history);
        chart.resize(200, 150);
        const QByteArray small = pngOf(chart, styleOf({400, 300}));
        chart.resize(900, 700);
        QVERIFY(pngOf(chart, styleOf({400, 300})) == small);
    }

    void paperIsWhiteWhateverTheWindowLooksLike() {
        EmbeddingChart chart;
        QPalette dark;
        dark.setColor(QPalette::Base, Qt::black);
        dark.setColor(QPalette::Text, Qt::white);
        chart.setPalette(dark);
        const auto corner = [&](FigureLook look) {
            return QImage::fromData(pngOf(chart, styleOf({300, 300}, 1, look))).pixelColor(1, 1);
        };
        QCOMPARE(corner(FigureLook::Current), QColor(Qt::black));
        QCOMPARE(corner(FigureLook::Paper), QColor(Qt::white));
    }

    void theSeedsLookHasItsColoursOnFixedAxes() {
        auto cloud = std::make_shared<EmbeddingCloud>();
        cloud->source = PointSource::FixedSample;
        cloud->points = {{{0, 0}, 0, 2, 2, 0}, {{9, 9}, 1, 2, 2, 0}};
        EmbeddingChart chart;
        chart.setClasses(kDigits);
        chart.setCloud(cloud);
        const QImage image =
            QImage::fromData(pngOf(chart, styleOf({1600, 900}, 1, FigureLook::Seed)));
        int green = 0;
        for (int y = 60; y < image.height() - 40; ++y)
            for (int x = 60; x < image.width() - 20; ++x)
                green += image.pixelColor(x, y) == QColor(0, 255, 0);
        // The point at the origin and not the one at (9, 9).
        QVERIFY2(green > 5 && green < 60, qPrintable(QString::number(green)));
    }

    void snapshotsAreTheSameInEveryLocale() {
        const auto cloud = clusters(2000);
        const QByteArray english = stageSnapshot(*cloud, kDigits, kCaption);
        QLocale::setDefault(QLocale(QStringLiteral("de_DE")));
        const QByteArray german = stageSnapshot(*cloud, kDigits, kCaption);
        QLocale::setDefault(QLocale::c());
        QVERIFY(german == english);
        QCOMPARE(QImage::fromData(english).size(), SnapshotStyle{}.picture.size);
    }

    void snapshotsKeepTheirAxesWhateverTheyShow() {
        EmbeddingCloud near;
        near.centers = {{1, 1}};
        EmbeddingCloud far = near;
        far.points = {{{50, 50}, 0, 1, 1, 0}};
        const auto draw = [](const EmbeddingCloud& cloud) {
            return QImage::fromData(stageSnapshot(cloud, kDigits, kCaption));
        };
        const QImage one = draw(near);
        // The disc of the center and the grid around it stand where they stood.
        const QRect aroundTheCenter(one.width() / 2, 150, one.width() / 3, one.height() / 3);
        QVERIFY(one.copy(aroundTheCenter) == draw(far).copy(aroundTheCenter));
        near.centers = {{1.5F, 1}};
        QVERIFY(one.copy(aroundTheCenter) != draw(near).copy(aroundTheCenter));
    }

    void aFileIsWrittenWholeOrNotAtAll() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.csv"));
        saveFile(file, "first");
        saveFile(file, "second");
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("second"));

        const QString inside = file + QStringLiteral("/b.csv");  // a file is no folder
        QString sentence;
        try {
            saveFile(inside, "third");
        } catch (const ExportError& error) {
            sentence = error.sentence();
        }
        QVERIFY2(sentence.contains(QStringLiteral("b.csv")), qPrintable(sentence));
        QVERIFY(sentence.endsWith('.'));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.csv")});
    }

    void theEndingDecidesTheFormat() {
        QVERIFY(pictureFormatOf(QStringLiteral("a/b.PNG")) == PictureFormat::Png);
        QVERIFY(pictureFormatOf(QStringLiteral("b.svg")) == PictureFormat::Svg);
        QVERIFY(pictureFormatOf(QStringLiteral("b.pdf")) == PictureFormat::Pdf);
        QVERIFY_EXCEPTION_THROWN(pictureFormatOf(QStringLiteral("b.jpeg")), ExportError);
    }
};

CENTERSCOPE_TEST(FigureExportTest)
#include "figure_export_test.moc"
