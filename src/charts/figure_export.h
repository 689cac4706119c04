// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

#include <QByteArray>
#include <QCoreApplication>
#include <QPicture>
#include <QSize>
#include <QString>

#include "charts/caption.h"
#include "charts/chart_look.h"
#include "charts/figure.h"

class QWidget;

namespace centerscope {

/// Of the strip at the foot of a picture that has its caption in it, in 1/96 inch.
constexpr int kCaptionHeight = 26;

enum class PictureFormat { Png, Svg, Pdf };

struct PictureStyle {
    QSizeF size{1200, 900};  ///< in 1/96 inch; the pixels of a PNG at scale 1
    double scale = 1;        ///< PNG: drawn anew at this many pixels a unit
    FigureStyle look = {};
    bool captionInPicture = false;  ///< it is in the metadata in any case
    QPalette captionPalette = paperPalette();
};

/// What went wrong, in one sentence for people: the file and why.
class ExportError : public std::runtime_error {
    Q_DECLARE_TR_FUNCTIONS(ExportError)

public:
    explicit ExportError(const QString& sentence)
        : std::runtime_error(sentence.toStdString()), sentence_(sentence) {}
    const QString& sentence() const { return sentence_; }

private:
    QString sentence_;
};

/// A widget with all that is in it, as it looks now.
class WidgetFigure : public Figure {
public:
    explicit WidgetFigure(QWidget* widget) : widget_(widget) {}
    void draw(QPainter& painter, QSizeF size, const FigureStyle& style) const override;

private:
    QWidget* widget_;
};

/// A figure as it is drawn now, at this size and in this style, to be drawn anywhere later: on a
/// thread that may not touch widgets too. Widgets with charts need it for PDF: there Qt loses the
/// markers of their legends.
class RecordedFigure : public Figure {
public:
    RecordedFigure(const Figure& figure, const PictureStyle& style);
    void draw(QPainter& painter, QSizeF size, const FigureStyle& style) const override;

private:
    QPicture picture_;
};

/// The whole picture file. Needs a QApplication, no screen.
QByteArray encodePicture(const Figure& figure, PictureFormat format, const PictureStyle& style,
                         const Caption& caption);

/// By the ending of the file name; throws ExportError where it is none of .png, .svg, .pdf.
PictureFormat pictureFormatOf(const QString& path);

/// Writes the file whole or, throwing ExportError, not at all: a file that was there stays.
void saveFile(const QString& path, const QByteArray& bytes);

}  // namespace centerscope
