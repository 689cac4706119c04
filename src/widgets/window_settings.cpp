// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window_settings.h"

#include <algorithm>
#include <array>

#include <QSettings>

#include "presets/value_ranges.h"

namespace centerscope {

namespace {

/// Calls visit(key, field) for every field that is stored, whichever way it goes.
void visitFields(auto& settings, auto&& visit) {
    visit("window/geometry", settings.geometry);
    visit("window/columns", settings.columns);
    visit("window/language", settings.language);
    visit("window/theme", settings.theme);
    visit("window/colors", settings.colors);
    visit("stage/source", settings.stage.source);
    visit("stage/livePoints", settings.stage.livePoints);
    visit("stage/sampleSize", settings.stage.sampleSize);
    visit("stage/interval", settings.stage.interval);
    visit("plots/lower", settings.lowerPlot);
    visit("run/validationInterval", settings.validationInterval);
    visit("run/checkpointInterval", settings.checkpointInterval);
    visit("run/preset", settings.preset);
    visit("run/recentPresets", settings.recentPresets);
    visit("run/dataset", settings.dataset);
    visit("run/recentDatasets", settings.recentDatasets);
    visit("run/seed", settings.seed);
    visit("export/subject", settings.exports.subject);
    visit("export/format", settings.exports.format);
    visit("export/look", settings.exports.look);
    visit("export/caption", settings.exports.captionInPicture);
    visit("export/folder", settings.exports.folder);
}

/// Enumerations are stored by these names, in their order, so that one more shifts none; an unknown
/// name is as good as none.
template <typename T>
constexpr auto kNames = nullptr;
template <>
constexpr auto kNames<Theme::Mode> = std::to_array({"system", "light", "dark"});
template <>
constexpr auto kNames<ClassColors> = std::to_array({"colour-blind-aware", "2018"});
template <>
constexpr auto kNames<StageSource> = std::to_array({"live-batches", "fixed-sample", "validation",
                                                    "test"});
template <>
constexpr auto kNames<LowerPlot> = std::to_array({"error", "distances", "ratio", "agreement",
                                                  "gradients"});
template <>
constexpr auto kNames<ExportChoices::Subject> = std::to_array(
    {"stage", "loss-plot", "error-plot", "distances-plot", "ratio-plot", "agreement-plot",
     "gradients-plot", "window", "metrics", "evaluations", "points"});
template <>
constexpr auto kNames<ExportChoices::Format> = std::to_array({"png", "png-2x", "png-4x", "svg",
                                                              "pdf"});
template <>
constexpr auto kNames<FigureLook> = std::to_array({"current", "paper", "2018"});

template <typename T>
void read(const QSettings& store, const char* key, T& field) {
    const QVariant value = store.value(QLatin1String(key));
    if constexpr (std::is_enum_v<T>) {
        const QString name = value.toString();
        const auto found = std::ranges::find_if(
            kNames<T>, [&name](const char* each) { return name == QLatin1String(each); });
        if (found != kNames<T>.end())
            field = static_cast<T>(found - kNames<T>.begin());
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        field = value.isValid() ? value.toLongLong() : field;
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
        field = value.isValid() ? value.toULongLong() : field;
    } else if (value.canConvert<T>()) {
        field = value.value<T>();
    }
}

template <typename T>
void write(QSettings& store, const char* key, const T& field) {
    if constexpr (std::is_enum_v<T>)
        store.setValue(QLatin1String(key), QLatin1String(kNames<T>.at(static_cast<int>(field))));
    else if constexpr (std::is_same_v<T, std::int64_t>)
        store.setValue(QLatin1String(key), static_cast<qlonglong>(field));
    else if constexpr (std::is_same_v<T, std::uint64_t>)
        store.setValue(QLatin1String(key), static_cast<qulonglong>(field));
    else
        store.setValue(QLatin1String(key), field);
}

}  // namespace

WindowSettings WindowSettings::load() {
    const QSettings store;
    WindowSettings settings;
    settings.isFirstStart = store.allKeys().isEmpty();
    visitFields(settings, [&](const char* key, auto& field) { read(store, key, field); });
    // The file can be edited by hand; what follows from it must stay in range.
    settings.stage.livePoints = std::clamp(settings.stage.livePoints, 100, 20000);
    settings.stage.sampleSize = std::max(settings.stage.sampleSize, 1);
    for (std::int64_t* interval :
         {&settings.stage.interval, &settings.validationInterval, &settings.checkpointInterval})
        *interval = std::clamp(*interval, kPlannedSteps.least, kPlannedSteps.most);
    return settings;
}

void WindowSettings::save() const {
    QSettings store;
    visitFields(*this, [&](const char* key, const auto& field) { write(store, key, field); });
}

}  // namespace centerscope
