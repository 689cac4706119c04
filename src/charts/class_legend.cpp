// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/class_legend.h"

#include <algorithm>
#include <utility>

#include <QAbstractAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLegend>
#include <QLegendMarker>
#include <QScatterSeries>

#include "charts/legend_rows.h"

namespace centerscope {

namespace {

/// About as wide as the text. Qt lays out the names of a legend as HTML, which keeps no other
/// blanks.
QString blankOf(const QString& text, const QFontMetricsF& metrics) {
    const double width = metrics.horizontalAdvance(QChar::Nbsp);
    return QString(qRound(metrics.horizontalAdvance(text) / width), QChar::Nbsp);
}

/// [entry] as Qt draws them, which is to be had neither from the font nor from the size hints of
/// the entries: it lays out each text. Leaves the legend with all the room there is.
std::vector<QSizeF> entrySizes(QLegend& legend) {
    constexpr double kAmple = 1e5;  // pixels
    legend.setGeometry(0, 0, kAmple, kAmple);
    std::vector<QSizeF> sizes;
    for (const QGraphicsItem* group : legend.childItems())
        for (const QGraphicsItem* entry : group->childItems())
            sizes.push_back(entry->boundingRect().size());
    return sizes;
}

/// Long class names stand in the legend; the disc of their center has room for the digit.
QString badgeOf(const QString& name, std::int64_t number) {
    return name.size() <= 2 ? name : QString::number(number);
}

}  // namespace

ClassLegend::ClassLegend(QChart& chart, const QList<QAbstractAxis*>& axes, QObject* parent)
    : QObject(parent), chart_(chart), axes_(axes) {
    chart_.legend()->detachFromChart();
    chart_.legend()->setBackgroundVisible(false);
    chart_.legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
}

void ClassLegend::setClasses(const QStringList& names, std::vector<std::int64_t> fileLabels) {
    const auto count = static_cast<std::size_t>(names.size());
    allClasses_ = static_cast<int>(std::max(fileLabels.size(), count));
    fileLabels.resize(std::min(fileLabels.size(), count));
    fileLabels_ = std::move(fileLabels);
    names_ = names;
    unknownNames_.clear();
    visible_.assign(count, true);
    makeEntries();
}

bool ClassLegend::setUnknown(const QStringList& names, std::vector<std::int64_t> fileLabels) {
    if (names == unknownNames_ && fileLabels == unknownFileLabels_)
        return false;
    unknownNames_ = names;
    unknownFileLabels_ = std::move(fileLabels);
    visible_.resize(static_cast<std::size_t>(names_.size()));
    visible_.resize(static_cast<std::size_t>(names_.size() + names.size()), true);
    makeEntries();
    return true;
}

void ClassLegend::copyFrom(const ClassLegend& other, int most) {
    names_ = other.names_;
    unknownNames_ = other.unknownNames_;
    fileLabels_ = other.fileLabels_;
    unknownFileLabels_ = other.unknownFileLabels_;
    visible_ = other.visible_;
    allClasses_ = other.allClasses_;
    colors_ = other.colors_;
    hues_ = other.hues_;
    most_ = most;
    makeEntries();
}

void ClassLegend::leaveOut() {
    most_ = 0;
    makeEntries();
}

void ClassLegend::makeEntries() {
    chart_.removeAllSeries();
    series_.clear();
    chart_.legend()->setVisible(isShown());
    const ClassPalette looks = palette();
    const auto entries = static_cast<int>(isShown() ? visible_.size() : 1);  // the axes need one
    for (int label = 0; label < std::min(entries, static_cast<int>(visible_.size())); ++label) {
        auto* series = new QScatterSeries;
        series->setName(text(label));
        series->setMarkerShape(looks.shape(label));
        chart_.addSeries(series);
        for (QAbstractAxis* axis : axes_)
            series->attachAxis(axis);
        series_.push_back(series);
        const auto markers = chart_.legend()->markers(series);
        for (QLegendMarker* marker : markers)
            connect(marker, &QLegendMarker::clicked, this, [this, label] {
                emit clicked(label, QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
            });
    }
}

QStringList ClassLegend::badges() const {
    QStringList badges;
    const QStringList all = names_ + unknownNames_;
    for (int label = 0; label < all.size(); ++label)
        badges << badgeOf(all[label], numberOf(label));
    return badges;
}

QString ClassLegend::text(int label) const {
    const bool isKnown = label < names_.size();
    const QString& name = isKnown ? names_[label] : unknownNames_[label - names_.size()];
    const std::int64_t number = numberOf(label);
    return name.size() <= 2 || number == ClassPalette::kNoClass || name == QString::number(number)
               ? name
               : QStringLiteral("%1 %2").arg(number).arg(name);
}

std::int64_t ClassLegend::numberOf(int label) const {
    const auto k = static_cast<std::size_t>(label);
    if (k < fileLabels_.size())
        return fileLabels_[k];
    const auto unknown = static_cast<std::size_t>(label - names_.size());
    return label >= names_.size() && unknown < unknownFileLabels_.size()
               ? unknownFileLabels_[unknown]
               : label;
}

int ClassLegend::labelOf(std::int64_t number) const {
    if (const auto named = names_.indexOf(QString::number(number)); named >= 0)
        return static_cast<int>(named);
    int label = 0;
    while (label < static_cast<int>(visible_.size()) && numberOf(label) != number)
        ++label;
    return label;
}

ClassPalette ClassLegend::palette() const {
    std::vector<std::int64_t> labels = fileLabels_;
    for (auto label = static_cast<std::int64_t>(labels.size()); label < names_.size(); ++label)
        labels.push_back(label);
    if (!unknownNames_.isEmpty())
        labels.insert(labels.end(), unknownFileLabels_.begin(), unknownFileLabels_.end());
    return {colors_, std::move(labels), allClasses_, hues_};
}

void ClassLegend::setVisible(int label, bool visible) {
    if (isVisible(label) == visible)
        return;
    visible_[static_cast<std::size_t>(label)] = visible;
    showState(label);
    emit visibilityChanged(label, visible);
}

void ClassLegend::showOnly(int label) {
    const auto classes = static_cast<int>(visible_.size());
    bool isAlone = isVisible(label);
    for (int other = 0; other < classes; ++other)
        isAlone = isAlone && (other == label || !isVisible(other));
    for (int other = 0; other < classes; ++other)
        setVisible(other, isAlone || other == label);
}

void ClassLegend::showAll() {
    for (int label = 0; label < static_cast<int>(visible_.size()); ++label)
        setVisible(label, true);
}

QSizeF ClassLegend::measure(double width) {
    if (!isShown())
        return {};
    constexpr double kMargins = 18;  // Qt's own, left and right
    std::vector<double> widths;
    double height = 0;
    for (const QSizeF& entry : entrySizes(*chart_.legend())) {
        widths.push_back(entry.width());
        height = std::max(height, entry.height());
    }
    const LegendRows rows = fitLegend(widths, width - kMargins);
    return {rows.room + kMargins, rows.count * height + 8};
}

void ClassLegend::setLook(const ChartLook& look, bool isByClass) {
    look_ = look;
    isByClass_ = isByClass;
    chart_.legend()->setFont(look.font);
    for (std::size_t label = 0; label < series_.size(); ++label)
        showState(static_cast<int>(label));
}

void ClassLegend::showState(int label) {
    if (!isShown())
        return;
    QScatterSeries* series = series_[static_cast<std::size_t>(label)];
    const bool visible = isVisible(label);
    const QColor color =
        isByClass_ ? palette().color(label, look_.dark) : look_.grid.darker(look_.dark ? 60 : 130);
    const bool isHollow = label >= names_.size();
    series->setBrush(visible && !isHollow ? QBrush(color) : QBrush(Qt::transparent));
    const QColor rim = isHollow ? color : color.darker(look_.dark ? 150 : 135);
    series->setPen(QPen(visible ? rim : look_.secondary, isHollow ? 2 : 1));
    const auto markers = chart_.legend()->markers(series);
    for (QLegendMarker* marker : markers) {
        QFont font = look_.font;
        font.setStrikeOut(!visible);
        marker->setFont(font);
        marker->setLabelBrush(visible ? look_.ink : look_.secondary);
    }
}

bool ClassLegend::setCounts(const std::vector<std::int64_t>& selected,
                            const std::vector<std::int64_t>& all, const QLocale& locale) {
    if (!isShown())
        return false;
    const QFontMetricsF metrics(chart_.legend()->font());
    bool isOther = false;
    for (int label = 0; label < names_.size(); ++label) {
        const auto k = static_cast<std::size_t>(label);
        QString counted = text(label);
        if (!all.empty()) {
            const QString total = locale.toString(static_cast<qlonglong>(all[k]));
            const QString chosen =
                selected.empty() ? QString() : locale.toString(static_cast<qlonglong>(selected[k]));
            const QString blank(total.size() - chosen.size(), QLatin1Char('0'));
            const QString slash = QStringLiteral(" / ");
            counted += QStringLiteral(": ") + blankOf(blank, metrics) + chosen +
                       (selected.empty() ? blankOf(slash, metrics) : slash) + total;
        }
        isOther = isOther || series_[k]->name() != counted;
        series_[k]->setName(counted);
    }
    return isOther;
}

}  // namespace centerscope

#include "moc_class_legend.cpp"
