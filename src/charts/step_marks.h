// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <QFont>
#include <QRectF>
#include <QString>

#include "charts/plot_mapping.h"

namespace centerscope {

/// A step at which something changes.
struct StepMark {
    enum class Kind {
        Change,      ///< from this step on
        Ahead,       ///< still to come
        Evaluation,  ///< of the network after this step
    };
    std::int64_t step = 0;
    QString text = {};  ///< in few words
    QString full = {};  ///< a sentence
    Kind kind = Kind::Change;
    bool isOfPreset = false;  ///< it comes once, and explains what the curves do there

    bool isAhead() const { return kind == Kind::Ahead; }
    bool operator==(const StepMark&) const = default;
};

/// Neighbours with the same text where there is no room for more than one of them.
struct MarkGroup {
    std::size_t first = 0;  ///< of the marks
    std::size_t count = 1;
    QString text = {};
    double left = 0;  ///< of the lines, in the scene
    double right = 0;
    QRectF label = {};  ///< null: there is no room for it
    int row = 0;        ///< of the label, from the top; below all of them without one
};

/// How many rows of labels there are at the top of a plot, within its upper half.
int markRows(const PlotMapping& mapping, double rowHeight);

/// "lr ÷ 2", of several "lr ÷ 2 (7 times)".
QString groupText(const QString& text, std::size_t count);

/// Moves a text that would lie over a curve to the foot of the plot, else to where there is room
/// beside its line, and takes it away where there is none; what it says is in the tooltip and the
/// list of marks.
void keepClear(std::vector<MarkGroup>& groups, const PlotMapping& mapping,
               const std::function<bool(const QRectF&)>& isCovered);

/// Where the marks in sight and their texts stand. Each line begins at the row of its text, and no
/// line crosses the text of another: a text that reaches over the next line stands above its row.
/// Where there is no room for all of them, the newest that is not still to come has its text, since
/// it is what the user has just done, then those to come and those of the preset, then the others,
/// the newest first: so in plots of any height.
std::vector<MarkGroup> placeMarks(const std::vector<StepMark>& marks, const PlotMapping& mapping,
                                  const QFont& font);

}  // namespace centerscope
