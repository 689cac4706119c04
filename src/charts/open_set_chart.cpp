// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/open_set_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QChart>
#include <QLegend>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include "charts/comparison_chart.h"

namespace centerscope {

namespace {

constexpr int kBins = 60;
constexpr double kOutermost = 0.005;     // of the scores, at each end, count in the last bins
constexpr std::size_t kMostRates = 500;  // of a curve: finer than the plot's pixels show
constexpr double kThresholdReach = 7;    // pixels
constexpr std::size_t kKnownColor = 0;   // as those of runs in a comparison
constexpr std::size_t kUnknownColor = 1;

}  // namespace

/// A line at a place of the horizontal axis, or discs at places of the plot.
class ThresholdItem : public QGraphicsItem {
public:
    explicit ThresholdItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
        setAcceptedMouseButtons(Qt::NoButton);
        setZValue(1);
    }

    void setLook(const ChartLook& look) { look_ = look; }
    void setMapping(const PlotMapping& mapping) {
        prepareGeometryChange();
        mapping_ = mapping;
        update();
    }
    void setPlaces(std::optional<double> line, std::vector<QPointF> discs) {
        line_ = line;
        discs_ = std::move(discs);
        update();
    }
    std::optional<double> line() const { return line_; }

    QRectF boundingRect() const override { return mapping_.area.adjusted(-6, -6, 6, 6); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        constexpr double kHandle = 5;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(look_.accent, 2));
        painter->setBrush(look_.accent);
        if (line_ && *line_ >= mapping_.range.left && *line_ <= mapping_.range.right) {
            const double x = mapping_.sceneX(*line_);
            painter->drawLine(QPointF(x, mapping_.area.top()), QPointF(x, mapping_.area.bottom()));
            painter->drawEllipse(QPointF(x, mapping_.area.top()), kHandle, kHandle);
        }
        for (const QPointF& disc : discs_)
            painter->drawEllipse(mapping_.toScene(disc), kHandle, kHandle);
    }

private:
    ChartLook look_;
    PlotMapping mapping_;
    std::optional<double> line_;
    std::vector<QPointF> discs_;
};

OpenSetChart::OpenSetChart(Kind kind, QWidget* parent)
    : ChartView(QString(), parent),
      kind_(kind),
      item_(new StepCurvesItem(chart())),
      threshold_(new ThresholdItem(chart())) {
    chart()->legend()->hide();
    item_->setPlot(&plot_);
    item_->setFractions(true);
    retranslate();
    refreshLook();
}

void OpenSetChart::setState(std::shared_ptr<const OpenSetState> state) {
    state_ = std::move(state);
    make();
}

void OpenSetChart::setScore(OpenSetScore score) {
    score_ = score;
    value_.reset();
    resetZoom();
    make();
}

void OpenSetChart::setThreshold(std::optional<double> threshold) {
    value_ = threshold;
    showThreshold();
}

bool OpenSetChart::isEmpty() const {
    return !state_ || state_->known.empty() || state_->unknown.empty();
}

SparseCurve OpenSetChart::curve(std::vector<QPointF> points, const QString& name,
                                std::size_t color) const {
    return {std::move(points),
            CurveLine::Solid,
            name,
            {},
            ComparisonChart::runColor(color, look().dark)};
}

void OpenSetChart::make() {
    plot_.sparse.clear();
    rates_.clear();
    if (!isEmpty())
        kind_ == Kind::Histograms ? makeHistograms() : makeCurves();
    if (kind_ == Kind::Curves)
        item_->setTitle(tr("Accepted known images in %"), tr("over accepted unknown images in %"));
    else if (isDistance())
        item_->setTitle(tr("Images in % of their set"),
                        tr("over the distance to the nearest center; the rest in the last bins"));
    else
        item_->setTitle(
            tr("Images in % of their set"),
            tr("over the log odds of the largest probability; the rest in the last bins"));
    layOut();
    item_->changed();
    showThreshold();
    describe();
}

void OpenSetChart::makeHistograms() {
    std::vector<double> places;
    for (const auto* images : {&state_->known, &state_->unknown})
        for (const OpenSetImage& image : *images)
            if (const double place = placeOf(scoreOf(score_, image)); std::isfinite(place))
                places.push_back(place);
    if (places.empty())
        return;
    std::ranges::sort(places);
    const auto outermost =
        static_cast<std::size_t>(kOutermost * static_cast<double>(places.size() - 1));
    const double first = isDistance() ? 0 : places[outermost];
    const double last = std::max(places[places.size() - 1 - outermost], first + 1e-6);
    const double width = (last - first) / kBins;
    double highest = 0;
    const auto histogram = [&](const std::vector<OpenSetImage>& images, const QString& name,
                               std::size_t color) {
        std::array<double, kBins> shares{};
        for (const OpenSetImage& image : images) {
            const double bin = (placeOf(scoreOf(score_, image)) - first) / width;
            const double inside = std::isnan(bin) ? kBins - 1 : std::clamp(bin, 0.0, kBins - 1.0);
            shares[static_cast<std::size_t>(inside)] += 100.0 / static_cast<double>(images.size());
        }
        std::vector<QPointF> points{{first, 0}};
        for (int bin = 0; bin < kBins; ++bin) {
            const double share = shares[static_cast<std::size_t>(bin)];
            points.emplace_back(first + bin * width, share);
            points.emplace_back(first + (bin + 1) * width, share);
            highest = std::max(highest, share);
        }
        points.emplace_back(last, 0);
        plot_.sparse.push_back(curve(std::move(points), name, color));
        plot_.sparse.back().isValued = false;
    };
    histogram(state_->known, tr("known"), kKnownColor);
    histogram(state_->unknown, tr("unknown"), kUnknownColor);
    range_ = {first, last, 0, 1.05 * highest};
}

