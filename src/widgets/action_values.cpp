// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/action_values.h"

#include "ui_main_window.h"

#include "charts/embedding_chart.h"
#include "charts/step_chart.h"
#include "session/embedding_view_options.h"
#include "widgets/item_value.h"
#include "widgets/plots_panel.h"
#include "widgets/theme.h"

namespace centerscope {

void giveActionsTheirValues(const Ui::MainWindow& ui) {
    setValue(*ui.actionLiveBatches, PointSource::LiveBatches);
    setValue(*ui.actionFixedSample, PointSource::FixedSample);
    setValue(*ui.actionValidation, PointSource::Validation);
    setValue(*ui.actionTest, PointSource::Test);
    setValue(*ui.actionPaceOne, 1);
    setValue(*ui.actionPaceFive, 5);
    setValue(*ui.actionPaceTwenty, 20);
    setValue(*ui.actionPaceFull, 0);
    setValue(*ui.actionPlotError, LowerPlot::Error);
    setValue(*ui.actionPlotDistances, LowerPlot::Distances);
    setValue(*ui.actionPlotRatio, LowerPlot::Ratio);
    setValue(*ui.actionPlotAgreement, LowerPlot::Agreement);
    setValue(*ui.actionPlotGradients, LowerPlot::Gradients);
    setValue(*ui.actionPlotClassMeans, LowerPlot::ClassMeans);
    setValue(*ui.actionRegionsNone, RegionKind::None);
    setValue(*ui.actionRegionsSoftmax, RegionKind::Softmax);
    setValue(*ui.actionRegionsNearest, RegionKind::NearestCenter);
    setValue(*ui.actionRegionsDiffering, RegionKind::Disagreement);
    setValue(*ui.actionLossAxisAutomatic, AxisScale::Automatic);
    setValue(*ui.actionLossAxisLinear, AxisScale::Linear);
    setValue(*ui.actionLossAxisLogarithmic, AxisScale::Logarithmic);
    setValue(*ui.actionAxesAutomatic, AxesMode::Automatic);
    setValue(*ui.actionAxesFrozen, AxesMode::Frozen);
    setValue(*ui.actionAxesSeed, AxesMode::Seed);
    setValue(*ui.actionColoursClear, ClassColors::ColorBlindAware);
    setValue(*ui.actionColoursSeed, ClassColors::Seed);
    setValue(*ui.actionColourLabel, PointColors::Label);
    setValue(*ui.actionColourPrediction, PointColors::Prediction);
    setValue(*ui.actionColourCorrectness, PointColors::Correctness);
    setValue(*ui.actionThemeSystem, Theme::Mode::System);
    setValue(*ui.actionThemeLight, Theme::Mode::Light);
    setValue(*ui.actionThemeDark, Theme::Mode::Dark);
}

}  // namespace centerscope
