// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/checkpoint.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <list>
#include <optional>
#include <span>
#include <vector>
#include <zlib.h>

#include "core/safetensors.h"
#include "data/input_file.h"
#include "runs/event_log.h"

namespace centerscope {

namespace {

const std::string kHyperparameters = "hyperparameters.";

/// Everything of a state that is kept as a tensor of its own, beside the network's parameters and
/// the centers. A field added to TrainingState is a line added here. Of the hyperparameters there
/// are those that the preset's losses list.
template <typename State, typename Field>
void forEachField(const Preset& preset, State& state, Field&& field) {
    const auto forEachListed = [&](const std::string& prefix, auto& values) {
        for (const Schedulable& each : kSchedulables)
            if (preset.lists(each.which))
                field(prefix + each.name, member(values, each.which));
    };
    field("step", state.step);
    field("loader.epoch", state.loader.epoch);
    field("loader.next", state.loader.next);
    forEachListed(kHyperparameters, state.hyperparameters);
    field(kHyperparameters + "batch_size", state.hyperparameters.batchSize);
    for (auto& [name, values] : state.embeddingLoss.others)
        field(name, values);
    forEachListed("ended_schedules.", state.overriddenSchedules);
    field("plateau.recent", state.plateau.recent);
    field("plateau.seen", state.plateau.seen);
    field("plateau.best", state.plateau.best);
    field("plateau.best_step", state.plateau.bestStep);
    field("optimizer.updates", state.optimizer.updates);
    field("optimizer.first", state.optimizer.first);
    field("optimizer.second", state.optimizer.second);
}

/// The same for what a run's health is judged by.
template <typename Memory, typename Field>
void forEachHealthField(Memory& health, Field&& field) {
    field("health.first_step", health.firstStep);
    field("health.last_step", health.lastStep);
    field("health.guessing_since", health.guessingSince);
    field("health.softmax_loss", health.headLoss);
    field("health.center_loss", health.embeddingLoss);
    field("health.half_mean_center_loss", health.halfMeanCenterLoss);
    field("health.last_alive", health.lastAlive);
}

/// Fields as tensors; small ones are copied, large ones are looked at.
class StateWriter {
public:
    explicit StateWriter(std::vector<NamedTensor>& tensors) : tensors_(tensors) {}

    void operator()(const std::string& name, std::int64_t value) { add(name, value); }
    void operator()(const std::string& name, int value) { add(name, std::int64_t{value}); }
    void operator()(const std::string& name, double value) { add(name, value); }
    template <std::size_t Size>
    void operator()(const std::string& name, const std::array<double, Size>& values) {
        tensors_.push_back({name, tensorOver(values.data(), Size, {ssize(values)})});
    }
    void operator()(const std::string& name, const std::vector<float>& values) {
        tensors_.push_back({name, tensorOver(values.data(), values.size(), {ssize(values)})});
    }
    void operator()(const std::string& name, const std::vector<std::int64_t>& values) {
        tensors_.push_back({name, tensorOver(values.data(), values.size(), {ssize(values)})});
    }
    void operator()(const std::string& name, const Matrix<float>& values) {
        tensors_.push_back({name, tensorOver(values.data(), static_cast<std::size_t>(values.size()),
                                             {values.rows(), values.cols()})});
    }

private:
    void add(const std::string& name, std::int64_t value) {
        tensors_.push_back({name, tensorOver(&integers_.emplace_back(value), 1, {})});
    }
    void add(const std::string& name, double value) {
        tensors_.push_back({name, tensorOver(&numbers_.emplace_back(value), 1, {})});
    }
    static std::int64_t ssize(const auto& values) {
        return static_cast<std::int64_t>(values.size());
    }

    std::vector<NamedTensor>& tensors_;
    std::list<std::int64_t> integers_;
    std::list<double> numbers_;
};

/// The state out of a file whose preset is known. Every field has its type and, where the network
/// decides it, its size already.
class StateReader {
public:
    StateReader(const SafetensorsFile& file, int format, const std::string& fileName)
        : file_(file), format_(format), fileName_(fileName) {}

