// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/embedding_chart.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include <QChart>
#include <QLegend>
#include <QLegendMarker>
#include <QPaintEvent>
#include <QRegion>
#include <QScatterSeries>
#include <QSignalSpy>
#include <QTest>
#include <QValueAxis>
#include <QWheelEvent>

#include "charts/caption.h"
#include "charts/figure_export.h"
#include "charts/link_item.h"
#include "charts/point_cloud_item.h"
#include "charts/sample_marks_item.h"
#include "charts/stage_notes_item.h"
#include "charts/stage_overlay_item.h"
#include "charts/stage_readout.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "training/embedding_head.h"
#include "training/stage_projection.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinite = std::numeric_limits<float>::infinity();

std::shared_ptr<const EmbeddingCloud> cloudOf(std::vector<EmbeddedPoint> points,
                                              std::vector<EmbeddingPosition> centers = {}) {
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->source = PointSource::Validation;
    cloud->points = std::move(points);
    cloud->centers = std::move(centers);
    return cloud;
}

EmbeddedPoint pointOf(int label, float x, float y) {
    return {{x, y}, 0, static_cast<ClassLabel>(label), 0, 0};
}

EmbeddedPoint sampleOf(std::int32_t sample, int label, float x, float y) {
    return {{x, y}, sample, static_cast<ClassLabel>(label), 0, 0};
}

QColor colorAt(EmbeddingChart& chart, EmbeddingPosition position) {
    const QPointF pixel = chart.pixelOf(position);
    return chart.grab().toImage().pixelColor(static_cast<int>(std::floor(pixel.x())),
                                             static_cast<int>(std::floor(pixel.y())));
}

/// Those that are whole.
int entriesInLegend(const ChartView& chart) {
    const QLegend& legend = *chart.chart()->legend();
    const QRectF room = legend.sceneBoundingRect();
    int shown = 0;
    for (const QGraphicsItem* group : legend.childItems())
        for (const QGraphicsItem* marker : group->childItems())
            shown += marker->isVisible() && room.contains(marker->sceneBoundingRect().center()) &&
                     marker->sceneBoundingRect().right() <= room.right();
    return shown;
}

/// A stage as it is drawn into a picture.
class PicturedChart : public EmbeddingChart {
public:
    std::unique_ptr<ChartView> picture(int side, int type) const {
        std::unique_ptr<ChartView> copy = clone();
        copy->chart()->resize(side, side);
        QFont font = copy->font();
        font.setPixelSize(type);
        copy->setFont(font);  // lays it out
        return copy;
    }
};

/// The topmost of this kind.
template <typename Item>
Item& itemOf(const EmbeddingChart& chart) {
    for (QGraphicsItem* item : chart.scene()->items())
        if (auto* found = dynamic_cast<Item*>(item))
            return *found;
    throw std::logic_error("there is none");
}

QColor petroff(int label) {
    return classColor(ClassColors::ColorBlindAware, label, false);
}

/// Counts how often a widget is painted.
class PaintCounter : public QObject {
public:
    int count = 0;
    QRegion painted;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            ++count;
            painted += static_cast<QPaintEvent*>(event)->region();
        }
        return false;
    }
};

}  // namespace

class EmbeddingChartTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        chart_ = std::make_unique<EmbeddingChart>();
        chart_->setClasses({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
        chart_->setLocale(QLocale::c());
        chart_->resize(640, 640);
        chart_->show();
        QVERIFY(QTest::qWaitForWindowExposed(chart_.get()));
    }

    void aPointLandsAtItsPixelInItsColour() {
        chart_->setCloud(cloudOf({pointOf(2, 1.25F, -0.75F)}));
        QCOMPARE(colorAt(*chart_, {1.25F, -0.75F}), petroff(2));
        QVERIFY(colorAt(*chart_, {-1.25F, -0.75F}) != petroff(2));
    }

    /// The shape stays that of the label: a star of the color of class 2, or red for wrong.
    void coloursSayWhatIsAskedOfThem() {
        EmbeddedPoint wrong = pointOf(3, 1.25F, -0.75F);
        wrong.predicted = 2;
        EmbeddedPoint right = pointOf(4, -1.25F, -0.75F);
        right.predicted = 4;
        chart_->setCloud(cloudOf({wrong, right}));
        const auto colors = [this] {
            return std::pair(colorAt(*chart_, {1.25F, -0.75F}), colorAt(*chart_, {-1.25F, -0.75F}));
        };
        QCOMPARE(colors(), std::pair(petroff(3), petroff(4)));
        chart_->setPointColors(PointColors::Prediction);
        QCOMPARE(colors(), std::pair(petroff(2), petroff(4)));
        chart_->setPointColors(PointColors::Correctness);
        QCOMPARE(colors(),
                 std::pair(correctnessColor(false, false), correctnessColor(true, false)));
    }

    void pixelsAgreeWithTheAxes() {
        chart_->setCloud(cloudOf({pointOf(2, 1.25F, -0.75F)}));
        // Qt Charts maps through a series on the same axes.
        auto* series = chart_->chart()->series().first();
        const QPointF expected = chart_->chart()->mapToPosition(QPointF(1.25, -0.75), series);
        const QPointF pixel = chart_->pixelOf({1.25F, -0.75F});
        QVERIFY(std::hypot(pixel.x() - expected.x(), pixel.y() - expected.y()) < 1);
    }

    void scalesAreEqualInEveryShapeOfWindow() {
        for (const QSize size : {QSize(640, 640), QSize(900, 500), QSize(500, 800)}) {
            chart_->resize(size);
            chart_->setCloud(cloudOf({pointOf(0, 1, 3)}));
            const double right = chart_->pixelOf({1, 0}).x() - chart_->pixelOf({0, 0}).x();
            const double up = chart_->pixelOf({0, 0}).y() - chart_->pixelOf({0, 1}).y();
            QCOMPARE(right, up);
        }
    }

    void aHiddenClassIsNotDrawn() {
        chart_->setCloud(cloudOf({pointOf(2, 1, 1), pointOf(4, -1, 1)}));
        QSignalSpy spy(chart_.get(), &EmbeddingChart::classVisibilityChanged);
        chart_->setClassVisible(2, false);
        QCOMPARE(spy.count(), 1);
        QVERIFY(colorAt(*chart_, {1, 1}) != petroff(2));
        QCOMPARE(colorAt(*chart_, {-1, 1}), petroff(4));
        chart_->setClassVisible(2, true);
        QCOMPARE(colorAt(*chart_, {1, 1}), petroff(2));
    }

    void aClickInTheLegendHidesItsClass() {
        const QRectF legend = chart_->chart()->legend()->geometry();
        const QPoint first(static_cast<int>(legend.left()) + 16,
                           static_cast<int>(legend.center().y()));
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {}, first);
        QVERIFY(!chart_->isClassVisible(0));
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {}, first);
        QVERIFY(chart_->isClassVisible(0));
    }

    void altAndADigitHideItsClass() {
        QTest::keyClick(chart_.get(), Qt::Key_2, Qt::AltModifier);
        QTest::keyClick(chart_.get(), Qt::Key_0, Qt::AltModifier);
        QTest::keyClick(chart_.get(), Qt::Key_0, Qt::AltModifier);
        QCOMPARE(chart_->visibleClasses(),
                 (std::vector<bool>{true, true, false, true, true, true, true, true, true, true}));
    }

    /// Letters count from 1, say, while files count from 0.
    void aDigitMeansTheClassOfThatNameFirst() {
        chart_->setClasses({"1", "2", "3"}, {0, 1, 2});
        QTest::keyClick(chart_.get(), Qt::Key_2, Qt::AltModifier);
        QCOMPARE(chart_->visibleClasses(), (std::vector<bool>{true, false, true}));
        QTest::keyClick(chart_.get(), Qt::Key_0, Qt::AltModifier);  // none has this name
        QCOMPARE(chart_->visibleClasses(), (std::vector<bool>{false, false, true}));
    }

    void pointsThatAreNotFiniteAreLeftOut() {
        chart_->setCloud(
            cloudOf({pointOf(2, kNaN, 1), pointOf(2, 1, kInfinite), pointOf(2, 1, 1)}));
        QCOMPARE(colorAt(*chart_, {1, 1}), petroff(2));
        QVERIFY(reach() < 2);
        QCOMPARE(pointsOutside(*chart_->cloud(), chart_->mapping().range, chart_->visibleClasses()),
                 2);
    }

    void axesGrowAtOnceAndShrinkToWhatFits() {
        chart_->setCloud(cloudOf({pointOf(0, 7.4F, 0)}));
        QCOMPARE(reach(), 8.0);
        chart_->setCloud(cloudOf({pointOf(0, 6, 0)}));
        QCOMPARE(reach(), 8.0);
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        QCOMPARE(reach(), 4.0);
        chart_->setCloud(cloudOf({pointOf(0, 0, -70)}));
        QVERIFY(reach() >= 70);
        QCOMPARE(chart_->mapping().range.bottom, -chart_->mapping().range.top);
    }

    void frozenAxesStayAndTheSeedsAreTwo() {
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        chart_->setAxesMode(AxesMode::Frozen);
        chart_->setCloud(cloudOf({pointOf(0, 300, 0)}));
        QCOMPARE(reach(), 4.0);
        chart_->setAxesMode(AxesMode::Seed);
        QCOMPARE(reach(), 2.0);
        chart_->setAxesMode(AxesMode::Automatic);
        QVERIFY(reach() >= 300);
    }

    /// The limit is reached at the nearer edges; the plot takes all the room, at one scale.
    void aTallOrWideStageIsFilledAtOneScale() {
        chart_->setFixedLimit(4);
        for (const QSize size : {QSize(380, 700), QSize(900, 420)}) {
            chart_->resize(size);
            QCoreApplication::processEvents();
            const PlotMapping& shown = chart_->mapping();
            QCOMPARE(reach(), 4.0);
            QVERIFY(hasEqualScales());
            QVERIFY2(shown.area.width() > size.width() - 100, qPrintable(placeText()));
            QVERIFY2(shown.area.height() > size.height() - 160, qPrintable(placeText()));
        }
        chart_->zoomBy(2, chart_->mapping().area.center());
        QVERIFY(hasEqualScales());
    }

    void theWheelZoomsAroundTheCursor() {
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        const QPointF place = chart_->pixelOf({2, 1});
        QWheelEvent wheel(place, chart_->viewport()->mapToGlobal(place), {}, QPoint(0, 120),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(chart_->viewport(), &wheel);
        QVERIFY(chart_->isZoomed());
        QVERIFY(chart_->mapping().range.width() < 8);
        QVERIFY((chart_->pixelOf({2, 1}) - place).manhattanLength() < 1e-6);
    }

    void draggingARectangleWithShiftZoomsToItAndKeepsTheScalesEqual() {
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        const QPoint from = chart_->pixelOf({-1, 1}).toPoint();
        const QPoint to = chart_->pixelOf({1, 0.5F}).toPoint();
        QTest::mousePress(chart_->viewport(), Qt::LeftButton, Qt::ShiftModifier, from);
        QTest::mouseMove(chart_->viewport(), to);
        QTest::mouseRelease(chart_->viewport(), Qt::LeftButton, Qt::ShiftModifier, to);
        const PlotRange range = chart_->mapping().range;
        QVERIFY(std::fabs(range.width() - 2) < 0.05);
        QVERIFY(hasEqualScales());
        QVERIFY(std::fabs((range.top + range.bottom) / 2 - 0.75) < 0.05);
    }

    void draggingMovesThePlane() {
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        const QPoint from = chart_->pixelOf({0, 0}).toPoint();
        const EmbeddingPosition grabbed{1, 1};
        const QPointF before = chart_->pixelOf(grabbed);
        QSignalSpy pins(chart_.get(), &EmbeddingChart::pinRequested);
        QTest::mousePress(chart_->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(chart_->viewport(), from + QPoint(40, -25));
        QTest::mouseRelease(chart_->viewport(), Qt::LeftButton, {}, from + QPoint(40, -25));
        QVERIFY(pins.isEmpty());  // a drag is no click
        const QPointF moved = chart_->pixelOf(grabbed) - before;
        QVERIFY((moved - QPointF(40, -25)).manhattanLength() < 1e-6);
    }

    void keysZoomPanAndReset() {
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        QTest::keyClick(chart_.get(), Qt::Key_Plus);
        const PlotRange zoomed = chart_->mapping().range;
        QVERIFY(zoomed.width() < 8);
        QTest::keyClick(chart_.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(chart_->mapping().range.left > zoomed.left);
        QTest::keyClick(chart_.get(), Qt::Key_Minus);
        QTest::keyClick(chart_.get(), Qt::Key_0);
        QVERIFY(!chart_->isZoomed());
        QCOMPARE(reach(), 4.0);
    }

    /// Of points at one place the last is drawn over the others, unless its class is hidden.
    void theTopmostPointIsHoveredAndPinned() {
        chart_->setCloud(cloudOf({sampleOf(7, 2, 1, 1), sampleOf(8, 4, 1, 1)}));
        hover({1, 1});
        QCOMPARE(chart_->hovered()->sample, 8);
        chart_->setClassVisible(4, false);
        QSignalSpy pins(chart_.get(), &EmbeddingChart::pinRequested);
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          chart_->pixelOf({1, 1}).toPoint());
        QCOMPARE(pins.size(), qsizetype{1});
        QCOMPARE(pins[0][0].value<std::optional<EmbeddedPoint>>()->sample, 7);
        QVERIFY(pins[0][1].toBool());
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {},
                          chart_->pixelOf({0, 0}).toPoint());
        QVERIFY(!pins[1][0].value<std::optional<EmbeddedPoint>>());
    }

    /// As in a presentation, where a point is to be seen from the last row.
    void pointsGrowWithTheType() {
        chart_->setCloud(cloudOf({sampleOf(7, 2, 1, 1)}));
        const QSignalSpy pins(chart_.get(), &EmbeddingChart::pinRequested);
        const auto isPinnedBesideItsPlace = [&] {
            const QPointF beside = chart_->pixelOf({1, 1}) + QPointF(9, 0);
            QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {}, beside.toPoint());
            return pins.last()[0].value<std::optional<EmbeddedPoint>>().has_value();
        };
        QVERIFY(!isPinnedBesideItsPlace());
        QFont type;
        type.setPixelSize(36);
        chart_->setFont(type);
        QVERIFY(isPinnedBesideItsPlace());
    }

    /// A new version moves the sample; the hover stays with the sample, not with the place.
    void whatIsHoveredIsFollowedByItsSampleId() {
        chart_->setCloud(cloudOf({sampleOf(7, 2, 1, 1), sampleOf(8, 4, -1, 1)}));
        hover({1, 1});
        chart_->setCloud(cloudOf({sampleOf(8, 4, 1, 1), sampleOf(7, 2, 0.5F, 1)}));
        QCOMPARE(chart_->hovered()->sample, 7);
        QCOMPARE(chart_->hovered()->position, (EmbeddingPosition{0.5F, 1}));
        chart_->setCloud(cloudOf({sampleOf(8, 4, 1, 1)}));
        QVERIFY(!chart_->hovered());
    }

    void arrowKeysWalkFromPointToPoint() {
        chart_->setCloud(cloudOf({sampleOf(1, 0, 0.1F, 0), sampleOf(2, 0, 1, 0.2F),
                                  sampleOf(3, 0, 2, 3), sampleOf(4, 0, 1, -1)}));
        const auto walk = [this](Qt::Key key) {
            QTest::keyClick(chart_.get(), key);
            return chart_->hovered()->sample;
        };
        QCOMPARE(walk(Qt::Key_Right), 1);  // from the middle of the stage
        QCOMPARE(walk(Qt::Key_Right), 2);
        QCOMPARE(walk(Qt::Key_Up), 3);
        QCOMPARE(walk(Qt::Key_Up), 3);  // the last in this direction
        QCOMPARE(walk(Qt::Key_Down), 2);
        QCOMPARE(walk(Qt::Key_Down), 4);
        QSignalSpy pins(chart_.get(), &EmbeddingChart::pinRequested);
        QTest::keyClick(chart_.get(), Qt::Key_Return);
        QCOMPARE(pins[0][0].value<std::optional<EmbeddedPoint>>()->sample, 4);
    }

    void aDiscIsHoveredAsTheCenterOfItsClassAndNotPinned() {
        chart_->setCloud(cloudOf({sampleOf(7, 0, 1, 1)}, {{1, 1}, {-1, -1}}));
        QTest::mouseMove(chart_->viewport(), {1, 1});
        QTest::mouseMove(chart_->viewport(), pixel({1, 1}) + QPoint(3, 3));
        QTRY_COMPARE_WITH_TIMEOUT(chart_->hoveredCenter(), std::optional(0), kPatience);
        QVERIFY(!chart_->hovered());
        QSignalSpy pins(chart_.get(), &EmbeddingChart::pinRequested);
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {}, pixel({1, 1}));
        QVERIFY(pins.isEmpty());
        chart_->setCloud(cloudOf({sampleOf(7, 0, 1, 1)}, {{2, 2}, {-1, -1}}));
        QCOMPARE(chart_->hoveredCenter(), std::optional(0));  // it has moved on with its class
        chart_->setCloud(cloudOf({sampleOf(7, 0, 1, 1)}));
        QVERIFY(!chart_->hoveredCenter());
    }

    void aKeyGoesFromCenterToCenterThatIsDrawn() {
        chart_->setCloud(cloudOf({sampleOf(7, 0, 1, 1)}, {{1, 1}, {-1, -1}, {kNaN, 0}, {0, 1}}));
        chart_->setClassVisible(1, false);
        const auto next = [this] {
            QTest::keyClick(chart_.get(), Qt::Key_C);
            return chart_->hoveredCenter();
        };
        QCOMPARE(next(), std::optional(0));
        QCOMPARE(next(), std::optional(3));
        QCOMPARE(next(), std::optional(0));
    }

    /// 14,400 points of class 2 on a small square, eight times as many on its left half as on its
    /// right one; one of them far away, and one of class 4 among them.
    void inACrowdOutliersStayVisibleAndTheDenserIsDarker() {
        std::vector<EmbeddedPoint> points{sampleOf(0, 4, -0.3F, 0.3F), sampleOf(1, 2, 3, 3)};
        const auto fill = [&points](float left, int times) {
            for (int k = 0; k < 1600 * times; ++k)
                points.push_back(sampleOf(static_cast<std::int32_t>(points.size()), 2,
                                          left + static_cast<float>(k % 40) / 50,
                                          static_cast<float>(k / 40 % 40) / 50 - 0.4F));
        };
        fill(-0.8F, 8);
        fill(0, 1);
        chart_->setCloud(cloudOf(points));
        QCOMPARE(colorAt(*chart_, {3, 3}), petroff(2));
        QCOMPARE(colorAt(*chart_, {-0.3F, 0.3F}), petroff(4));
        const QImage image = chart_->grab().toImage();
        const auto lightness = [&](EmbeddingPosition middle) {
            int sum = 0;
            for (int x = -7; x <= 7; ++x)
                for (int y = -7; y <= 7; ++y)
                    sum += image.pixelColor(pixel(middle) + QPoint(x, y)).lightness();
            return sum / 225;
        };
        const int dense = lightness({-0.4F, -0.1F});
        const int thin = lightness({0.4F, -0.1F});
        QVERIFY2(dense + 10 < thin, qPrintable(QStringLiteral("%1, %2").arg(dense).arg(thin)));
        QVERIFY(thin + 20 < image.pixelColor(pixel({2, 2})).lightness());
        chart_->zoomBy(20, chart_->pixelOf({0.4F, -0.1F}));
        QCOMPARE(colorAt(*chart_, {20.0F / 50, -0.1F}), petroff(2));
    }

    /// Twice as long as the other; pixels per unit do not change with the zoom.
    void arrowsOfAnOverlayHaveOneScale() {
        chart_->setCloud(cloudOf({sampleOf(7, 0, 1, 1)}));
        chart_->setOverlay(OverlayOf::Pins, {.arrows = {{{0, 0}, 0.4, 0, Qt::SolidLine, {}},
                                                        {{0, -1}, -0.2, 0, Qt::SolidLine, {}}},
                                             .rings = {},
                                             .ghosts = {},
                                             .scale = QStringLiteral("%1")});
        const auto isInk = [this](EmbeddingPosition from, int along) {
            const QImage image = chart_->grab().toImage();
            return image.pixelColor(pixel(from) + QPoint(along, 0)).lightness() < 80;
        };
        QVERIFY(isInk({0, 0}, 75));  // 200 pixels per unit, so that the longest has at most 90
        QVERIFY(!isInk({0, 0}, 85));
        QVERIFY(isInk({0, -1}, -35));
        QVERIFY(!isInk({0, -1}, -45));
        chart_->zoomBy(2, chart_->pixelOf({0, 0}));
        QVERIFY(isInk({0, 0}, 75));
        QVERIFY(!isInk({0, 0}, 85));
    }

    /// Two pins side by side: both pulls of the softmax have the same name.
    void namesOfArrowsNeverOverlap() {
        const QRectF wanted(100, 100, 40, 12);
        std::vector<QRectF> names;
        for (int k = 0; k < 5; ++k)
            if (const auto place = placeName(wanted.translated(3 * k, 0), k % 2 == 0, names)) {
                for (const QRectF& other : names)
                    QVERIFY(!other.intersects(*place));
                names.push_back(*place);
            }
        QCOMPARE(names.size(), std::size_t{3});
        QCOMPARE(names[0], wanted);
        QCOMPARE(names[1].top(), 88.0);
        QCOMPARE(names[2].top(), 112.0);
    }

    /// A rectangle around the left two, of which one class is hidden.
    void draggingWhileSelectingSelectsWhatIsDrawnInside() {
        showFourSamples();
        chart_->setClassVisible(4, false);
        QSignalSpy selections(chart_.get(), &EmbeddingChart::selectionChanged);
        drag({-1.5F, 1.5F}, {-0.5F, -1.5F});
        QCOMPARE(chart_->selectedSamples(), (std::vector<std::int32_t>{1}));
        QCOMPARE(selections.size(), qsizetype{1});
        QVERIFY(!chart_->isZoomed());
        chart_->setClassVisible(4, true);
        drag({0.5F, 1.5F}, {1.5F, 0.5F}, Qt::ControlModifier);
        QCOMPARE(chart_->selectedSamples(), (std::vector<std::int32_t>{1, 3}));
        const auto* series = chart_->chart()->series()[2];
        QCOMPARE(series->name(), QStringLiteral("2: 2 / 3"));
        QTest::keyClick(chart_.get(), Qt::Key_Escape);
        QVERIFY(chart_->selectedSamples().empty());
        QCOMPARE(series->name(), QStringLiteral("2: 0 / 3"));
        chart_->setSelecting(false);
        QCOMPARE(series->name(), QStringLiteral("2"));
    }

    /// What was below the pointer still is, in the plot and in the legend.
    void aSelectionMovesNothing() {
        chart_->setSelecting(true);
        std::vector<EmbeddedPoint> points;
        for (int k = 0; k < 1200; ++k)
            points.push_back(sampleOf(k, k % 10, k < 600 ? -1 : 1, 0));
        chart_->setCloud(cloudOf(points));
        const auto places = [this] {
            QCoreApplication::sendPostedEvents();
            QList<QRectF> all{chart_->mapping().area, chart_->chart()->legend()->geometry()};
            for (const QGraphicsItem* group : chart_->chart()->legend()->childItems())
                for (const QGraphicsItem* entry : group->childItems())
                    all << entry->sceneBoundingRect();
            return all;
        };
        const auto before = places();
        drag({-1.1F, 0.5F}, {-0.5F, -0.5F});
        QCOMPARE(chart_->selectedSamples().size(), std::size_t{600});
        QCOMPARE(places(), before);
    }

    /// Around the lower left half: all but the point at the upper right.
    void aLassoSelectsWhatItEncloses() {
        showFourSamples();
        QTest::mousePress(chart_->viewport(), Qt::LeftButton, Qt::AltModifier, pixel({-2, 2}));
        for (const EmbeddingPosition corner : {EmbeddingPosition{-2, -2}, {2, -2}})
            QTest::mouseMove(chart_->viewport(), pixel(corner));
        QTest::mouseRelease(chart_->viewport(), Qt::LeftButton, Qt::AltModifier, pixel({2, -2}));
        QCOMPARE(chart_->selectedSamples(), (std::vector<std::int32_t>{2}));
    }

    /// Where a window manager takes what is dragged with Alt.
    void theRightButtonDrawsALassoToo() {
        showFourSamples();
        QSignalSpy pins(chart_.get(), &EmbeddingChart::pinRequested);
        QTest::mouseClick(chart_->viewport(), Qt::RightButton, {}, pixel({-1, -1}));
        QVERIFY(pins.isEmpty());
        QTest::mousePress(chart_->viewport(), Qt::RightButton, {}, pixel({-2, 2}));
        for (const EmbeddingPosition corner : {EmbeddingPosition{-2, -2}, {2, -2}})
            QTest::mouseMove(chart_->viewport(), pixel(corner));
        QTest::mouseRelease(chart_->viewport(), Qt::RightButton, {}, pixel({2, -2}));
        QCOMPARE(chart_->selectedSamples(), (std::vector<std::int32_t>{2}));
    }

    void hiddenPointsAreNotCountedOutside() {
        chart_->setFixedLimit(2);
        chart_->setCloud(cloudOf({pointOf(0, 5, 0), pointOf(1, 5, 0), pointOf(1, 1, 0)}));
        QCOMPARE(notes()->text(StageNotesItem::Outside), QString("points outside: 2 of 3"));
        chart_->setClassVisible(0, false);
        QCOMPARE(notes()->text(StageNotesItem::Outside), QString("points outside: 1 of 2"));
    }

    /// Both neighbours draw the border x = 0, of which two thirds are dashes.
    void bordersOfTheNearestCenterAreDashed() {
        auto cloud = std::make_shared<EmbeddingCloud>(*cloudOf({}, {{-1, 0}, {1, 0}}));
        cloud->head = std::make_shared<const EmbeddingHead>(
            EmbeddingHead{.activations = {}, .logits = {{{1, 0}, 0}, {{-1, 0}, 0}}});
        chart_->setClasses({"0", "1"});
        chart_->setRegions(RegionKind::NearestCenter);
        chart_->setCloud(cloud);
        for (const int side : {600, 610, 620, 633, 641}) {
            chart_->resize(side, side);
            const QImage image = chart_->grab().toImage();
            int dashes = 0;
            int gaps = 0;
            for (int y = pixel({0, 0.9F}).y(); y < pixel({0, -0.9F}).y(); ++y) {
                int darkest = 255;
                for (int dx = -1; dx <= 1; ++dx)
                    darkest =
                        std::min(darkest, image.pixelColor(pixel({0, 0}).x() + dx, y).lightness());
                ++(darkest < 128 ? dashes : gaps);
            }
            QVERIFY2(gaps > dashes / 4, qPrintable(QString("%1: %2").arg(side).arg(gaps)));
            QVERIFY(dashes > gaps);
        }
    }

    void aSelectionStaysWithItsSamplesInTheNextCloud() {
        showFourSamples();
        drag({-1.5F, 1.5F}, {-0.5F, 0.5F});
        chart_->setCloud(cloudOf({sampleOf(1, 2, 1.75F, 0), sampleOf(9, 2, -1, 1)}));
        QCOMPARE(chart_->selectedPoints().size(), std::size_t{1});
        QCOMPARE(chart_->selectedPoints()[0].position, (EmbeddingPosition{1.75F, 0}));
        QCOMPARE(colorAt(*chart_, {1.75F, 0}), petroff(2));
        QVERIFY(colorAt(*chart_, {-1, 1}) != petroff(2));  // faint
        auto test = std::make_shared<EmbeddingCloud>(*chart_->cloud());
        test->source = PointSource::Test;  // its ids count anew
        chart_->setCloud(test);
        QVERIFY(chart_->selectedSamples().empty());
    }

    void controlClickInTheLegendShowsOneClassAlone() {
        const auto alone = [](int label) {
            std::vector<bool> visible(10, false);
            visible[static_cast<std::size_t>(label)] = true;
            return visible;
        };
        chart_->showOnlyClass(3);
        QCOMPARE(chart_->visibleClasses(), alone(3));
        chart_->showOnlyClass(5);
        QCOMPARE(chart_->visibleClasses(), alone(5));
        chart_->showOnlyClass(5);
        QCOMPARE(chart_->visibleClasses(), std::vector<bool>(10, true));
    }

    void aDoubleClickResets() {
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        QTest::keyClick(chart_.get(), Qt::Key_Plus);
        QTest::mouseDClick(chart_->viewport(), Qt::LeftButton, {},
                           chart_->pixelOf({0, 0}).toPoint());
        QVERIFY(!chart_->isZoomed());
    }

    void spaceIsLeftToTheWindow() {
        QKeyEvent space(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier);
        QApplication::sendEvent(chart_.get(), &space);
        QVERIFY(!space.isAccepted());
    }

    void onlyNewDataIsPainted() {
        const auto cloud = cloudOf({pointOf(0, 3, 0)});
        PaintCounter counter;
        chart_->viewport()->installEventFilter(&counter);
        chart_->setCloud(cloud);
        do {
            counter.count = 0;
            QCoreApplication::processEvents();
        } while (counter.count > 0);
        chart_->setCloud(cloud);
        QCoreApplication::processEvents();
        QCOMPARE(counter.count, 0);
        chart_->setCloud(cloudOf({pointOf(0, 2.9F, 0)}));
        QCoreApplication::processEvents();
        QCOMPARE(counter.count, 1);
    }

    /// Labels of the axes that go would stay where nothing else is painted.
    void anotherRangeIsPaintedAnewAsAWhole() {
        PaintCounter counter;
        chart_->setCloud(cloudOf({pointOf(0, 3, 0)}));
        QCoreApplication::processEvents();
        chart_->viewport()->installEventFilter(&counter);
        chart_->setCloud(cloudOf({pointOf(0, 300, 0)}));
        QCoreApplication::processEvents();
        QVERIFY(counter.painted.contains(chart_->viewport()->rect().topLeft()));
        QCOMPARE(counter.painted.boundingRect(), chart_->viewport()->rect());
        QCOMPARE(counter.painted.rectCount(), 1);
    }

    void coloursFollowThePalette() {
        chart_->setCloud(cloudOf({pointOf(4, 1, 1)}));
        QPalette dark;
        dark.setColor(QPalette::Base, QColor(20, 20, 24));
        dark.setColor(QPalette::Text, Qt::white);
        chart_->setPalette(dark);
        QCOMPARE(colorAt(*chart_, {1, 1}), classColor(ClassColors::ColorBlindAware, 4, true));
        QCOMPARE(chart_->grab().toImage().pixelColor(1, 1), QColor(20, 20, 24));
        chart_->setClassColors(ClassColors::Seed);
        QCOMPARE(colorAt(*chart_, {1, 1}), classColor(ClassColors::Seed, 4, true));
    }

    /// On the screen and, as outlines, in a file; 901 × 901 pairs of label and prediction there may
    /// be.
    void predictionsOfManyClassesAreDrawn() {
        std::vector<std::string> names;
        std::vector<EmbeddedPoint> points;
        for (int label = 0; label < 901; ++label) {
            names.push_back(std::to_string(label));
            for (int k = 0; k < 6; ++k) {
                points.push_back(pointOf(label, -2, -2));
                points.back().predicted = static_cast<ClassLabel>((label + k * 150) % 901);
            }
        }
        points.push_back(pointOf(455, 1, 1));
        points.back().predicted = 900;
        chart_->setClasses(names);
        chart_->setCloud(cloudOf(std::move(points)));
        const ClassPalette palette = chart_->classPalette();
        QCOMPARE(colorAt(*chart_, {1, 1}), palette.color(455, false));
        chart_->setPointColors(PointColors::Prediction);
        QCOMPARE(colorAt(*chart_, {1, 1}), palette.color(900, false));
        QVERIFY(palette.color(455, false) != palette.color(900, false));
        const QByteArray svg = encodePicture(*chart_, PictureFormat::Svg, {}, {});
        QVERIFY(svg.contains(petroff(9).name().toUtf8()));
        chart_->setClassHues(ClassHues::InTurn);
        QCOMPARE(colorAt(*chart_, {1, 1}), petroff(900));
    }

    void theSeedsHexColoursAreExact() {
        QCOMPARE(classColor(ClassColors::Seed, 0, false).name(), QStringLiteral("#ff0000"));
        QCOMPARE(classColor(ClassColors::Seed, 7, false).name(), QStringLiteral("#999900"));
    }

    void theLegendNamesAllClassesWithEmptySeries() {
        chart_->setClasses({"T-shirt/top", "Bag"});
        const auto series = chart_->chart()->series();
        QCOMPARE(series.size(), 2);
        QCOMPARE(series[0]->name(), QStringLiteral("0 T-shirt/top"));
        QCOMPARE(series[1]->name(), QStringLiteral("1 Bag"));
        for (auto* one : series)
            QCOMPARE(static_cast<QScatterSeries*>(one)->count(), 0);
    }

    void aChartHasNoClassesUntilADataSetNamesThem() {
        EmbeddingChart chart;
        QVERIFY(chart.chart()->series().isEmpty());
        QVERIFY(chart.visibleClasses().empty());
        chart.resize(300, 300);
        QVERIFY(!chart.grab().isNull());
    }

    void sevenClassesAreShownByTheirNames() {
        chart_->setClasses(
            {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"});
        QCOMPARE(chart_->chart()->series().size(), 7);
        QCOMPARE(chart_->chart()->series().last()->name(), QStringLiteral("6 Sonntag"));
        QCOMPARE(chart_->visibleClasses(), std::vector<bool>(7, true));
        std::vector<EmbeddingPosition> centers;
        for (int label = 0; label < 7; ++label)
            centers.push_back({static_cast<float>(label) - 3, 1.5F});
        chart_->setCloud(cloudOf({pointOf(6, 1, -1), pointOf(6, -1, -1)}, centers));
        QCOMPARE(colorAt(*chart_, {1, -1}), petroff(6));
        QVERIFY(chart_->summary().endsWith(QStringLiteral("class Samstag: 0; class Sonntag: 2.")));

        QTest::keyClick(chart_.get(), Qt::Key_6, Qt::AltModifier);
        QVERIFY(!chart_->isClassVisible(6));
        QVERIFY(colorAt(*chart_, {1, -1}) != petroff(6));
        QTest::keyClick(chart_.get(), Qt::Key_7, Qt::AltModifier);  // there is none
        QCOMPARE(chart_->visibleClasses(),
                 (std::vector<bool>{true, true, true, true, true, true, false}));
    }

    /// The circles of two centers that overlap: what is inside another one is neither drawn nor
    /// dragged.
    void theCirclesOfAcceptanceAreDraggedByTheirOutline() {
        chart_->setFixedLimit(3);
        chart_->setCloud(cloudOf({}, {{0, 0}, {1, 0}}));
        chart_->setAcceptanceRadius(1);
        QSignalSpy dragged(chart_.get(), &EmbeddingChart::acceptanceRadiusDragged);
        const auto drag = [this](EmbeddingPosition from) {
            QTest::mousePress(chart_->viewport(), Qt::LeftButton, {}, pixel(from));
            QTest::mouseMove(chart_->viewport(), pixel({-2, 0}));
            QTest::mouseRelease(chart_->viewport(), Qt::LeftButton, {}, pixel({-2, 0}));
        };
        drag({0.866F, 0.5F});
        QVERIFY(dragged.empty());
        chart_->resetZoom();  // it was dragged itself
        drag({-1, 0});
        QVERIFY(!dragged.empty());
    }

    void aClassThatIsCalledByItsNumberIsNamedOnce() {
        chart_->setClasses({"190", "bee"}, {190, 191});
        const QList<QLegendMarker*> markers = chart_->chart()->legend()->markers();
        QVERIFY2(markers.at(0)->label().startsWith("190") && !markers[0]->label().contains("190 1"),
                 qPrintable(markers[0]->label()));
        QVERIFY2(markers.at(1)->label().startsWith("191 bee"), qPrintable(markers[1]->label()));
    }

    void theLegendShowsAllClassesAtEveryWidth() {
        chart_->setClasses({"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal",
                            "Shirt", "Sneaker", "Bag", "Ankle boot"});
        for (int width = 350; width < 900; width += 10) {
            chart_->resize(width, 600);
            chart_->grab();
            const int shown = entriesInLegend(*chart_);
            QVERIFY2(shown == 10, qPrintable(QString("%1 at %2").arg(shown).arg(width)));
        }
    }

    /// Qt breaks the rows by the widths that it draws, which are not those of the font alone.
    void aPictureOfAnySizeNamesEveryClass() {
        const QString letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";
        for (const qsizetype classes : {10, 26, 47}) {
            std::vector<std::string> names;
            for (const QChar letter : letters.last(classes))
                names.push_back(QString(letter).toStdString());
            PicturedChart chart;
            chart.setClasses(names);
            for (const int type : {9, 12, 13, 17})
                for (int side = 400; side <= 1000; side += 40) {
                    const std::unique_ptr<ChartView> picture = chart.picture(side, type);
                    QVERIFY2(entriesInLegend(*picture) == classes,
                             qPrintable(QString("%1 of %2 at %3 in type of %4 pixels")
                                            .arg(entriesInLegend(*picture))
                                            .arg(classes)
                                            .arg(side)
                                            .arg(type)));
                }
        }
    }

    void axesAreNamedWithoutAUnit() {
        const auto axes = chart_->chart()->axes();
        QCOMPARE(axes[0]->titleText(), QStringLiteral("embedding 1 (no unit)"));
        QCOMPARE(axes[1]->titleText(), QStringLiteral("embedding 2 (no unit)"));
    }

    /// By the cloud alone: no picture of it can forget to say so.
    void aCloudOfMoreDimensionsSaysThatItIsAProjection() {
        auto cloud = std::make_shared<EmbeddingCloud>(
            *cloudOf({pointOf(0, 3, 4), pointOf(1, 10, 0)}, {{0, 0}, {10, 0}}));
        auto projection = StageProjection{.dimensions = 32, .origin = {}, .axes = {}};
        projection.axes = {std::vector{1.0, 0.0}, std::vector{0.0, 1.0}};
        cloud->projection = std::make_shared<const StageProjection>(projection);
        cloud->varianceShare = 0.706;
        chart_->setCloud(cloud);
        const auto axes = chart_->chart()->axes();
        QCOMPARE(axes[0]->titleText(), QStringLiteral("principal axis 1 (no unit)"));
        QVERIFY(chart_->summary().contains(
            QStringLiteral("projection of 32 dimensions, 71 % of the variance")));
        QVERIFY(!chart_->summary().contains(QStringLiteral("Within classes")));
        QVERIFY(sourceText(*cloud).endsWith(
            QStringLiteral(", projection of 32 dimensions, 71 % of the variance")));

        projection.axes = {};
        projection.units = {4, 9};
        auto units = std::make_shared<EmbeddingCloud>(*cloud);
        units->projection = std::make_shared<const StageProjection>(projection);
        units->measures = ClusterMeasures{.withinClassRms = 7, .minCenterDistance = 8};
        chart_->setCloud(units);
        QCOMPARE(axes[0]->titleText(), QStringLiteral("embedding 5 (no unit)"));
        QCOMPARE(axes[1]->titleText(), QStringLiteral("embedding 10 (no unit)"));
        QVERIFY(chart_->summary().contains(QStringLiteral("Within classes 7.00")));

        chart_->setCloud(cloudOf({pointOf(0, 3, 4)}));
        QCOMPARE(axes[0]->titleText(), QStringLiteral("embedding 1 (no unit)"));
    }

    void captionsTellWhichVersionsPlacedThePoints() {
        EmbeddingCloud cloud;
        cloud.firstStep = 1215;
        cloud.lastStep = 1240;
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        QCOMPARE(cloudCaption(cloud, english),
                 QStringLiteral("steps 1,215–1,240 · 26 network versions"));
        cloud.firstStep = 1240;
        QCOMPARE(cloudCaption(cloud, english), QStringLiteral("step 1,240 · one network version"));
        cloud.source = PointSource::Test;
        cloud.points.resize(10000);
        QCOMPARE(cloudCaption(cloud, english),
                 QStringLiteral("test images 10,000 · network at step 1,240"));
    }

    void theSummaryTellsWhatTheEyeWouldSee() {
        QVERIFY(chart_->summary().contains(QStringLiteral("Space")));
        chart_->setCloud(cloudOf({pointOf(0, 3, 4), pointOf(1, 10, 0)}, {{0, 0}, {10, 0}}));
        chart_->setClassVisible(1, false);
        const QString summary = chart_->summary();
        QVERIFY2(summary.contains(QStringLiteral("class 0: 1;")), qPrintable(summary));
        QVERIFY(summary.contains(QStringLiteral("class 1: 1, hidden")));
        QVERIFY(summary.contains(QStringLiteral("nearest centers 10.0")));
    }

    void noWordsLieOverThePlot() {
        chart_->setHeadStart("centers placed on a ring");
        chart_->setCloud(cloudOf({pointOf(0, 1, 1), pointOf(1, 3, 3)}, {{0, 0}, {1, 1}}));
        const auto plot = [this] {
            return chart_->grab(chart_->mapping().area.toRect().adjusted(1, 1, -1, -1)).toImage();
        };
        chart_->zoomBy(3, chart_->mapping().area.center());  // some are outside, which is said
        const QImage with = plot();
        chart_->setReadoutShown(false);
        QCOMPARE(plot(), with);
        chart_->setHeadStartShown(false);  // its line is the plot's now
        QVERIFY(plot().height() > with.height());
        chart_->setHeadStartShown(true);
        QCOMPARE(plot(), with);
    }

    void aNoteIsClosedByItsCross() {
        chart_->setHeadStart("centers placed on a ring");
        chart_->setCloud(cloudOf({pointOf(0, 1, 1), pointOf(1, 3, 3)}, {{0, 0}, {1, 1}}));
        const StageNotesItem* found = notes();
        QSignalSpy readout(chart_.get(), &EmbeddingChart::readoutClosed);
        QSignalSpy headStart(chart_.get(), &EmbeddingChart::headStartClosed);
        for (const auto note : {StageNotesItem::Readout, StageNotesItem::HeadStart})
            QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {},
                              found->crossOf(note).center().toPoint());
        QCOMPARE(readout.size(), 1);
        QCOMPARE(headStart.size(), 1);
        chart_->setReadoutShown(false);
        QVERIFY(found->crossOf(StageNotesItem::Readout).isEmpty());
    }

    void clearingLeavesAnEmptyStage() {
        chart_->setCloud(cloudOf({pointOf(2, 300, 300)}));
        chart_->clear();
        QVERIFY(!chart_->cloud());
        QCOMPARE(reach(), 2.0);
    }

    /// The axes are nobody's but the user's: others are offered where they would show clearly more,
    /// and the offer is not taken back for a trifle.
    void newAxesAreOfferedWhereTheyWouldShowClearlyMore() {
        const auto show = [this](double shown, double attainable) {
            auto cloud = std::make_shared<EmbeddingCloud>(*cloudOf({pointOf(2, 1, 1)}));
            cloud->projection = std::make_shared<const StageProjection>(StageProjection{
                .dimensions = 3, .origin = {0, 0, 0}, .axes = {{{1, 0, 0}, {0, 1, 0}}}});
            cloud->varianceShare = shown;
            cloud->attainableShare = attainable;
            chart_->setCloud(cloud);
        };
        const auto link = [this]() -> LinkItem* {
            for (QGraphicsItem* item : chart_->scene()->items())
                if (auto* found = dynamic_cast<LinkItem*>(item); found && found->isVisible())
                    return found;
            return nullptr;
        };
        show(0.5, 0.6);
        QVERIFY(!link());
        show(0.1, 0.9);
        QVERIFY(link());
        QCOMPARE(link()->text(), QString("fit axes anew: 90 %"));
        QSignalSpy asked(chart_.get(), &EmbeddingChart::fitAxesRequested);
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {},
                          link()->boundingRect().center().toPoint());
        QCOMPARE(asked.size(), 1);
        show(0.5, 0.65);
        QVERIFY(link());
        show(0.6, 0.65);
        QVERIFY(!link());
    }

    /// A picture has no menu of classes.
    void aPictureOfManyClassesHasAKeyToTheirColours() {
        const auto svgOf = [this](int classes) {
            std::vector<std::string> names;
            for (int label = 0; label < classes; ++label)
                names.push_back("kind " + std::to_string(label));
            chart_->setClasses(names);
            chart_->setCloud(cloudOf({pointOf(2, 1, 1)}));
            return QString::fromUtf8(encodePicture(*chart_, PictureFormat::Svg, {}, {}));
        };
        QVERIFY(svgOf(30).contains("kind 29"));
        QVERIFY(!chart_->hasLegend());
        QVERIFY(svgOf(901).contains("901 classes, each tenth of their list in a hue"));
    }

    /// The ring of a sample just below a center passes through the middle of its digit.
    void aRingLeavesTheDigitOfACenterLegible() {
        chart_->setClasses({"0", "1"});
        chart_->setCloud(cloudOf({}, {{8, 8}, {0, 0}}));
        const QPointF middle = chart_->pixelOf({0, 0});
        const QPointF below = chart_->mapping().toPlot(middle + QPointF(0, 9));
        chart_->setPinned({{QStringLiteral("A"),
                            0,
                            {{static_cast<float>(below.x()), static_cast<float>(below.y())}}}});
        const QImage picture = chart_->grab().toImage();
        for (const int row : {-2, 2}) {  // above and below the ring, within its rim
            int darkest = 255;
            for (int column = -3; column <= 3; ++column)
                darkest =
                    std::min(darkest, qGray(picture.pixel(middle.toPoint() + QPoint(column, row))));
            QVERIFY2(darkest < 110, qPrintable(QString::number(darkest)));
        }
    }

    void aTrackLeavesTheDigitOfACenterLegible() {
        chart_->setClasses({"0", "1"});
        chart_->setCloud(cloudOf({}, {{8, 8}, {0, 0}}));
        chart_->setPinned({{QStringLiteral("A"), 0, {{-6, 0}, {6, 0}}}});
        const QImage picture = chart_->grab().toImage();
        const QPoint middle = chart_->pixelOf({0, 0}).toPoint();
        int darkest = 255;
        for (int column = -3; column <= 3; ++column)
            darkest = std::min(darkest, qGray(picture.pixel(middle + QPoint(column, 0))));
        QVERIFY2(darkest < 90, qPrintable(QString::number(darkest)));
    }

    void anArrowLeavesTheDigitOfACenterLegible() {
        chart_->setClasses({"0", "1"});
        chart_->setCloud(cloudOf({}, {{8, 8}, {0, 0}}));
        const QPointF start = chart_->mapping().toPlot(chart_->pixelOf({0, 0}) - QPointF(40, 0));
        StageOverlay arrows;
        arrows.scale = QStringLiteral("pull of %1");
        arrows.arrows.push_back({{static_cast<float>(start.x()), 0}, 1, 0});
        chart_->setOverlay(OverlayOf::Pins, arrows);
        const QImage picture = chart_->grab().toImage();
        const QPoint middle = chart_->pixelOf({0, 0}).toPoint();
        for (const int side : {-1, 1}) {  // between the digit and the line through it
            int lightest = 0;
            for (int away = 1; away <= 5; ++away)
                lightest =
                    std::max(lightest, qGray(picture.pixel(middle + QPoint(side * away, 0))));
            QVERIFY2(lightest > 200, qPrintable(QString::number(lightest)));
        }
    }

    /// As a slow step draws them, from the points of a class to its center.
    void linesToACenterLeaveItsDigitLegible() {
        chart_->setClasses({"0", "1"});
        chart_->setCloud(cloudOf({}, {{8, 8}, {0, 0}}));
        StageOverlay overlay;
        for (int k = 0; k < 12; ++k)
            overlay.ghosts.push_back(
                {{static_cast<float>(8 * std::cos(k)), static_cast<float>(8 * std::sin(k))},
                 {0, 0},
                 1});
        for (int k = -2; k <= 2; ++k)  // and points upon the digit
            overlay.ghosts.push_back({{0, 0.1F * static_cast<float>(k)}, {0, 0}, 1});
        chart_->setOverlay(OverlayOf::Step, overlay);
        const QImage picture = chart_->grab().toImage();
        const QPoint middle = chart_->pixelOf({0, 0}).toPoint();
        for (const int row : {-2, 0, 2}) {
            int darkest = 255;
            for (int column = -3; column <= 3; ++column)
                darkest = std::min(darkest, qGray(picture.pixel(middle + QPoint(column, row))));
            QVERIFY2(darkest < 60, qPrintable(QString::number(darkest)));
        }
    }

    /// In the type of a lecture hall: many shrink, few are as large as the type allows.
    void theBadgesOfManyDiscsStandApart() {
        chart_->resize(1000, 950);
        QFont font = chart_->font();
        font.setPixelSize(30);
        chart_->setFont(font);
        chart_->setFixedLimit(15);
        for (const int classes : {10, 47}) {
            std::vector<EmbeddingPosition> ring;
            for (int label = 0; label < classes; ++label) {
                const double angle = 2 * std::numbers::pi * label / classes;
                ring.push_back({static_cast<float>(8 * std::cos(angle)),
                                static_cast<float>(8 * std::sin(angle))});
            }
            chart_->setClasses(std::vector<std::string>(static_cast<std::size_t>(classes), "W"));
            chart_->setCloud(cloudOf({}, ring));
            const std::vector<QRectF> places = itemOf<PointCloudItem>(*chart_).badgePlaces();
            QCOMPARE(places.size(), ring.size());
            for (std::size_t k = 0; k < places.size(); ++k)
                for (std::size_t other = 0; other < k; ++other)
                    QVERIFY(QLineF(places[k].center(), places[other].center()).length() >=
                            std::max(places[k].width(), places[k].height()));
            QVERIFY(places[0].height() > (classes == 10 ? 30 : 12));
        }
    }

    void lettersOfPinsSideBySideStandApart() {
        const PointCloudItem discs(nullptr);
        SampleMarksItem marks(discs, nullptr);
        marks.setMapping({.range = {0, 100, 0, 100}, .area = {0, 0, 100, 100}});
        marks.setPinned({{QStringLiteral("A"), 0, {{50, 50}}},
                         {QStringLiteral("B"), 0, {{51, 50}}},
                         {QStringLiteral("C"), 0, {{50, 52}}}});
        const std::vector<QRectF> places = marks.letterPlaces();
        QCOMPARE(places.size(), std::size_t{3});
        for (std::size_t k = 0; k < places.size(); ++k)
            for (std::size_t other = 0; other < k; ++other)
                QVERIFY(!places[k].intersects(places[other]));
    }

    /// Their images have left the live batches: nothing would stand out, and the counts of a
    /// selection of which none is drawn say nothing.
    void aSelectionThatHasLeftTheStageIsKnownButDimsNothing() {
        showFourSamples();
        chart_->select({1, 2});
        const auto* series = chart_->chart()->series()[2];
        QCOMPARE(series->name(), QStringLiteral("2: 1 / 3"));
        const auto later = cloudOf({sampleOf(2, 4, 1, -1), sampleOf(7, 2, -1, 1)});
        chart_->setCloud(later);
        QCOMPARE(chart_->selectedPoints().size(), std::size_t{1});
        QCOMPARE(series->name(), QStringLiteral("2: 0 / 1"));
        QVERIFY(colorAt(*chart_, {-1, 1}) != petroff(2));  // not selected
        chart_->setCloud(cloudOf({sampleOf(7, 2, -1, 1), sampleOf(8, 2, 1, 1)}));
        QCOMPARE(colorAt(*chart_, {-1, 1}), petroff(2));
        QVERIFY(!series->name().contains('/') && series->name().endsWith('2'));
        const std::vector<EmbeddedPoint> known = chart_->selectedAsLastSeen();
        QCOMPARE(known.size(), std::size_t{2});
        QCOMPARE(known[0].sample, 1);
        QCOMPARE(known[0].position.x, -1.0F);
        QCOMPARE(known[1].sample, 2);
        QCOMPARE(known[1].position.x, 1.0F);
        chart_->setCloud(later);  // it is back
        QVERIFY(colorAt(*chart_, {-1, 1}) != petroff(2));
        chart_->clear();
        QVERIFY(chart_->selectedAsLastSeen().empty());
    }

    void axesAreThoseOfBeforeAfterLookingBack() {
        const auto newest = cloudOf({pointOf(0, 6, 0)});
        chart_->setCloud(newest);
        const double before = reach();
        chart_->setLookingBack(true);
        chart_->setCloud(cloudOf({pointOf(0, 9, 0)}));
        QVERIFY(reach() > 9);
        chart_->setLookingBack(false);
        chart_->setCloud(newest);
        QCOMPARE(reach(), before);
    }

    /// As where a fit of the projection ends looking back: they were those of other places.
    void axesOfBeforeAreForgottenWithWhatWasThere() {
        chart_->setCloud(cloudOf({pointOf(0, 300, 0)}));
        chart_->setLookingBack(true);
        chart_->clear();
        chart_->setLookingBack(false);
        chart_->setCloud(cloudOf({pointOf(0, 200, 0)}));
        const double reached = reach();
        chart_->clear();
        chart_->setCloud(cloudOf({pointOf(0, 200, 0)}));
        QCOMPARE(reached, reach());
    }

    void theReadoutOfANarrowStageCanBeClosed() {
        chart_->setCloud(cloudOf({pointOf(0, 1, 1), pointOf(1, -1, -1)}, {{1, 1}, {-1, -1}}));
        chart_->resize(220, 400);
        const ChartLook look = ChartLook::of(chart_->palette(), chart_->font());
        const double line = QFontMetricsF(look.smallFont).height();
        QSignalSpy closed(chart_.get(), &EmbeddingChart::readoutClosed);
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {},
                          QPoint(220 - 14 - 8, 400 - static_cast<int>(line / 2 + 4)));
        QCOMPARE(closed.size(), qsizetype{1});
    }

    /// The names of regions stand along the rim, where the scale of arrows would be.
    void theScaleOfArrowsCoversNoNameOfARegion() {
        StageOverlay arrows;
        arrows.scale = QStringLiteral("pull of %1");
        arrows.arrows.push_back({{0, 0}, 1, 0});
        chart_->setCloud(cloudOf({}, {{1, 1}, {-1, -1}}));
        chart_->setOverlay(OverlayOf::Pins, arrows);
        const auto isRimEmpty = [this] {
            const QRect plot = chart_->mapping().area.toRect();
            const QImage rim =
                chart_->grab(QRect(plot.left() + 2, plot.bottom() - 18, 120, 16)).toImage();
            for (int x = 0; x < rim.width(); ++x)
                for (int y = 0; y < rim.height(); ++y)
                    if (qGray(rim.pixel(x, y)) < 90)
                        return false;
            return true;
        };
        QVERIFY(!isRimEmpty());
        chart_->setRegions(RegionKind::Softmax);  // of which this cloud has none
        QVERIFY(isRimEmpty());
    }

