// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "charts/class_palette.h"
#include "charts/embedding_chart.h"
#include "presets/value_ranges.h"
#include "session/embedding_view_options.h"
#include "widgets/export_choices.h"
#include "widgets/plots_panel.h"
#include "widgets/run_list.h"
#include "widgets/theme.h"

namespace centerscope {

/// What the window remembers from one start to the next.
struct WindowSettings {
    static constexpr CountRange kLibraryBudgets{1, 1000};      ///< gigabytes
    static constexpr std::uint64_t kGigabyte = 1'000'000'000;  ///< bytes

    QByteArray geometry;
    QByteArray columns;  ///< state of the splitter
    QString language;    ///< empty: the desktop's
    Theme::Mode theme = Theme::Mode::System;
    ClassColors colors = ClassColors::ColorBlindAware;
    ClassHues hues = ClassHues::Blocks;
    EmbeddingViewOptions stage;
    bool readout = true;    ///< below the stage
    bool headStart = true;  ///< above it
    LowerPlot lowerPlot = LowerPlot::Error;
    AxisScale lossAxis = AxisScale::Automatic;
    int smoothing = Smoothing::kDefaultLevel;
    std::int64_t validationInterval = 500;
    std::int64_t checkpointInterval = 500;
    RunOrder runOrder;          ///< in the library
    QString preset;             ///< id; empty: the default
    QString dataset;            ///< folder; empty: the MNIST that comes along
    QStringList recentPresets;  ///< files
    QStringList recentDatasets;
    std::uint64_t seed = 1;
    ExportChoices exports;
    bool isFirstStart = true;

    static WindowSettings load();
    void save() const;

    /// Gigabytes that the runs of the library may take. It is read anew each time, since
    /// another window may have set it: runs are removed to keep to it. Thread-safe.
    static std::int64_t libraryBudget();
    static std::uint64_t libraryBytes();  ///< the same in bytes
    static void setLibraryBudget(std::int64_t gigabytes);
};

}  // namespace centerscope