    TrainingState<float> read(const Preset& preset, const Seeds& seeds) {
        const ParameterLayout layout(preset.network);
        requireParameters(layout);  // so that a network is only made where the file has one
        TrainingState<float> state = initialState<float>(preset, layout, seeds);
        for (const Parameter& parameter : layout.parameters())
            copy(parameter.name, tensor<float>(parameter.name),
                 parameter.in(std::span(state.weights)));
        for (const Parameter& statistic : layout.statistics())
            copy(statistic.name, tensor<float>(statistic.name),
                 statistic.in(std::span(state.statistics)));
        (*this)("centers", state.embeddingLoss.centers);
        forEachField(preset, state, *this);
        if (format_ >= 2)
            forEachHealthField(state.health, *this);
        requireRanges(state);
        return state;
    }

    void operator()(const std::string& name, std::int64_t& value) {
        copy(name, shaped<std::int64_t>(name, {}), &value);
        requireCount(name, value);
    }
    void operator()(const std::string& name, std::vector<std::int64_t>& values) {
        copy(name, shaped<std::int64_t>(name, {static_cast<std::int64_t>(values.size())}),
             values.data());
        for (const std::int64_t value : values)
            requireCount(name, value);
    }
    void operator()(const std::string& name, int& value) {
        std::int64_t wide = 0;
        (*this)(name, wide);
        value = static_cast<int>(std::min<std::int64_t>(wide, kBatchSizes.most + 1));
    }
    void operator()(const std::string& name, double& value) {
        copy(name, shaped<double>(name, {}), &value);
    }
    template <std::size_t Size>
    void operator()(const std::string& name, std::array<double, Size>& values) {
        copy(name, shaped<double>(name, {static_cast<std::int64_t>(Size)}), values.data());
    }
    void operator()(const std::string& name, std::vector<float>& values) {
        copy(name, shaped<float>(name, {static_cast<std::int64_t>(values.size())}), values.data());
    }
    void operator()(const std::string& name, Matrix<float>& values) {
        copy(name, shaped<float>(name, {values.rows(), values.cols()}), values.data());
    }

private:
    void requireParameters(const ParameterLayout& layout) const {
        for (const Parameter& parameter : layout.parameters())
            shaped<float>(parameter.name, {parameter.shape.begin(), parameter.shape.end()});
        for (const Parameter& statistic : layout.statistics())
            shaped<float>(statistic.name, {statistic.shape.begin(), statistic.shape.end()});
    }

    void requireCount(const std::string& name, std::int64_t value) const {
        if (value < 0 || value > kMostSteps)
            refuse(name, {MessageCode::ACountUpTo, kMostSteps}, value);
    }

    void requireRanges(const TrainingState<float>& state) const {
        const Hyperparameters& values = state.hyperparameters;
        const auto require = [this](bool holds, const std::string& name, const Message& expected,
                                    double found) {
            if (!holds)
                refuse(name, expected, Decimal{numberText(found)});
        };
        for (const Schedulable& each : kSchedulables) {
            const double value = member(values, each.which);
            require(each.range.contains(value), kHyperparameters + each.name, each.range.message(),
                    value);
        }
        require(kBatchSizes.contains(values.batchSize), kHyperparameters + "batch_size",
                kBatchSizes.message(), values.batchSize);
        require(state.loader.epoch >= 1, "loader.epoch", {MessageCode::AnEpochFromOne}, 0);
        require(std::ranges::none_of(state.plateau.recent, [](double x) { return std::isnan(x); }),
                "plateau.recent", {MessageCode::Numbers}, NAN);
        require(!std::isnan(state.plateau.best), "plateau.best", {MessageCode::ANumber}, NAN);
        const HealthMemory& health = state.health;
        require(std::isfinite(health.headLoss), "health.softmax_loss", {MessageCode::AFiniteNumber},
                health.headLoss);
        require(std::isfinite(health.embeddingLoss), "health.center_loss",
                {MessageCode::AFiniteNumber}, health.embeddingLoss);
        require(std::isfinite(health.halfMeanCenterLoss), "health.half_mean_center_loss",
                {MessageCode::AFiniteNumber}, health.halfMeanCenterLoss);
    }

    template <typename T>
    TensorView tensor(const std::string& name) const {
        const auto found = file_.tensors.find(name);
        if (found == file_.tensors.end())
            throw DamagedCheckpoint(MessageCode::NoSuchTensor, fileName_, name);
        if (found->second.type != elementType<T>())
            throw DamagedCheckpoint(MessageCode::TensorOfAnotherType, fileName_, name);
        return found->second;
    }

