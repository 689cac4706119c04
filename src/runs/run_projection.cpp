// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_projection.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <system_error>
#include <vector>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/write_whole.h"
#include "presets/value_ranges.h"
#include "runs/run_files.h"
#include "runs/run_json.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;

const Json& arrayMember(const Json& json, const char* key, std::size_t count) {
    const Json& values = member(json, key);
    if (!values.is_array() || values.size() != count)
        refuseMember(key, {MessageCode::AnArrayOf, std::to_string(count)});
    return values;
}

std::vector<double> numbers(const Json& json, const char* key, std::size_t count) {
    std::vector<double> found;
    for (const Json& value : json) {
        if (!value.is_number() || !std::isfinite(value.get<double>()))
            refuseMember(key, {MessageCode::AFiniteNumber});
        found.push_back(value.get<double>());
    }
    if (found.size() != count)
        refuseMember(key, {MessageCode::AnArrayOf, std::to_string(count)});
    return found;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
        sum += a[k] * b[k];
    return sum;
}

bool areOrthonormal(const std::array<std::vector<double>, 2>& axes) {
    constexpr double kRounding = 1e-6;
    return std::abs(product(axes[0], axes[0]) - 1) < kRounding &&
           std::abs(product(axes[1], axes[1]) - 1) < kRounding &&
           std::abs(product(axes[0], axes[1])) < kRounding;
}

StageUnits readUnits(const Json& json, int dimensions) {
    StageUnits units{};
    const Json& found = arrayMember(json, "units", units.size());
    for (std::size_t k = 0; k < units.size(); ++k) {
        if (!found[k].is_number_unsigned() ||
            found[k].get<std::uint64_t>() >= static_cast<std::uint64_t>(dimensions))
            refuseMember("units", {MessageCode::ACountUpTo, dimensions - 1});
        units[k] = found[k].get<int>();
    }
    if (units[0] == units[1])
        refuseMember("units", {MessageCode::TwoThatDiffer});
    return units;
}

StageProjection readProjection(const Json& json, int dimensions) {
    const std::uint64_t found = countMember(json, "dimensions");
    if (found != static_cast<std::uint64_t>(dimensions))
        refuseMember("dimensions", {MessageCode::Verbatim, std::to_string(dimensions)},
                     std::to_string(found));
    StageProjection projection{.dimensions = dimensions, .origin = {}, .axes = {}};
    if (json.contains("units")) {
        projection.units = readUnits(json, dimensions);
        return projection;
    }
    const auto size = static_cast<std::size_t>(dimensions);
    projection.origin = numbers(arrayMember(json, "origin", size), "origin", size);
    const Json& axes = arrayMember(json, "axes", projection.axes.size());
    for (std::size_t k = 0; k < projection.axes.size(); ++k)
        projection.axes[k] = numbers(axes[k], "axes", size);
    if (!areOrthonormal(projection.axes))
        refuseMember("axes", {MessageCode::OrthonormalAxes});
    if (json.contains("fitted_at")) {
        const std::uint64_t step = countMember(json, "fitted_at");
        if (step > static_cast<std::uint64_t>(kMostSteps))
            refuseMember("fitted_at", {MessageCode::ACountUpTo, kMostSteps}, std::to_string(step));
        projection.fittedAt = static_cast<std::int64_t>(step);
    }
    return projection;
}

StageProjection loadProjection(const std::filesystem::path& file, int dimensions) {
    return parseProjection(readRunFile(file), dimensions, file.string());
}

}  // namespace

std::string projectionJson(const StageProjection& projection) {
    nlohmann::ordered_json json{{"dimensions", projection.dimensions}};
    if (projection.hasAxes()) {
        json["origin"] = projection.origin;
        json["axes"] = projection.axes;
        if (projection.fittedAt)
            json["fitted_at"] = *projection.fittedAt;
    } else {
        json["units"] = projection.units;
    }
    return jsonText(json) + "\n";
}

StageProjection parseProjection(std::string_view json, int dimensions,
                                const std::string& fileName) {
    return readAt(fileName,
                  [&] { return readProjection(readJson(json, {.depth = 3}), dimensions); });
}

void writeProjection(const std::filesystem::path& folder, const StageProjection& projection) {
    const std::filesystem::path file = folder / kProjectionFile;
    std::error_code none;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, none)))
        setUnreadableAside(file, [&] { loadProjection(file, projection.dimensions); });
    writeWhole(file, projectionJson(projection));
}

std::optional<StageProjection> readableProjection(const std::filesystem::path& folder,
                                                  int dimensions, std::optional<Message>& problem) {
    const std::filesystem::path file = folder / kProjectionFile;
    std::error_code none;
    if (dimensions == 2 || !std::filesystem::exists(file, none))
        return std::nullopt;
    try {
        return loadProjection(file, dimensions);
    } catch (const Error& error) {
        problem = Message(MessageCode::AxesAreFittedAnew, error.message());
        return std::nullopt;
    }
}

}  // namespace centerscope
