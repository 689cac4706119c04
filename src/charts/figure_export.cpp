// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figure_export.h"

#include <cerrno>
#include <cmath>
#include <cstring>

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QWidget>

#include "core/write_whole.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

constexpr int kUnitsPerInch = 96;
constexpr double kInch = 0.0254;  // m

const QString kSoftware = QStringLiteral("Centerscope");

QString pictureTitle(const Caption& caption) {
    return QStringLiteral("Centerscope, step %1").arg(caption.step);
}

void drawCaption(QPainter& painter, const QRectF& strip, const QString& text,
                 const QPalette& palette) {
    const ChartLook look = ChartLook::of(palette, {});
    painter.fillRect(strip, look.background);
    QFont font;
    font.setPixelSize(12);
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const double room = strip.width() - 24;
    if (width > room)
        font.setPixelSize(std::max(6, static_cast<int>(12 * room / width)));
    painter.setFont(font);
    painter.setPen(look.secondary);
    painter.drawText(strip.adjusted(12, 0, -12, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

/// Without the caption.
QSizeF figureSize(const PictureStyle& style) {
    return style.size - QSizeF(0, style.captionInPicture ? kCaptionHeight : 0);
}

void drawPicture(QPainter& painter, const Figure& figure, const PictureStyle& style,
                 const Caption& caption) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QSizeF size = figureSize(style);
    if (style.captionInPicture)
        drawCaption(painter, QRectF(0, size.height(), size.width(), kCaptionHeight),
                    caption.inPicture.isEmpty() ? caption.textInFile() : caption.inPicture,
                    style.captionPalette);
    figure.draw(painter, size, style.look);
}

QByteArray encodePng(const Figure& figure, const PictureStyle& style, const Caption& caption) {
    QImage image((style.size * style.scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.scale(style.scale, style.scale);
        drawPicture(painter, figure, style, caption);
    }
    // Only now: fonts would grow with the resolution as well.
    const int dotsPerMeter = qRound(kUnitsPerInch * style.scale / kInch);
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    writer.setText(QStringLiteral("Title"), pictureTitle(caption));
    writer.setText(QStringLiteral("Description"), caption.textInFile());
    writer.setText(QStringLiteral("Software"), kSoftware);
    writer.write(image);
    return bytes;
}

/// QSvgGenerator opens a group with every change of the painter's state, drawn with or not.
QByteArray withoutEmptyGroups(const QByteArray& svg) {
    static const QRegularExpression empty(QStringLiteral("<g [^>]*>\\s*</g>\\s*"));
    return QString::fromUtf8(svg).remove(empty).toUtf8();
}

QByteArray encodeSvg(const Figure& figure, const PictureStyle& style, const Caption& caption) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kUnitsPerInch);
    generator.setSize(style.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), style.size));
    generator.setTitle(pictureTitle(caption).toHtmlEscaped());  // Qt writes both as they are
    generator.setDescription(caption.textInFile().toHtmlEscaped());
    QPainter painter(&generator);
    drawPicture(painter, figure, style, caption);
    painter.end();
    return withoutEmptyGroups(bytes);
}

/// The description has no place in what QPdfWriter writes by itself.
QByteArray xmp(const Caption& caption) {
    return QStringLiteral(
               "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
               "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
               "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title>"
               "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%2</rdf:li></rdf:Alt>"
               "</dc:description><xmp:CreatorTool>%3</xmp:CreatorTool>"
               "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
        .arg(pictureTitle(caption).toHtmlEscaped(), caption.textInFile().toHtmlEscaped(), kSoftware)
        .toUtf8();
}

QByteArray encodePdf(const Figure& figure, const PictureStyle& style, const Caption& caption) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kUnitsPerInch);
    writer.setPageSize(QPageSize(style.size / kUnitsPerInch, QPageSize::Inch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(pictureTitle(caption) + QStringLiteral(": ") + caption.textInFile());
    writer.setCreator(kSoftware);
    writer.setDocumentXmpMetadata(xmp(caption));
    QPainter painter(&writer);
    drawPicture(painter, figure, style, caption);
    painter.end();
    return bytes;
}

}  // namespace

RecordedFigure::RecordedFigure(const Figure& figure, const PictureStyle& style) {
    QPainter painter(&picture_);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    figure.draw(painter, figureSize(style), style.look);
}

void RecordedFigure::draw(QPainter& painter, QSizeF, const FigureStyle&) const {
    QPicture picture = picture_;  // playing one changes it
    painter.save();
    picture.play(&painter);
    painter.restore();
}

void WidgetFigure::draw(QPainter& painter, QSizeF size, const FigureStyle&) const {
    const double scale =
        std::min(size.width() / widget_->width(), size.height() / widget_->height());
    painter.save();
    painter.scale(scale, scale);
    widget_->render(&painter, QPoint(), QRegion(),
                    QWidget::DrawWindowBackground | QWidget::DrawChildren);
    painter.restore();
}

QByteArray encodePicture(const Figure& figure, PictureFormat format, const PictureStyle& style,
                         const Caption& caption) {
    switch (format) {
        case PictureFormat::Svg:
            return encodeSvg(figure, style, caption);
        case PictureFormat::Pdf:
            return encodePdf(figure, style, caption);
        case PictureFormat::Png:
            break;
    }
    return encodePng(figure, style, caption);
}

PictureFormat pictureFormatOf(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return PictureFormat::Png;
    if (suffix == QLatin1String("svg"))
        return PictureFormat::Svg;
    if (suffix == QLatin1String("pdf"))
        return PictureFormat::Pdf;
    throw ExportError(
        ExportError::tr("Cannot tell the format of %1: its name must end in .png, .svg or .pdf.")
            .arg(QDir::toNativeSeparators(path)));
}

/// Why it could not be written; the system's own words are English.
static QString reasonOf(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return ExportError::tr("there is no such folder");
        case EACCES:
        case EROFS:
            return ExportError::tr("its folder is read-only");
        case ENOSPC:
        case EFBIG:
        case EDQUOT:
            return ExportError::tr("there is no room left on the disk");
        default:
            return QString::fromUtf8(std::strerror(error));
    }
}

void saveFile(const QString& path, const QByteArray& bytes) {
    try {
        writeWhole(pathOf(path), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    } catch (const WriteError& error) {
        throw ExportError(ExportError::tr("Cannot write %1: %2.")
                              .arg(QDir::toNativeSeparators(path), reasonOf(error.code)));
    }
}

}  // namespace centerscope