    template <typename T>
    TensorView shaped(const std::string& name, const std::vector<std::int64_t>& shape) const {
        const TensorView found = tensor<T>(name);
        if (found.shape != shape)
            throw DamagedCheckpoint(MessageCode::TensorOfAnotherShape, fileName_, text(shape), name,
                                    text(found.shape));
        return found;
    }

    template <typename T>
    void copy(const std::string& name, const TensorView& from, T* to) const {
        std::ranges::copy(from.bytes, reinterpret_cast<char*>(to));
        if constexpr (std::is_same_v<T, float>) {
            const std::span values(to, from.bytes.size() / sizeof(T));
            if (!std::ranges::all_of(values, [](T value) { return std::isfinite(value); }))
                throw DamagedCheckpoint(MessageCode::TensorIsNotFinite, fileName_, name);
        }
    }

    static std::string text(const std::vector<std::int64_t>& shape) {
        std::string all;
        for (const std::int64_t length : shape)
            all += (all.empty() ? "" : ", ") + std::to_string(length);
        return "(" + all + ")";
    }

    [[noreturn]] void refuse(const std::string& name, const Message& expected,
                             const MessageArgument& found) const {
        throw Error(MessageCode::AtPlace, fileName_,
                    Message(MessageCode::ExpectedFoundInTensor, expected, name, found));
    }

    const SafetensorsFile& file_;
    int format_;
    const std::string& fileName_;
};

constexpr const char* kTrue = "true";

/// A configuration as metadata.
class MetadataWriter {
public:
    explicit MetadataWriter(std::map<std::string, std::string>& metadata) : metadata_(metadata) {}

    void operator()(const char* key, const std::string& value) { metadata_[key] = value; }
    void operator()(const char* key, std::uint64_t value) {
        metadata_[key] = std::to_string(value);
    }
    void operator()(const char* key, InstructionSet set) { metadata_[key] = name(set); }
    void operator()(const char* key, const Preset& preset) { metadata_[key] = presetJson(preset); }
    template <typename Number>
    void operator()(const char* key, const std::optional<Number>& value) {
        if (value)
            metadata_[key] = std::to_string(*value);
    }
    void operator()(const char* key, bool value) {
        if (value)
            metadata_[key] = kTrue;
    }

private:
    std::map<std::string, std::string>& metadata_;
};

/// The metadata of a checkpoint; every Error names the file.
class MetadataReader {
public:
    MetadataReader(const SafetensorsFile& file, const std::string& fileName)
        : file_(file), fileName_(fileName) {}

    /// One that this program reads.
    int format() const {
        const auto format = number<int>("format_version");
        if (format > kCheckpointFormat)
            throw Error(MessageCode::CheckpointOfNewerProgram, fileName_, kCheckpointFormat, format,
                        text("program_version"));
        if (format < 1)
            refuse({MessageCode::AFormatFromOne}, format);
        return format;
    }

    RunConfig config() const {
        RunConfig config;
        forEachConfigField(config, *this);
        return config;
    }

    void operator()(const char* key, std::string& value) const { value = text(key); }
    void operator()(const char* key, Preset& preset) const {
        preset = parsePreset(text(key), Message(MessageCode::PresetOf, fileName_));
    }
    void operator()(const char* key, InstructionSet& value) const {
        const auto instructionSet = instructionSetFromName(text(key));
        if (!instructionSet)
            refuse({MessageCode::AKnownInstructionSet}, "\"" + text(key) + "\"");
        value = *instructionSet;
    }
    /// Revision 1 of the arithmetic had no number.
    void operator()(const char* key, std::uint64_t& value) const {
        const bool isOlder = key == std::string_view("numerics") && !file_.metadata.contains(key);
        value = isOlder ? 1 : number<std::uint64_t>(key);
    }
    /// As in run.json: older programs took intervals that no run reaches.
    void operator()(const char* key, std::optional<std::int64_t>& steps) const {
        steps.reset();
        if (!file_.metadata.contains(key))
            return;
        const auto found = number<std::int64_t>(key);
        if (found < kPlannedSteps.least)
            refuse({MessageCode::AnIntegerFromToInMetadata, kPlannedSteps.least, kPlannedSteps.most,
                    key},
                   found);
        steps = std::min(found, kPlannedSteps.most);
    }

