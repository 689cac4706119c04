// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_link.h"

#include <algorithm>

#include "charts/embedding_chart.h"

namespace centerscope {

StageLink::StageLink(EmbeddingChart& one, EmbeddingChart& other, QObject* parent)
    : QObject(parent), stages_{&one, &other} {
    link(one, other);
    link(other, one);
    fitBoth();
    keepRoom();
}

/// What follows does not lead back.
template <typename Action>
void StageLink::once(Action&& action) {
    if (isFollowing_)
        return;
    isFollowing_ = true;
    action();
    isFollowing_ = false;
}

void StageLink::link(EmbeddingChart& from, EmbeddingChart& to) {
    connect(&from, &ChartView::zoomChanged, this, [&, this] { once([&] { to.zoomAs(from); }); });
    connect(&from, &EmbeddingChart::hoverChanged, this, [&, this] {
        once([&] {
            hovering_ = from.hovered() || from.hoveredCenter() ? &from : nullptr;
            to.hoverAs(from);
        });
    });
    connect(&from, &EmbeddingChart::selectionChanged, this,
            [&, this] { once([&] { to.select(from.selectedSamples()); }); });
    connect(
        &from, &EmbeddingChart::classVisibilityChanged, this,
        [&, this](int label, bool visible) { once([&] { to.setClassVisible(label, visible); }); });
    connect(&from, &EmbeddingChart::pullsChanged, this,
            [&] { to.setLongestPullBeside(from.longestPull()); });
    connect(&from, &EmbeddingChart::projectionChanged, this, &StageLink::keepRoom);
    connect(&from, &EmbeddingChart::cloudChanged, this, [&, this] {
        fitBoth();
        if (hovering_ == &to)  // its cloud may have come before
            once([&] { from.hoverAs(to); });
    });
}

/// A line that one of them needs is left free in the other, too.
void StageLink::keepRoom() {
    const bool isNeeded = stages_[0]->projection() || stages_[1]->projection();
    for (EmbeddingChart* stage : stages_)
        stage->setProjectionRoom(isNeeded);
}

void StageLink::fitBoth() {
    const double limit = std::max(stages_[0]->fittedLimit(), stages_[1]->fittedLimit());
    if (limit == limit_)
        return;
    limit_ = limit;
    for (EmbeddingChart* stage : stages_)
        stage->setFixedLimit(limit);
}

}  // namespace centerscope

#include "moc_stage_link.cpp"
