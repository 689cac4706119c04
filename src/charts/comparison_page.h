// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include "charts/figure.h"
#include "runs/last_stage.h"
#include "runs/run_comparison.h"

namespace centerscope {

class ComparisonChart;

/// A comparison on one page: the names of the runs, their curves as a chart shows them, their last
/// stages on common axes, only what differs, and the results. Black on white. Needs a QApplication.
class ComparisonPage : public Figure {
    Q_DECLARE_TR_FUNCTIONS(centerscope::ComparisonPage)

public:
    /// [run] stages. order: of the runs from left to right, which keep their numbers and colours.
    /// The chart has to outlive the page.
    ComparisonPage(const ComparisonChart& chart, std::shared_ptr<const RunComparison> comparison,
                   std::vector<LastStage> stages, std::vector<std::size_t> order);

    /// As wide as A4, as tall as its contents.
    QSizeF size() const;
    void draw(QPainter& painter, QSizeF size, const FigureStyle& style) const override;

    /// How far the axes of all these reach; 0: there is none.
    static double commonLimit(const std::vector<LastStage>& stages);
    /// Fills the square from the painter's origin with such a stage, all of it to scale.
    static void drawStage(QPainter& painter, double side, const LastStage& stage, double limit,
                          const QLocale& locale, const FigureStyle& style);

    /// "What differs" and "Results" as HTML tables with a column of numbers per run.
    static QString tables(const RunComparison& comparison, const std::vector<std::size_t>& order,
                          const QLocale& locale);

private:
    void drawKey(QPainter& painter) const;
    void drawStages(QPainter& painter, const FigureStyle& style) const;
    double keyHeight() const;
    double stagesHeight() const;
    double tablesTop() const;

    const ComparisonChart& chart_;
    std::shared_ptr<const RunComparison> comparison_;
    std::vector<LastStage> stages_;
    std::vector<std::size_t> order_;
    double tablesHeight_;
};

}  // namespace centerscope
