// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QLocale>
#include <QObject>
#include <QStringList>

#include "charts/chart_look.h"
#include "charts/class_palette.h"

class QAbstractAxis;
class QChart;
class QScatterSeries;

namespace centerscope {

/// The classes of a stage: what they are called, how they look and which of them are shown. Says so
/// in the chart's legend, where there is room for all of them.
class ClassLegend : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    ClassLegend(QChart& chart, const QList<QAbstractAxis*>& axes, QObject* parent);

    /// names: [label]; all are shown. fileLabels: [label] in the files; empty: the same.
    void setClasses(const QStringList& names, std::vector<std::int64_t> fileLabels);
    /// Classes that are not learnt, whose labels follow those of the others. False: it has these.
    bool setUnknown(const QStringList& names, std::vector<std::int64_t> fileLabels);
    /// As in another chart. most: so many classes stand in the legend, of more none.
    void copyFrom(const ClassLegend& other, int most);
    /// No class stands in the legend, however few there are.
    void leaveOut();

    const QStringList& names() const { return names_; }
    const QStringList& unknownNames() const { return unknownNames_; }
    /// What stands in the disc of each class's center, the unknown ones last.
    QStringList badges() const;
    /// "3", or "3 Dress" where classes have names.
    QString text(int label) const;
    /// What the files call it.
    std::int64_t numberOf(int label) const;
    /// The class of this name, else the one that the files call so; as many as there are classes:
    /// none.
    int labelOf(std::int64_t number) const;

    void setColors(ClassColors colors) { colors_ = colors; }
    ClassColors colors() const { return colors_; }
    void setHues(ClassHues hues) { hues_ = hues; }
    ClassHues hues() const { return hues_; }
    ClassPalette palette() const;

    /// Several at once cost one signal each.
    void setVisible(int label, bool visible);
    /// This class alone, or all where it is alone already.
    void showOnly(int label);
    void showAll();
    bool isVisible(int label) const { return visible_.at(static_cast<std::size_t>(label)); }
    const std::vector<bool>& visible() const { return visible_; }

    /// Whether the classes are in the legend.
    bool isShown() const { return names_.size() <= most_; }
    int most() const { return most_; }
    /// The size that it takes in this width; where it is to stand is set afterwards.
    QSizeF measure(double width);
    /// isByClass: the colours of points are those of classes.
    void setLook(const ChartLook& look, bool isByClass);
    /// "3: 47 / 412" of each, "3: 412" where selected is empty, or without counts where all is.
    /// Blanks as wide as digits make room for as many as there are, so that nothing moves when they
    /// are selected. Whether texts have changed.
    bool setCounts(const std::vector<std::int64_t>& selected, const std::vector<std::int64_t>& all,
                   const QLocale& locale);

signals:
    void visibilityChanged(int label, bool visible);
    /// only: with Ctrl.
    void clicked(int label, bool only);

private:
    void makeEntries();
    void showState(int label);

    QChart& chart_;
    QList<QAbstractAxis*> axes_;
    QStringList names_;
    QStringList unknownNames_;
    std::vector<std::int64_t> fileLabels_;         // [label] of the names
    std::vector<std::int64_t> unknownFileLabels_;  // [label - names]
    std::vector<bool> visible_;
    std::vector<QScatterSeries*> series_;  ///< empty ones, for the legend; owned by the chart
    int allClasses_ = 0;                   // of the data set, also those that are held out
    int most_ = kDistinctClasses;
    ClassColors colors_ = ClassColors::ColorBlindAware;
    ClassHues hues_ = ClassHues::Blocks;
    ChartLook look_;
    bool isByClass_ = true;
};

}  // namespace centerscope
