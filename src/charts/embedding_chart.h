// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QLocale>
#include <QStringList>
#include <QTimer>

#include "charts/chart_view.h"
#include "charts/class_legend.h"
#include "charts/pinned_sample.h"
#include "charts/plane_axes.h"
#include "charts/regions_item.h"
#include "charts/stage_axes.h"
#include "charts/stage_overlay.h"
#include "session/session_update.h"
#include "training/cluster_measures.h"
#include "training/embedding_cloud.h"

namespace centerscope {

class LinkItem;
class PointCloudItem;
class SampleMarksItem;
class StageHover;
class StageNotesItem;
class StageOverlayItem;
class StageSelection;

/// Whose overlay of the stage; each may have one.
enum class OverlayOf { Step, Pins, Hovered, Acceptance };

/// The stage: where the network puts images in its two-dimensional embedding. Costs nothing while
/// no new cloud arrives.
///
/// A click on a class in the legend, or Alt + its digit, hides and shows it; Ctrl + click there
/// hides all others. What the pointer rests on is hovered, and so is what the arrow keys come to,
/// or C, which goes from center to center; Shift + arrows pan.
class EmbeddingChart : public ChartView {
    Q_OBJECT

public:
    explicit EmbeddingChart(QWidget* parent = nullptr);
    ~EmbeddingChart() override;

    /// [label] names, as data sets have them; at first there are none. Shows all classes.
    /// fileLabels: [label] in the files, where some classes are held out; empty: the same.
    void setClasses(const std::vector<std::string>& names,
                    std::vector<std::int64_t> fileLabels = {});
    /// Classes that are not learnt, whose labels follow those of the others: in the legend, hollow.
    void setUnknownClasses(const QStringList& names, std::vector<std::int64_t> fileLabels);
    const QStringList& unknownNames() const { return legend_->unknownNames(); }
    /// The class of a point that is not learnt; empty: it is.
    QString unknownName(const EmbeddedPoint& point) const {
        return unknownNames().value(point.label - classNames().size());
    }
    /// Their images, drawn hollow; null: none.
    void setUnknownCloud(std::shared_ptr<const EmbeddingCloud> cloud);
    const std::shared_ptr<const EmbeddingCloud>& unknownCloud() const { return unknownCloud_; }
    /// A circle around each center, within which images are accepted as known; it can be dragged.
    void setAcceptanceRadius(std::optional<double> radius);
    /// Draws this from now on; null: nothing has been placed yet.
    void setCloud(std::shared_ptr<const EmbeddingCloud> cloud);
    const std::shared_ptr<const EmbeddingCloud>& cloud() const { return cloud_; }
    /// The clouds that come are of earlier steps: after them, automatic axes are again what they
    /// were before.
    void setLookingBack(bool looksBack);
    /// Takes the cloud away and says that another is being made, until it comes.
    void awaitCloud();
    /// Lengthens the trails; drawn with the next cloud.
    void appendTrail(const CenterPositions& centers);
    /// Nothing has been placed, and nothing is awaited.
    bool isEmpty() const { return !cloud_ && !awaited_; }
    /// Whether an empty stage explains itself; where it is explained otherwise it need not.
    void setExplained(bool explained);
    /// What an empty stage will show, and how to begin; rich text.
    static QString explanation();
    /// An empty stage again: cloud, trails and what the automatic axes had learnt are gone.
    void clear();

    const QStringList& classNames() const { return legend_->names(); }
    /// "3", or "3 Dress" where classes have names.
    QString legendText(int label) const { return legend_->text(label); }
    /// How the clouds that come show embeddings of more than two dimensions; null: they have two.
    /// The stage is empty again. Any cloud says so of itself.
    void setProjection(std::shared_ptr<const StageProjection> projection);
    const std::shared_ptr<const StageProjection>& projection() const { return projection_; }
    /// Leaves room for what a projection says even without one: beside a stage that has one, both
    /// plots are of one size, and so of one scale.
    void setProjectionRoom(bool kept);
    /// More classes than have colours of their own stand in the class menu alone, which scrolls; in
    /// a picture, which has no menu, there are more, or a sentence says how colours are shared.
    bool hasLegend() const { return legend_->isShown(); }
    void setClassVisible(int label, bool visible);
    bool isClassVisible(int label) const { return legend_->isVisible(label); }
    const std::vector<bool>& visibleClasses() const { return legend_->visible(); }
    void setAxesMode(AxesMode mode);
    AxesMode axesMode() const { return axes_.mode(); }
    void setClassColors(ClassColors colors);
    ClassColors classColors() const { return legend_->colors(); }
    void setClassHues(ClassHues hues);
    ClassHues classHues() const { return legend_->hues(); }
    ClassPalette classPalette() const { return legend_->palette(); }
    void setPointColors(PointColors by);
    PointColors pointColors() const { return pointColors_; }
    /// What was done for the clusters before the first step, in words; empty: nothing.
    void setHeadStart(const QString& text);
    void setHeadStartShown(bool shown);
    /// Radius, distance and ratio of the clusters.
    void setReadoutShown(bool shown);
    /// How far the automatic axes reach, whether they are shown or not.
    double fittedLimit() const { return axes_.fitted(); }
    /// Axes that keep this limit, whatever comes: pictures that are laid side by side.
    void setFixedLimit(double limit);