    void operator()(const char* key, std::optional<std::uint64_t>& value) const {
        value.reset();
        if (file_.metadata.contains(key))
            value = number<std::uint64_t>(key);
    }
    void operator()(const char* key, bool& value) const {
        value = file_.metadata.contains(key) && text(key) == kTrue;
    }

    const std::string& text(const char* key) const {
        const auto found = file_.metadata.find(key);
        if (found == file_.metadata.end())
            throw Error(MessageCode::NoSuchMetadata, fileName_, key);
        return found->second;
    }

private:
    [[noreturn]] void refuse(const Message& expected, const MessageArgument& found) const {
        throw Error(MessageCode::AtPlace, fileName_,
                    Message(MessageCode::ExpectedFound, expected, found));
    }

    template <typename Number>
    Number number(const char* key) const {
        const std::string& digits = text(key);
        Number value{};
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size())
            refuse({MessageCode::AnIntegerInMetadata, key}, Message(MessageCode::FoundAnotherText));
        return value;
    }

    const SafetensorsFile& file_;
    const std::string& fileName_;
};

constexpr int kFirstFormatWithChecksum = 3;

/// How many classes the network tells apart, of each of which there is a center; no preset says it.
/// Where the centers are not of that form, reading them will refuse them.
int classesIn(const SafetensorsFile& file) {
    const auto centers = file.tensors.find("centers");
    if (centers == file.tensors.end() || centers->second.shape.size() != 2)
        return kMnistShape.classes;
    return static_cast<int>(std::clamp<std::int64_t>(centers->second.shape[0], 1, kMostClasses));
}

/// How many channels its images have, which no preset says either: taps are (kernel, kernel, in,
/// out).
int channelsIn(const SafetensorsFile& file) {
    const auto taps = file.tensors.find("blocks.0.weight");
    if (taps == file.tensors.end() || taps->second.shape.size() != 4)
        return kMnistShape.image.channels;
    return taps->second.shape[2] == 3 ? 3 : 1;
}

SafetensorsFile decoded(std::string_view bytes, const std::string& fileName) {
    try {
        return decodeSafetensors(bytes, fileName);
    } catch (const Error& error) {
        throw DamagedCheckpoint(error.message());
    }
}

/// What has not the form of a checkpoint is a DamagedCheckpoint, a value that this program refuses
/// an Error.
Checkpoint readCheckpoint(std::string_view bytes, const std::string& fileName, bool hasChecksum) {
    const SafetensorsFile file = decoded(bytes, fileName);
    const MetadataReader metadata(file, fileName);
    const int format = metadata.format();
    if (format >= kFirstFormatWithChecksum && !hasChecksum)
        throw DamagedCheckpoint(MessageCode::NoSuchMetadata, fileName, "crc32");
    Checkpoint checkpoint;
    checkpoint.config = metadata.config();
    checkpoint.config.preset.network.classes = classesIn(file);
    checkpoint.config.preset.network.input.channels = channelsIn(file);
    checkpoint.state = StateReader(file, format, fileName)
                           .read(checkpoint.config.preset, checkpoint.config.seeds());
    checkpoint.state.halvingRule =
        readAt(Message(MessageCode::HalvingRuleOf, fileName),
               [&metadata] { return parseHalvingRule(metadata.text("halving_rule")); });
    checkpoint.state.history =
        parseEvents(metadata.text("events"), Message(MessageCode::EventsOf, fileName));
    return checkpoint;
}

}  // namespace

std::vector<NamedTensor> modelTensors(const ParameterLayout& layout,
                                      const TrainingState<float>& state) {
    std::vector<NamedTensor> tensors;
    for (const Parameter& parameter : layout.parameters())
        tensors.push_back(
            {parameter.name, tensorOver(state.weights.data() + parameter.offset, parameter.size,
                                        {parameter.shape.begin(), parameter.shape.end()})});
    for (const Parameter& statistic : layout.statistics())
        tensors.push_back(
            {statistic.name, tensorOver(state.statistics.data() + statistic.offset, statistic.size,
                                        {statistic.shape.begin(), statistic.shape.end()})});
    const Matrix<float>& centers = state.embeddingLoss.centers;
    tensors.push_back(
        {"centers", tensorOver(centers.data(), static_cast<std::size_t>(centers.size()),
                               {centers.rows(), centers.cols()})});
    return tensors;
}

