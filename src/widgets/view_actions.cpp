// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view_actions.h"

#include <QApplication>

#include "charts/embedding_chart.h"
#include "widgets/item_value.h"
#include "widgets/theme.h"
#include "widgets/window_settings.h"

namespace centerscope {

ViewActions::ViewActions(const Actions& actions, EmbeddingChart& stage, Theme& theme,
                         WindowSettings& settings, QObject* parent)
    : QObject(parent), actions_(actions), stage_(stage), settings_(settings) {
    connect(actions.readout, &QAction::toggled, &stage, &EmbeddingChart::setReadoutShown);
    connect(actions.headStart, &QAction::toggled, &stage, &EmbeddingChart::setHeadStartShown);
    connect(&stage, &EmbeddingChart::readoutClosed, actions.readout, &QAction::trigger);
    connect(&stage, &EmbeddingChart::headStartClosed, actions.headStart, &QAction::trigger);
    whenChosen<AxesMode>(*actions.axes, [this](AxesMode mode) { stage_.setAxesMode(mode); });
    whenChosen<ClassColors>(*actions.colours, [this](ClassColors colors) {
        settings_.colors = colors;
        stage_.setClassColors(colors);
    });
    whenChosen<PointColors>(*actions.pointColours,
                            [this](PointColors by) { stage_.setPointColors(by); });
    whenChosen<Theme::Mode>(*actions.theme, [this, &theme](Theme::Mode mode) {
        settings_.theme = mode;
        theme.setMode(mode);
    });
    connect(actions.zoomIn, &QAction::triggered, this, [this] { zoom(1.25); });
    connect(actions.zoomOut, &QAction::triggered, this, [this] { zoom(0.8); });
    connect(actions.showAll, &QAction::triggered, this, [this] { zoom(0); });
}

void ViewActions::restore() {
    check(actions_.theme->actions(), settings_.theme);
    check(actions_.colours->actions(), settings_.colors);
    stage_.setClassColors(settings_.colors);
    stage_.setClassHues(settings_.hues);
    actions_.readout->setChecked(settings_.readout);
    actions_.headStart->setChecked(settings_.headStart);
}

void ViewActions::store() {
    settings_.hues = stage_.classHues();
    settings_.readout = actions_.readout->isChecked();
    settings_.headStart = actions_.headStart->isChecked();
}

/// The chart with the focus is meant, and the stage where none has it. 0: shows all.
void ViewActions::zoom(double factor) {
    auto* focused = qobject_cast<ChartView*>(QApplication::focusWidget());
    ChartView& chart = focused ? *focused : stage_;
    factor > 0 ? chart.zoomBy(factor, chart.mapping().area.center()) : chart.resetZoom();
}

}  // namespace centerscope

#include "moc_view_actions.cpp"
