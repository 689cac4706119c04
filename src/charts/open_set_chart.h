// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "charts/chart_view.h"
#include "charts/step_curves_item.h"
#include "training/open_set.h"
#include "training/open_set_scores.h"

namespace centerscope {

class ThresholdItem;

/// How known and unknown images are told apart by one score, and what a threshold does: as two
/// histograms of the score, or as the receiver operating characteristic and the open set
/// classification rate over the share of unknown images that are accepted. In the histograms the
/// threshold is a line that can be dragged.
///
/// Along the axis of the histograms stands the distance to the nearest center, or the log odds of
/// the largest probability.
class OpenSetChart : public ChartView {
    Q_OBJECT

public:
    enum class Kind { Histograms, Curves };

    explicit OpenSetChart(Kind kind, QWidget* parent = nullptr);

    /// Null, or one without known or unknown images: nothing to draw.
    void setState(std::shared_ptr<const OpenSetState> state);
    void setScore(OpenSetScore score);
    /// Of the score.
    void setThreshold(std::optional<double> threshold);
    bool isScored() const { return !isEmpty(); }
    const StepPlot& plot() const { return plot_; }
    /// The ends of the histograms' axis.
    std::pair<double, double> places() const { return {range_.left, range_.right}; }

    QString summary() const override;

signals:
    void thresholdDragged(double threshold);

protected:
    PlotRange automaticRange() const override;
    void showRange(const PlotRange& range) override;
    QRectF arrange(QSizeF size) override;
    void restyle() override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void make();
    void makeHistograms();
    void makeCurves();
    void showThreshold();
    bool isEmpty() const;
    /// Where a score stands along the axis of the histograms.
    double placeOf(double score) const { return isDistance() ? -score : score; }
    bool isDistance() const { return score_ == OpenSetScore::Distance; }
    SparseCurve curve(std::vector<QPointF> points, const QString& name, std::size_t color) const;

    Kind kind_;
    StepCurvesItem* item_;
    ThresholdItem* threshold_;
    StepPlot plot_;
    std::shared_ptr<const OpenSetState> state_;
    OpenSetScore score_ = OpenSetScore::Distance;
    std::optional<double> value_;  // of the threshold
    PlotRange range_{0, 1, 0, 1};
    std::vector<OpenSetRates> rates_;
    bool dragsThreshold_ = false;
};

}  // namespace centerscope