private:
    /// Of the axes, as far as they go in all directions.
    double reach() const {
        return std::min(chart_->mapping().range.width(), chart_->mapping().range.height()) / 2;
    }

    bool hasEqualScales() const {
        const PlotMapping& shown = chart_->mapping();
        return std::fabs(shown.range.width() / shown.area.width() -
                         shown.range.height() / shown.area.height()) < 1e-9 * shown.range.width();
    }

    QString placeText() const {
        const QSizeF size = chart_->mapping().area.size();
        return QStringLiteral("%1 x %2").arg(size.width()).arg(size.height());
    }

    QPoint pixel(EmbeddingPosition position) { return chart_->pixelOf(position).toPoint(); }

    /// On the corners of a square, the axes reach to 4.
    void showFourSamples() {
        chart_->setSelecting(true);
        chart_->setCloud(cloudOf({sampleOf(1, 2, -1, 1), sampleOf(2, 4, -1, -1),
                                  sampleOf(3, 2, 1, 1), sampleOf(4, 2, 3, -1)}));
    }

    void drag(EmbeddingPosition from, EmbeddingPosition to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(chart_->viewport(), Qt::LeftButton, modifiers, pixel(from));
        QTest::mouseMove(chart_->viewport(), pixel(to));
        QTest::mouseRelease(chart_->viewport(), Qt::LeftButton, modifiers, pixel(to));
    }

    void hover(EmbeddingPosition position) {
        QTest::mouseMove(chart_->viewport(), {1, 1});  // without a move nothing is sent
        QTest::mouseMove(chart_->viewport(), chart_->pixelOf(position).toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(chart_->hovered(), kPatience);
    }

    const StageNotesItem* notes() const {
        for (const QGraphicsItem* item : chart_->chart()->childItems())
            if (const auto* found = dynamic_cast<const StageNotesItem*>(item))
                return found;
        return nullptr;
    }

    std::unique_ptr<EmbeddingChart> chart_;
};

CENTERSCOPE_TEST(EmbeddingChartTest)
#include "embedding_chart_test.moc"
