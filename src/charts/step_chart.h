// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "charts/chart_view.h"
#include "charts/run_marks.h"
#include "charts/step_curves_item.h"
#include "session/run_history.h"
#include "session/run_info.h"

class QLocale;

namespace centerscope {

/// How values are laid along their axis.
enum class AxisScale { Automatic, Linear, Logarithmic };

/// What charts over the steps of a run share: the axes, the marks where something changes, and
/// labels at the ends of the curves.
///
/// Zooming means steps; heights follow what is seen of the run, until a rectangle or the keys up
/// and down choose others. The run that was left never decides them.
class StepChart : public ChartView {
    Q_OBJECT

public:
    ~StepChart() override;

    /// What the next history is of.
    void startRun(const RunInfo& run);
    /// Shows the run as far as it has come; to be called at the plots' own calm rate. A history
    /// that continues the last one costs only what is new.
    void setHistory(const RunHistory& history);

    /// Automatic: as the chart's values are best seen.
    void setScale(AxisScale scale);
    AxisScale scale() const { return scale_; }
    bool isLogarithmic() const { return plot_.logarithmic; }
    void setSmoothing(const Smoothing& smoothing);
    /// From now on both charts always show the same steps.
    void shareStepsWith(StepChart* other);
    /// Moves this step to the middle of the axis, zooming in where the whole run is shown, until
    /// none is looked back at any more.
    void centerOn(std::int64_t step);
    /// A line at the step that is looked back at, into sight, with the values there; none: of the
    /// newest.
    void setViewed(std::optional<std::int64_t> step);
    /// Takes the curve of the run that was left away, until another one is left.
    void dropFormer();
    bool hasFormer() const { return left_ > 0; }
    /// So many pixels of the title's row are covered at the right.
    void setTitleTaken(double pixels);

    void zoomBy(double factor, QPointF anchor) override;
    void zoomTo(const QRectF& rectangle) override;
    void panBy(QPointF pixels) override;
    /// With the labels above the curves.
    QSize minimumSizeHint() const override;
    /// All else is shared as the layout is told to.
    QSize sizeHint() const override { return minimumSizeHint(); }

    const StepPlot& plot() const { return plot_; }

    /// A change in few words, as a mark has it.
    static QString changeText(const HyperparameterChange& change, const QLocale& locale);

signals:
    /// The user wants the run back to where it stood after this step.
    void forkRequested(std::int64_t step);
    /// The user wants the curve of the run that was left taken away.
    void dropFormerRequested();
    void scaleChanged();

protected:
    static constexpr double kMostDecades = 5;  // of a logarithmic automatic height

    /// The steps in sight that a curve has; none: first > last.
    struct Span {
        std::size_t first;
        std::size_t last;
        bool isEmpty() const { return first > last; }
    };

    StepChart(const QString& accessibleName, QWidget* parent);

    /// The next history is taken in from its first step.
    void forgetHistory() { run_ = 0; }
    /// Takes in history.steps[k], in order. Null: there is none before it.
    virtual void append(const StepMetrics& metrics, const StepMetrics* before) = 0;
    virtual void clearCurves() = 0;
    /// The curve of the run this one stands beside.
    virtual SmoothableSeries formerCurve(const RunHistory&) const { return {}; }
    /// After the last append(): takes in all else.
    virtual void finish(const RunHistory&) {}
    /// The curves, and what they have come to at the step that is looked at.
    virtual void nameValues() = 0;
    /// Bottom and top of the axis that best shows these steps, in the units of PlotRange.
    virtual std::pair<double, double> automaticHeight(double firstStep, double lastStep) const = 0;
    /// Whether the values are better seen logarithmically.
    virtual bool prefersLogarithmic() const = 0;
    /// Whether 0 is among the values of these steps and belongs on a logarithmic axis too: at its
    /// foot, to which automaticHeight() then adds room.
    virtual bool hasZero(double, double) const { return false; }
    /// Names what automaticHeight() leaves out.
    virtual void noteWhatIsAbove() {}
    virtual QString title() const = 0;
    virtual QString caption() const = 0;
    /// All of it, where the row of the title is pointed at.
    virtual QString fullCaption() const { return caption(); }
    virtual QString explanation() const = 0;
    /// Those that the run leaves in this chart alone.
    virtual std::vector<StepMark> ownMarks() const { return {}; }
    /// Of those of the run, which it leaves in any chart: says of some what holds in this one.
    virtual void annotate(std::vector<StepMark>&) const {}

    PlotRange automaticRange() const override;
    void showRange(const PlotRange& range) override;
    PlotRange allowedRange(const PlotRange& range) const override;
    QRectF arrange(QSizeF size) override;
    void restyle() override;
    void retranslate() override;
    bool viewportEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

    /// Carries over everything a clone shows.
    void copyTo(StepChart& clone) const;
    /// The last of so many steps, or the one that is looked at.
    std::size_t lookedAt(std::size_t steps) const;
    /// The same of points that are known at some steps only; null: none up to there.
    const QPointF* lookedAt(const std::vector<QPointF>& points) const;
    /// Of these, in words; empty: the curve has none.
    QString valueOf(const StepCurve& curve) const;
    QString valueOf(const SparseCurve& curve) const;
    /// A figure for people, three digits.
    QString figure(double value) const;
    /// How curves are smoothed, as a part of a caption.
    QString smoothingText() const;
    /// Whether images are augmented at a step.
    bool isAugmented(const StepMetrics& metrics) const;
    const RunInfo& runInfo() const { return info_; }
    /// What the curves of the run's two losses are called, the second weighted: "softmax" and
    /// "λ·center".
    QString headName() const;
    QString weightedLossName() const;
    /// Whether the user has zoomed to heights too.
    bool hasOwnHeight() const { return isZoomed() && hasOwnHeight_; }
    void makeMarks();
    static Span spanOf(const StepSeries& series, double firstStep, double lastStep);

    StepPlot plot_;

private:
    /// Where centerOn() has led, and from where.
    struct Excursion {
        std::optional<PlotRange> from;  ///< none: from the automatic axes
        bool hadOwnHeight = false;
        PlotRange to;
    };

    bool isStillAt(const Excursion& excursion) const;
    void endExcursion();
    void showValues();
    void restart(const RunHistory& history);
    bool isComparable(const RunHistory& former) const;
    void chooseScale();
    void refreshTitle();
    double automaticRight() const;
    double tickRoom() const;
    double labelRoom() const;
    const MarkGroup* markUnder(QPointF pixel) const;
    const StepMark& nearestOf(const MarkGroup& group, QPointF pixel) const;
    QString tipOf(const MarkGroup& group) const;
    QString tipAt(QPointF pixel) const;
    QString tipOfGap(std::int64_t step) const;
    QStringList tipsOfValidation(std::int64_t step) const;

    StepCurvesItem* item_;
    RunInfo info_;
    std::uint64_t run_ = 0;
    std::size_t seen_ = 0;  ///< steps taken in
    std::size_t left_ = 0;  ///< steps of the run that was left
    AxisScale scale_ = AxisScale::Automatic;
    RunMarks runMarks_;
    double titleTaken_ = 0;
    double tickRoom_ = 0;        ///< as laid out
    double labelRoom_ = 0;       ///< as laid out
    bool hasOwnHeight_ = false;  ///< while zoomed: the user has chosen heights too
    std::optional<Excursion> excursion_;
};

}  // namespace centerscope