std::string checkpointBytes(const RunConfig& config, const TrainingState<float>& state) {
    std::vector<NamedTensor> tensors = modelTensors(ParameterLayout(config.preset.network), state);
    StateWriter writer(tensors);
    forEachField(config.preset, state, writer);
    forEachHealthField(state.health, writer);
    std::map<std::string, std::string> metadata{
        {"format_version", std::to_string(kCheckpointFormat)},
        {"crc32", std::string(kNoChecksum)},
        {"halving_rule", halvingRuleJson(state.halvingRule)},
        {"events", eventLines(state.history)}};
    forEachConfigField(config, MetadataWriter(metadata));
    std::string bytes = encodeSafetensors(std::move(tensors), metadata);
    renewChecksum(bytes);
    return bytes;
}

Checkpoint parseCheckpoint(std::string_view bytes, const std::string& fileName) {
    const bool isIntact = hasChecksum(bytes, fileName);
    try {
        return readCheckpoint(bytes, fileName, isIntact);
    } catch (const DamagedCheckpoint& error) {
        if (isIntact)  // so it was written
            throw Error(error.message());
        throw;
    }
}

Checkpoint loadCheckpoint(const std::filesystem::path& path) {
    constexpr std::int64_t kLargestFile = std::int64_t{1} << 30;
    InputFile file(path);
    if (file.size() > kLargestFile)
        file.refuse(MessageCode::CheckpointTooLarge, file.size());
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(file.size()));
    const std::size_t size = file.read(bytes);
    return parseCheckpoint({reinterpret_cast<const char*>(bytes.data()), size}, path.string());
}

bool isFinite(const TrainingState<float>& state) {
    const auto finite = [](std::span<const float> values) {
        return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
    };
    bool all = finite(state.weights) && finite(state.statistics) && finite(state.optimizer.first) &&
               finite(state.optimizer.second) && state.embeddingLoss.centers.allFinite();
    for (const auto& [name, values] : state.embeddingLoss.others)
        all = all && values.allFinite();
    return all;
}

namespace {

/// Where the digits of the checksum begin. In the texts of a JSON header every quotation mark has a
/// backslash before it, so that these marks can only be the header's own.
std::optional<std::size_t> checksumPlace(std::string_view bytes) {
    constexpr std::string_view kBefore = R"("crc32":")";
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        return std::nullopt;
    std::memcpy(&length, bytes.data(), sizeof length);
    const std::string_view header = bytes.substr(sizeof length).substr(0, length);
    const std::size_t found = header.find(kBefore);
    const std::size_t end = found + kBefore.size() + kNoChecksum.size();
    if (found == header.npos || end >= header.size() || header[end] != '"')
        return std::nullopt;
    return sizeof length + found + kBefore.size();
}

std::string checksum(std::string_view bytes, std::size_t place) {
    uLong sum = crc32_z(0, nullptr, 0);
    const std::string_view after = bytes.substr(place + kNoChecksum.size());
    for (const std::string_view part : {bytes.substr(0, place), kNoChecksum, after})
        sum = crc32_z(sum, reinterpret_cast<const Bytef*>(part.data()), part.size());
    std::array<char, 9> digits{};
    std::snprintf(digits.data(), digits.size(), "%08lx", sum);
    return digits.data();
}

}  // namespace

bool hasChecksum(std::string_view bytes, const std::string& fileName) {
    const auto place = checksumPlace(bytes);
    if (!place)
        return false;
    const std::string_view found = bytes.substr(*place, kNoChecksum.size());
    const std::string expected = checksum(bytes, *place);
    if (found != expected)
        throw DamagedCheckpoint(MessageCode::WrongChecksum, fileName, expected, found);
    return true;
}

void renewChecksum(std::string& bytes) {
    if (const auto place = checksumPlace(bytes))
        bytes.replace(*place, kNoChecksum.size(), checksum(bytes, *place));
}

}  // namespace centerscope
