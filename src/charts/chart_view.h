// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QChartView>

#include "charts/chart_look.h"
#include "charts/figure.h"
#include "charts/plot_mapping.h"

class QRubberBand;

namespace centerscope {

/// What all charts share: axes that fit themselves until the user zooms, the ways to zoom and pan,
/// colours that follow the palette, and drawing at any size for export.
///
/// Wheel: zoom around the cursor. Drag: pan. Shift + drag: zoom to a rectangle. Double click:
/// reset. Keys: + − zoom, arrows pan, 0 and Home reset.
class ChartView : public QChartView, public Figure {
    Q_OBJECT

public:
    ~ChartView() override;

    /// Zooms in for factor > 1; what lies at anchor (viewport pixels) stays there.
    virtual void zoomBy(double factor, QPointF anchor);
    /// Shows what is now inside this rectangle of the viewport.
    virtual void zoomTo(const QRectF& rectangle);
    /// Moves what is shown by these pixels.
    virtual void panBy(QPointF pixels);
    /// Back to the automatic axes.
    void resetZoom();
    bool isZoomed() const { return userRange_.has_value(); }

    const PlotMapping& mapping() const { return mapping_; }

    void draw(QPainter& painter, QSizeF size, const FigureStyle& style) const override;

    /// What the chart shows, in words, for people who do not see it.
    virtual QString summary() const = 0;

signals:
    /// By the user, or back to automatic axes.
    void zoomChanged();

protected:
    explicit ChartView(const QString& accessibleName, QWidget* parent);

    /// What the axes show until the user zooms.
    virtual PlotRange automaticRange() const = 0;
    /// Gives the axes this range; mapping().range is already set.
    virtual void showRange(const PlotRange& range) = 0;
    /// What a zoom may lead to, such as equal scales.
    virtual PlotRange allowedRange(const PlotRange& range) const { return range; }
    /// Lays out everything beside the plot area in a chart of this size and returns the plot area.
    virtual QRectF arrange(QSizeF size) = 0;
    /// Takes over look(); the palette or the font changed.
    virtual void restyle() = 0;
    /// Sets every text anew; the language or the locale changed.
    virtual void retranslate() = 0;
    /// Of the left button within the plot, without a drag.
    virtual void click(QPointF, Qt::KeyboardModifiers) {}
    /// A chart with the same contents, to be drawn at another size or in another style.
    virtual std::unique_ptr<ChartView> clone() const = 0;
    /// Applies what of a style goes beyond colours.
    virtual void applyStyle(const FigureStyle&) {}

    bool isDragging() const { return drag_ != Drag::None; }
    const ChartLook& look() const { return look_; }
    const std::optional<PlotRange>& userRange() const { return userRange_; }
    void setUserRange(const std::optional<PlotRange>& range);
    /// To be called where automaticRange() may have changed.
    void fitAxes();
    /// To be called where arrange() may have changed.
    void layOut();
    /// To be called at the end of a constructor and by all that changes what restyle() reads.
    void refreshLook();
    void describe();

    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    enum class Drag { None, Click, Rectangle, Pan };

    bool keyAction(int key);

    PlotMapping mapping_;
    std::optional<PlotRange> userRange_;
    ChartLook look_;
    Drag drag_ = Drag::None;
    QPointF dragStart_;
    QRubberBand* rubberBand_;
};

}  // namespace centerscope
