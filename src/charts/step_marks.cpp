// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_marks.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <ranges>

#include <QCoreApplication>
#include <QFontMetricsF>

namespace centerscope {

namespace {

constexpr double kPadding = 6;  // of a label, both sides together
constexpr double kFromLine = 2;
constexpr double kFromTop = 2;
constexpr int kMostRows = 3;

/// A label that looks for its row.
struct Label {
    MarkGroup* group;
    double from;
    double to;
    bool hasLine;

    bool reachesOver(double line) const { return from < line && line < to; }
    bool overlaps(const Label& other) const { return from < other.to && other.from < to; }
};

/// Whether one label must stand above the other, which is further to the right: it reaches over
/// the other's line, or would cover its text.
bool mustBeAbove(const Label& one, const Label& other) {
    return other.hasLine && one.reachesOver(other.group->left);
}

/// Rows from the top for labels from left to right; none where there are too few.
std::optional<std::vector<int>> labelRows(const std::vector<Label>& labels, int most) {
    std::vector<int> rows(labels.size(), 0);
    for (int pass = 0; pass <= most; ++pass) {
        bool isSettled = true;
        const auto putBelow = [&](std::size_t below, std::size_t above) {
            if (rows[below] > rows[above])
                return;
            rows[below] = rows[above] + 1;
            isSettled = false;
        };
        for (std::size_t b = 0; b < labels.size(); ++b) {
            for (std::size_t a = 0; a < b; ++a) {
                const bool isAbove = mustBeAbove(labels[a], labels[b]);
                const bool isBelow = mustBeAbove(labels[b], labels[a]);
                if (isAbove || (!isBelow && labels[a].overlaps(labels[b])))
                    putBelow(b, a);
                if (isBelow)
                    putBelow(a, b);
            }
        }
        if (std::ranges::any_of(rows, [most](int row) { return row >= most; }))
            return std::nullopt;
        if (isSettled)
            return rows;
    }
    return std::nullopt;
}

/// The marks in sight, neighbours of the same text together while their texts would overlap.
std::vector<MarkGroup> groupsOf(const std::vector<StepMark>& marks, const PlotMapping& mapping,
                                const QFontMetricsF& metrics) {
    std::vector<MarkGroup> groups;
    const QRectF& area = mapping.area;
    const StepMark* last = nullptr;
    double width = 0;
    for (std::size_t k = 0; k < marks.size(); ++k) {
        const StepMark& mark = marks[k];
        const double x = mapping.sceneX(static_cast<double>(mark.step));
        if (x < area.left() || (x > area.right() && !mark.isAhead())) {
            last = nullptr;
            continue;
        }
        const bool isSame = last && last->kind == mark.kind && last->text == mark.text;
        if (!isSame)
            width = metrics.horizontalAdvance(mark.text) + kPadding;
        if (isSame && x - groups.back().right < width) {
            groups.back().right = x;
            ++groups.back().count;
        } else {
            groups.push_back({.first = k, .text = mark.text, .left = x, .right = x});
        }
        last = &mark;
    }
    for (MarkGroup& group : groups)
        group.text = groupText(group.text, group.count);
    return groups;
}

/// At the right of its line, at the left where the plot ends; of a line beyond the plot, at its
/// end.
Label labelOf(MarkGroup& group, const QRectF& area, const QFontMetricsF& metrics) {
    const double width = metrics.horizontalAdvance(group.text) + kPadding;
    const bool isBeyond = group.left > area.right();
    const double anchor = std::min(group.left, area.right());
    const bool fits = anchor + kFromLine + width <= area.right();
    const double from = fits ? anchor + kFromLine : anchor - kFromLine - width;
    return {&group, from, from + width, !isBeyond};
}

/// Those that are to have their texts first.
std::vector<MarkGroup*> byImportance(std::vector<MarkGroup>& groups,
                                     const std::vector<StepMark>& marks) {
    std::vector<MarkGroup*> order;
    for (MarkGroup& group : std::views::reverse(groups))
        order.push_back(&group);
    const auto newest = std::ranges::find_if(
        order, [&marks](const MarkGroup* group) { return !marks[group->first].isAhead(); });
    if (newest == order.end())
        return order;
    std::rotate(order.begin(), newest, std::next(newest));
    std::ranges::stable_partition(std::next(order.begin()), order.end(),
                                  [&marks](const MarkGroup* group) {
                                      const StepMark& mark = marks[group->first];
                                      return mark.isAhead() || mark.isOfPreset;
                                  });
    return order;
}

}  // namespace

QString groupText(const QString& text, std::size_t count) {
    return count == 1 ? text
                      : QCoreApplication::translate("centerscope::StepChart", "%1 (%2 times)")
                            .arg(text)
                            .arg(count);
}

int markRows(const PlotMapping& mapping, double rowHeight) {
    return std::clamp(static_cast<int>(mapping.area.height() / 2 / rowHeight), 1, kMostRows);
}

std::vector<MarkGroup> placeMarks(const std::vector<StepMark>& marks, const PlotMapping& mapping,
                                  const QFont& font) {
    const QFontMetricsF metrics(font);
    const QRectF& area = mapping.area;
    std::vector<MarkGroup> groups = groupsOf(marks, mapping, metrics);
    std::vector<Label> labels;  // from left to right
    std::vector<int> rows;
    const int most = markRows(mapping, metrics.height());
    for (MarkGroup* group : byImportance(groups, marks)) {
        group->row = most;
        const Label label = labelOf(*group, area, metrics);
        if (label.from < area.left())
            continue;
        const auto place = std::ranges::upper_bound(labels, group, {}, &Label::group);
        const auto added = labels.insert(place, label);
        if (auto found = labelRows(labels, most))
            rows = *std::move(found);
        else
            labels.erase(added);
    }
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const QRectF place(labels[k].from, area.top() + kFromTop + rows[k] * metrics.height(),
                           labels[k].to - labels[k].from, metrics.height());
        if (place.bottom() >= area.bottom())
            continue;
        labels[k].group->row = rows[k];
        labels[k].group->label = place;
    }
    return groups;
}

void keepClear(std::vector<MarkGroup>& groups, const PlotMapping& mapping,
               const std::function<bool(const QRectF&)>& isCovered) {
    for (MarkGroup& group : groups) {
        if (group.label.isNull() || !isCovered(group.label))
            continue;
        const auto isInTheWay = [&group](const QRectF& place) {
            return [&group, place](const MarkGroup& other) {
                const auto crosses = [&place](double line) {
                    return place.left() < line && line < place.right();
                };
                return &other != &group && (crosses(other.left) || crosses(other.right) ||
                                            other.label.intersects(place));
            };
        };
        const auto isFree = [&](const QRectF& place) {
            return !isCovered(place) && std::ranges::none_of(groups, isInTheWay(place));
        };
        QRectF place = group.label;
        place.moveBottom(mapping.area.bottom() - kFromTop);
        const double foot = place.top();
        if (!isFree(place))
            place.moveTop(group.label.top());
        while (place.top() < foot && !isFree(place))
            place.translate(0, place.height());
        group.label = place.top() <= foot && isFree(place) ? place : QRectF();
    }
}

}  // namespace centerscope
