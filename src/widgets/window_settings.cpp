// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window_settings.h"

#include <algorithm>
#include <array>

#include <QSettings>

#include "presets/value_ranges.h"
#include "runs/run_library.h"

namespace centerscope {

namespace {

/// Calls visit(key, field) for every field that is stored, whichever way it goes.
void visitFields(auto& settings, auto&& visit) {
    visit("window/geometry", settings.geometry);
    visit("window/columns", settings.columns);
    visit("window/language", settings.language);
    visit("window/theme", settings.theme);
    visit("window/colors", settings.colors);
    visit("window/hues", settings.hues);
    visit("stage/source", settings.stage.source);
    visit("stage/livePoints", settings.stage.livePoints);
    visit("stage/sampleSize", settings.stage.sampleSize);
    visit("stage/interval", settings.stage.interval);
    visit("stage/readout", settings.readout);
    visit("stage/headStart", settings.headStart);
    visit("plots/lower", settings.lowerPlot);
    visit("plots/lossAxis", settings.lossAxis);
    visit("plots/smoothing", settings.smoothing);
    visit("run/validationInterval", settings.validationInterval);
    visit("run/checkpointInterval", settings.checkpointInterval);
    visit("library/sortedBy", settings.runOrder.column);
    visit("library/isDescending", settings.runOrder.isDescending);
    visit("run/preset", settings.preset);
    visit("run/recentPresets", settings.recentPresets);
    visit("run/dataset", settings.dataset);
    visit("run/recentDatasets", settings.recentDatasets);
    visit("run/seed", settings.seed);
    visit("export/subject", settings.exports.subject);
    visit("export/format", settings.exports.format);
    visit("export/look", settings.exports.look);
    visit("export/sizeIn", settings.exports.sizeIn);
    visit("export/width", settings.exports.width);
    visit("export/height", settings.exports.height);
    visit("export/fontSize", settings.exports.fontSize);
    visit("export/notes", settings.exports.hasNotes);
    visit("export/caption", settings.exports.captionInPicture);
    visit("export/folder", settings.exports.folder);
}

constexpr const char* kLibraryBudget = "run/libraryBudget";
constexpr std::int64_t kUsualBudget = RunLibrary::kDefaultBudget / WindowSettings::kGigabyte;

template <typename T>
struct Named {
    T value;
    const char* name;
};

/// Enumerations are stored by these names; an unknown one is as good as none.
template <typename T>
constexpr auto kNames = nullptr;
template <>
constexpr auto kNames<Theme::Mode> = std::to_array<Named<Theme::Mode>>(
    {{Theme::Mode::System, "system"}, {Theme::Mode::Light, "light"}, {Theme::Mode::Dark, "dark"}});
template <>
constexpr auto kNames<ClassColors> = std::to_array<Named<ClassColors>>(
    {{ClassColors::ColorBlindAware, "colour-blind-aware"}, {ClassColors::Seed, "2018"}});
template <>
constexpr auto kNames<ClassHues> = std::to_array<Named<ClassHues>>(
    {{ClassHues::Blocks, "blocks"}, {ClassHues::InTurn, "in-turn"}});
template <>
constexpr auto kNames<PointSource> =
    std::to_array<Named<PointSource>>({{PointSource::LiveBatches, "live-batches"},
                                       {PointSource::FixedSample, "fixed-sample"},
                                       {PointSource::Validation, "validation"},
                                       {PointSource::Test, "test"}});
template <>
constexpr auto kNames<LowerPlot> =
    std::to_array<Named<LowerPlot>>({{LowerPlot::Error, "error"},
                                     {LowerPlot::Distances, "distances"},
                                     {LowerPlot::Ratio, "ratio"},
                                     {LowerPlot::Agreement, "agreement"},
                                     {LowerPlot::Gradients, "gradients"},
                                     {LowerPlot::ClassMeans, "class-means"}});
template <>
constexpr auto kNames<RunTable::Column> =
    std::to_array<Named<RunTable::Column>>({{RunTable::Name, "name"},
                                            {RunTable::Preset, "preset"},
                                            {RunTable::Seed, "seed"},
                                            {RunTable::Changes, "changes"},
                                            {RunTable::Steps, "steps"},
                                            {RunTable::Accuracy, "accuracy"},
                                            {RunTable::LastStepAt, "last-step"},
                                            {RunTable::Dataset, "data-set"},
                                            {RunTable::Size, "size"},
                                            {RunTable::State, "state"}});
template <>
constexpr auto kNames<AxisScale> =
    std::to_array<Named<AxisScale>>({{AxisScale::Automatic, "automatic"},
                                     {AxisScale::Linear, "linear"},
                                     {AxisScale::Logarithmic, "logarithmic"}});
template <>
constexpr auto kNames<ExportChoices::Subject> = std::to_array<Named<ExportChoices::Subject>>(
    {{ExportChoices::Subject::Stage, "stage"},
     {ExportChoices::Subject::LossPlot, "loss-plot"},
     {ExportChoices::Subject::ErrorPlot, "error-plot"},
     {ExportChoices::Subject::DistancesPlot, "distances-plot"},
     {ExportChoices::Subject::RatioPlot, "ratio-plot"},
     {ExportChoices::Subject::AgreementPlot, "agreement-plot"},
     {ExportChoices::Subject::GradientsPlot, "gradients-plot"},
     {ExportChoices::Subject::ClassMeansPlot, "class-means-plot"},
     {ExportChoices::Subject::Window, "window"},
     {ExportChoices::Subject::Metrics, "metrics"},
     {ExportChoices::Subject::Evaluations, "evaluations"},
     {ExportChoices::Subject::Points, "points"}});
template <>
constexpr auto kNames<ExportChoices::Format> =
    std::to_array<Named<ExportChoices::Format>>({{ExportChoices::Format::Png, "png"},
                                                 {ExportChoices::Format::Png2x, "png-2x"},
                                                 {ExportChoices::Format::Png4x, "png-4x"},
                                                 {ExportChoices::Format::Svg, "svg"},
                                                 {ExportChoices::Format::Pdf, "pdf"}});
template <>
constexpr auto kNames<ExportChoices::Size> =
    std::to_array<Named<ExportChoices::Size>>({{ExportChoices::Size::Screen, "screen"},
                                               {ExportChoices::Size::Pixels, "px"},
                                               {ExportChoices::Size::Millimetres, "mm"}});
template <>
constexpr auto kNames<FigureLook> = std::to_array<Named<FigureLook>>(
    {{FigureLook::Current, "current"}, {FigureLook::Paper, "paper"}, {FigureLook::Seed, "2018"}});

template <typename T>
void read(const QSettings& store, const char* key, T& field) {
    const QVariant value = store.value(QLatin1String(key));
    if constexpr (std::is_enum_v<T>) {
        const QString name = value.toString();
        for (const Named<T>& each : kNames<T>)
            if (name == QLatin1String(each.name))
                field = each.value;
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
        store.setValue(QLatin1String(key),
                       QLatin1String(std::ranges::find(kNames<T>, field, &Named<T>::value)->name));
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
    settings.stage.livePoints =
        std::clamp(settings.stage.livePoints, static_cast<int>(kLivePoints.least),
                   static_cast<int>(kLivePoints.most));
    settings.stage.sampleSize = std::max(settings.stage.sampleSize, 1);
    for (std::int64_t* interval :
         {&settings.stage.interval, &settings.validationInterval, &settings.checkpointInterval})
        *interval = std::clamp(*interval, kPlannedSteps.least, kPlannedSteps.most);
    settings.smoothing = std::clamp(settings.smoothing, 0, Smoothing::kLevels - 1);
    return settings;
}

void WindowSettings::save() const {
    QSettings store;
    visitFields(*this, [&](const char* key, const auto& field) { write(store, key, field); });
}

/// The file can be edited by hand.
std::int64_t WindowSettings::libraryBudget() {
    std::int64_t gigabytes = kUsualBudget;
    read(QSettings(), kLibraryBudget, gigabytes);
    return std::clamp(gigabytes, kLibraryBudgets.least, kLibraryBudgets.most);
}

std::uint64_t WindowSettings::libraryBytes() {
    return static_cast<std::uint64_t>(libraryBudget()) * kGigabyte;
}

void WindowSettings::setLibraryBudget(std::int64_t gigabytes) {
    QSettings store;
    write(store, kLibraryBudget, gigabytes);
}

}  // namespace centerscope