void OpenSetChart::makeCurves() {
    rates_ = openSetCurve(score_, state_->known, state_->unknown);
    const auto points = [this](double OpenSetRates::*height) {
        std::vector<QPointF> all;
        const std::size_t stride = std::max<std::size_t>(1, rates_.size() / kMostRates);
        for (std::size_t k = 0; k < rates_.size(); k += stride)
            all.emplace_back(100 * rates_[k].falsePositives, 100 * (rates_[k].*height));
        all.emplace_back(100 * rates_.back().falsePositives, 100 * (rates_.back().*height));
        return all;
    };
    const auto percent = [this](double area) {
        return locale().toString(100 * area, 'f', 2) + QStringLiteral(" %");
    };
    plot_.sparse.push_back(curve(points(&OpenSetRates::truePositives), tr("AUROC"), kKnownColor));
    plot_.sparse.back().value = percent(auroc(rates_));
    plot_.sparse.push_back(curve(points(&OpenSetRates::correct), tr("OSCR"), kUnknownColor));
    plot_.sparse.back().value = percent(oscr(rates_));
    range_ = {0, 100, 0, 102};
}

/// On the curves the rates are those of the images as they are now.
void OpenSetChart::showThreshold() {
    if (!value_ || isEmpty())
        return threshold_->setPlaces({}, {});
    if (kind_ == Kind::Histograms)
        return threshold_->setPlaces(placeOf(*value_), {});
    const OpenSetCounts counts = openSetCounts(score_, *value_, state_->known, state_->unknown);
    const double known = 100.0 / static_cast<double>(state_->known.size());
    const double x = 100.0 * static_cast<double>(counts.unknownAccepted) /
                     static_cast<double>(state_->unknown.size());
    threshold_->setPlaces({},
                          {{x, known * static_cast<double>(counts.knownRight + counts.knownWrong)},
                           {x, known * static_cast<double>(counts.knownRight)}});
}

PlotRange OpenSetChart::automaticRange() const {
    return range_;
}

void OpenSetChart::showRange(const PlotRange&) {
    item_->setMapping(mapping(), locale());
    threshold_->setMapping(mapping());
}

QRectF OpenSetChart::arrange(QSizeF size) {
    const QString widest = kind_ == Kind::Curves ? QStringLiteral("AUROC 100.00 %") : tr("unknown");
    return item_->layOut(
        size, std::ceil(StepCurvesItem::tickWidth(look().smallFont, {{0, QStringLiteral("100")}})),
        CurveLabels::columnWidth(look().font, item_->labels() + QStringList{widest}));
}

void OpenSetChart::restyle() {
    for (std::size_t k = 0; k < plot_.sparse.size(); ++k)
        plot_.sparse[k].color = ComparisonChart::runColor(k, look().dark);
    item_->setLook(look());
    threshold_->setLook(look());
}

void OpenSetChart::retranslate() {
    setAccessibleName(kind_ == Kind::Histograms ? tr("Scores of known and unknown images")
                                                : tr("ROC and OSCR"));
    item_->setExplanation(tr("The scores of known and unknown images will be drawn here."));
    make();
}

QString OpenSetChart::summary() const {
    QStringList parts;
    for (const SparseCurve& each : plot_.sparse)
        parts << (each.name + QChar::Space + each.value).trimmed();
    return accessibleName() + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

std::unique_ptr<ChartView> OpenSetChart::clone() const {
    auto copy = std::make_unique<OpenSetChart>(kind_);
    copy->setLocale(locale());
    copy->score_ = score_;
    copy->value_ = value_;
    copy->setState(state_);
    copy->setUserRange(userRange());
    return copy;
}

void OpenSetChart::mousePressEvent(QMouseEvent* event) {
    const auto line = threshold_->line();
    dragsThreshold_ = event->button() == Qt::LeftButton && line &&
                      std::fabs(mapping().sceneX(*line) - event->position().x()) <= kThresholdReach;
    if (!dragsThreshold_)
        ChartView::mousePressEvent(event);
}

void OpenSetChart::mouseMoveEvent(QMouseEvent* event) {
    if (!dragsThreshold_)
        return ChartView::mouseMoveEvent(event);
    const double place = mapping().toPlot(event->position()).x();
    emit thresholdDragged(isDistance() ? -std::max(0.0, place) : place);
}

void OpenSetChart::mouseReleaseEvent(QMouseEvent* event) {
    if (!std::exchange(dragsThreshold_, false))
        ChartView::mouseReleaseEvent(event);
}

}  // namespace centerscope

#include "moc_open_set_chart.cpp"