    void setPinned(std::vector<PinnedSample> samples);
    void setOverlay(OverlayOf of, StageOverlay overlay);
    const StageOverlay& overlay(OverlayOf of) const;
    /// Of the arrows of pins; 0: there is none.
    double longestPull() const;
    /// That of another stage, with which this one's are to compare.
    void setLongestPullBeside(double length);
    /// Pixels per unit of these arrows.
    double pullScale() const;
    /// Where the centers stood after the last steps, ascending.
    const std::deque<CenterPositions>& trail() const { return trail_; }
    /// Drawn where all points are of one version of the network.
    void setRegions(RegionKind kind);
    RegionKind regions() const { return regionKind_; }

    /// While selecting, dragging selects what is drawn within a rectangle, with the right button
    /// or Alt, which some window managers take for themselves, within a lasso, with Ctrl in
    /// addition to what is selected. What is selected stays so in all clouds of the same images.
    void setSelecting(bool selecting);
    /// Then the left button draws a lasso too.
    void setLasso(bool lasso) { lasso_ = lasso; }
    bool isSelecting() const { return selecting_; }
    void clearSelection();
    /// Escape: takes back the selection, else the pins, else the card; false: there is none of
    /// them.
    bool endOne();
    void select(const std::vector<std::int32_t>& samples);
    const std::vector<std::int32_t>& selectedSamples() const;  ///< ascending
    /// As the cloud shows them; hidden classes are never selected.
    std::vector<EmbeddedPoint> selectedPoints() const;
    /// With those that have left the live batches since.
    std::vector<EmbeddedPoint> selectedAsLastSeen() const;

    /// What the pointer rests on or the keys came to, as the cloud shows it.
    const std::optional<EmbeddedPoint>& hovered() const;
    /// The class of the center, where it is one.
    std::optional<int> hoveredCenter() const;
    // What another stage of the same images shows.
    void hoverAs(const EmbeddingChart& other);
    void zoomAs(const EmbeddingChart& other) { setUserRange(other.userRange()); }
    /// Shows this class alone, or all where it is alone already.
    void showOnlyClass(int label);
    void showAllClasses();

    /// Viewport pixel of a place in the embedding.
    QPointF pixelOf(EmbeddingPosition position) const;
    QString summary() const override;

signals:
    void classVisibilityChanged(int label, bool visible);
    /// Another cloud is shown, of the run as it is or of a step that is looked back at.
    void cloudChanged();
    void projectionChanged();
    /// By the words beside what is said of the projection.
    void fitAxesRequested();
    /// hovered() or hoveredCenter() is another, or none, or a new cloud has moved it.
    void hoverChanged();
    /// By a click or Return; none: beside all points. add: to those that are pinned.
    void pinRequested(const std::optional<centerscope::EmbeddedPoint>& point, bool add);
    void selectionChanged();
    /// By endOne(), while something is pinned.
    void unpinRequested();
    void acceptanceRadiusDragged(double radius);
    /// longestPull() may be another.
    void pullsChanged();
    /// By their crosses.
    void headStartClosed();
    void readoutClosed();

protected:
    PlotRange automaticRange() const override;
    void showRange(const PlotRange& range) override;
    PlotRange allowedRange(const PlotRange& range) const override;
    QRectF arrange(QSizeF size) override;
    void restyle() override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;
    void applyStyle(const FigureStyle& style) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void click(QPointF place, Qt::KeyboardModifiers modifiers) override;

private:
    StageOverlayItem& overlayItem(OverlayOf of) const;
    std::vector<EmbeddedPoint> ofVisibleClasses(std::vector<EmbeddedPoint> points) const;
    void showLegendTexts();
    bool walk(int key);
    bool keyAction(int key);
    void showAcceptance();
    bool dragRing(QPointF place);
    void showClasses();
    void showClass(int label, bool visible);
    void showReadout();
    void offerNewAxes();
    void placeOffer();
    QString colorKey() const;
    QString secondLine() const;
    void takeProjection(std::shared_ptr<const StageProjection> projection);
    double xTitleWidth() const;
    void showHeadStart();
    std::int64_t visiblePoints() const;
    void showOutside();
    void notifyAxes(double before);

    PlaneAxes plane_;
    ClassLegend* legend_;
    PointCloudItem* item_;
    PointCloudItem* unknownItem_;
    RegionsItem* regions_;
    SampleMarksItem* marks_;
    std::array<StageOverlayItem*, 4> overlays_;  ///< [OverlayOf]
    StageHover* hover_;
    StageSelection* selection_;
    StageNotesItem* notes_;
    LinkItem* fitAnew_;
    std::shared_ptr<const EmbeddingCloud> unknownCloud_;
    std::optional<double> acceptanceRadius_;
    std::optional<EmbeddingPosition> draggedRing_;       // its center
    std::shared_ptr<const StageProjection> projection_;  // of the last cloud
    std::shared_ptr<const EmbeddingCloud> cloud_;
    bool awaited_ = false;  // another cloud is being made
    std::deque<CenterPositions> trail_;
    std::optional<ClusterMeasures> readout_;
    QString headStart_;
    bool headStartShown_ = true;
    bool readoutShown_ = true;
    bool explained_ = true;
    StageAxes axes_;
    StageAxes liveAxes_;        // before looking back
    bool areAxesOld_ = false;   // others would show clearly more
    bool isStretched_ = false;  // as the seed's axes, which fill any plot
    bool projectionRoom_ = false;
    double longestPullBeside_ = 0;
    QTimer noticeTimer_;
    PointColors pointColors_ = PointColors::Label;
    RegionKind regionKind_ = RegionKind::None;
    bool selecting_ = false;
    bool lasso_ = false;
};

}  // namespace centerscope
