// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/preset.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <utility>

#include "core/resource_folder.h"
#include "training/limited_json.h"

namespace centerscope {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

const std::map<std::string, Initialization> kInitializations{
    {"glorot-uniform", Initialization::GlorotUniform},
    {"he-normal", Initialization::HeNormal},
    {"normal-0.05", Initialization::PlainNormal},
    {"caffe-xavier", Initialization::CaffeXavier},
    {"pytorch", Initialization::PyTorchDefault}};
const std::map<std::string, ActivationDescription::Kind> kActivations{
    {"none", ActivationDescription::Kind::None},
    {"relu", ActivationDescription::Kind::ReLU},
    {"prelu", ActivationDescription::Kind::PReLU},
    {"tanh", ActivationDescription::Kind::Tanh}};
const std::map<std::string, SlopeSharing> kSlopeSharings{{"element", SlopeSharing::Element},
                                                         {"channel", SlopeSharing::Channel},
                                                         {"layer", SlopeSharing::Layer}};
const std::map<std::string, Normalization> kNormalizations{
    {"none", Normalization::None},
    {"batch", Normalization::Batch},
    {"mean-only-batch", Normalization::MeanOnlyBatch}};
const std::map<std::string, CenterStart> kCenterStarts{
    {"zero", CenterStart::Zero},
    {"glorot-uniform", CenterStart::GlorotUniform},
    {"caffe-xavier", CenterStart::CaffeXavier},
    {"standard-normal", CenterStart::StandardNormal},
    {"ring", CenterStart::Ring}};
const std::map<std::string, CenterReduction> kReductions{{"half-mean", CenterReduction::HalfMean},
                                                         {"half-sum", CenterReduction::HalfSum},
                                                         {"mean", CenterReduction::Mean}};
const std::map<std::string, CenterRule::Kind> kCenterRules{
    {"equation-4", CenterRule::Kind::Equation4},
    {"gradient", CenterRule::Kind::Gradient},
    {"solver", CenterRule::Kind::Solver},
    {"frozen", CenterRule::Kind::Frozen}};
const std::map<std::string, TrainingImages> kTrainingImages{
    {"behind-validation", TrainingImages::BehindValidation}, {"all", TrainingImages::All}};
const std::map<std::string, OptimizerDescription::Kind> kOptimizers{
    {"adam", OptimizerDescription::Kind::Adam}, {"sgd", OptimizerDescription::Kind::Sgd}};
const std::map<std::string, HalvingRule::Kind> kHalvings{{"never", HalvingRule::Kind::Never},
                                                         {"every", HalvingRule::Kind::EveryNSteps},
                                                         {"at", HalvingRule::Kind::AtSteps},
                                                         {"plateau", HalvingRule::Kind::OnPlateau}};
const std::map<std::string, HalvingRule::Watch> kWatches{
    {"training-loss", HalvingRule::Watch::TrainingLoss},
    {"validation-loss", HalvingRule::Watch::ValidationLoss}};

constexpr int kMostChannels = 1024;
constexpr int kLargestBatch = 10000;
constexpr std::int64_t kMostSteps = 1'000'000'000'000;
constexpr std::int64_t kMostEpochs = 1'000'000;

/// One JSON object with its place in the file, so that every complaint can name it. Members that
/// nobody asked for are found at the end.
class Section {
public:
    Section(const Json& json, std::string file, std::string place)
        : json_(json), file_(std::move(file)), place_(std::move(place)) {
        if (!json_.is_object())
            fail("", "an object", json_);
    }

    bool has(const std::string& key) const { return json_.contains(key); }

    Section section(const std::string& key) {
        return Section(member(key, "an object"), file_, at(key));
    }

    std::vector<Section> sections(const std::string& key) {
        const Json& items = array(key, "an array");
        std::vector<Section> all;
        for (std::size_t k = 0; k < items.size(); ++k)
            all.emplace_back(items[k], file_, at(key) + "[" + std::to_string(k) + "]");
        return all;
    }

    std::string text(const std::string& key) {
        const Json& json = member(key, "a text");
        if (!json.is_string())
            fail(key, "a text", json);
        return json.get<std::string>();
    }

    std::string text(const std::string& key, const char* otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    std::vector<std::string> texts(const std::string& key) {
        std::vector<std::string> all;
        for (const Json& json : array(key, "an array of texts")) {
            if (!json.is_string())
                fail(key, "an array of texts", json);
            all.push_back(json.get<std::string>());
        }
        return all;
    }

    bool flag(const std::string& key, bool otherwise) {
        if (!has(key))
            return otherwise;
        const Json& json = member(key, "true or false");
        if (!json.is_boolean())
            fail(key, "true or false", json);
        return json.get<bool>();
    }

    double number(const std::string& key, double least, double most) {
        const Json& json = member(key, "a number");
        if (!json.is_number() || !(json.get<double>() >= least && json.get<double>() <= most))
            fail(key, "a number from " + shortest(least) + " to " + shortest(most), json);
        return json.get<double>();
    }

    double number(const std::string& key, double least, double most, double otherwise) {
        return has(key) ? number(key, least, most) : otherwise;
    }

    std::int64_t integer(const std::string& key, std::int64_t least, std::int64_t most) {
        return checkedInteger(key, member(key, "an integer"), least, most);
    }

    std::vector<std::int64_t> integers(const std::string& key, std::int64_t least,
                                       std::int64_t most) {
        std::vector<std::int64_t> all;
        for (const Json& json : array(key, "an array of integers"))
            all.push_back(checkedInteger(key, json, least, most));
        return all;
    }

    /// Pairs of a step and a value, ascending.
    ValueSchedule schedule(const std::string& key, double least, double most) {
        constexpr const char* kExpected = "pairs of ascending steps and values in range";
        ValueSchedule schedule;
        if (!has(key))
            return schedule;
        for (const Json& json : array(key, kExpected)) {
            if (!json.is_array() || json.size() != 2 || !json[1].is_number() ||
                !(json[1].get<double>() >= least && json[1].get<double>() <= most))
                fail(key, kExpected, json);
            const std::int64_t after = schedule.knots.empty() ? 0 : schedule.knots.back().step;
            const std::int64_t step = checkedInteger(key, json[0], after + 1, kMostSteps);
            schedule.knots.push_back({step, json[1].get<double>()});
        }
        return schedule;
    }

    template <typename Enum>
    Enum choice(const std::string& key, const std::map<std::string, Enum>& names, Enum otherwise) {
        return has(key) ? choice(key, names) : otherwise;
    }

    template <typename Enum>
    Enum choice(const std::string& key, const std::map<std::string, Enum>& names) {
        const std::string name = text(key);
        const auto found = names.find(name);
        if (found != names.end())
            return found->second;
        std::string expected = "one of";
        for (const auto& entry : names)
            expected += " \"" + entry.first + "\"";
        fail(key, expected, json_.at(key));
    }

    void refuseUnknownKeys() const {
        for (const auto& item : json_.items()) {
            if (!known_.contains(item.key()))
                throw PresetError(file_ + ": \"" + at(item.key()) + "\" is not part of a preset.");
        }
    }

    [[noreturn]] void fail(const std::string& key, const std::string& expected,
                           const Json& found) const {
        std::string text = found.dump(-1, ' ', false, Json::error_handler_t::replace);
        constexpr std::size_t kLongest = 60;
        if (text.size() > kLongest)
            text = text.substr(0, kLongest) + "…";
        throw PresetError(file_ + ": expected " + expected + " at \"" + at(key) + "\", found " +
                          text + ".");
    }

private:
    static std::string shortest(double value) { return Json(value).dump(); }

    std::string at(const std::string& key) const {
        if (key.empty())
            return place_.empty() ? "the top" : place_;
        return place_.empty() ? key : place_ + "." + key;
    }

    const Json& member(const std::string& key, const std::string& expected) {
        known_.insert(key);
        const auto found = json_.find(key);
        if (found == json_.end())
            throw PresetError(file_ + ": expected " + expected + " at \"" + at(key) +
                              "\", found nothing.");
        return *found;
    }

    const Json& array(const std::string& key, const std::string& expected) {
        const Json& json = member(key, expected);
        if (!json.is_array())
            fail(key, expected, json);
        return json;
    }

    std::int64_t checkedInteger(const std::string& key, const Json& json, std::int64_t least,
                                std::int64_t most) const {
        if (!json.is_number_integer() || json.get<double>() < static_cast<double>(least) ||
            json.get<double>() > static_cast<double>(most))
            fail(key, "an integer from " + std::to_string(least) + " to " + std::to_string(most),
                 json);
        return json.get<std::int64_t>();
    }

    const Json& json_;
    std::string file_;
    std::string place_;
    std::set<std::string> known_;
};

ActivationDescription readActivation(Section section) {
    ActivationDescription activation;
    activation.kind = section.choice("kind", kActivations);
    if (activation.kind == ActivationDescription::Kind::PReLU) {
        activation.sharing = section.choice("slopes", kSlopeSharings);
        activation.slopeStart = section.number("start", -10, 10);
    }
    section.refuseUnknownKeys();
    return activation;
}

PoolDescription readPool(Section section) {
    PoolDescription pool;
    pool.size = static_cast<int>(section.integer("size", 1, 8));
    pool.stride = static_cast<int>(section.integer("stride", 1, 8));
    pool.ceil = section.flag("ceil", pool.ceil);
    section.refuseUnknownKeys();
    return pool;
}

ConvBlockDescription readBlock(Section section, const ImageShape& input) {
    ConvBlockDescription block;
    block.kernel = static_cast<int>(section.integer("kernel", 1, 11));
    block.padding = static_cast<int>(section.integer("padding", 0, (block.kernel - 1) / 2));
    block.channels = static_cast<int>(section.integer("channels", 1, kMostChannels));
    block.activation = readActivation(section.section("activation"));
    if (section.has("normalization"))
        block.normalization = section.choice("normalization", kNormalizations);
    const ImageShape convolved = block.convolutionOutput(input);
    if (convolved.height < 1 || convolved.width < 1)
        section.fail("kernel", "a kernel that fits its input", block.kernel);
    if (section.has("pool")) {
        block.pool = readPool(section.section("pool"));
        if (convolved.height < block.pool->size || convolved.width < block.pool->size)
            section.fail("pool", "a pool that fits its input", block.pool->size);
    }
    section.refuseUnknownKeys();
    return block;
}

NetworkDescription readNetwork(Section section, int side) {
    NetworkDescription network;
    network.input = {side, side, kImageShape.channels};
    network.initialization = section.choice("initialization", kInitializations);
    network.weightNormalization = section.flag("weight_normalization", false);
    if (section.has("data_dependent_scale"))
        network.dataDependentScale = section.number("data_dependent_scale", 1e-3, 1e3);
    for (const Section& block : section.sections("blocks"))
        network.blocks.push_back(readBlock(block, network.shapeBefore(network.blocks.size())));
    if (network.blocks.empty())
        section.fail("blocks", "at least one block", Json::array());
    network.embeddingActivation = readActivation(section.section("embedding_activation"));
    network.embeddingAfterActivation = section.flag("embedding_after_activation", false);
    network.lastBias = section.flag("last_bias", false);
    section.refuseUnknownKeys();
    return network;
}

InputScaling readInputScaling(Section& section) {
    InputScaling scaling;
    scaling.offset = section.number("offset", -255, 255);
    scaling.scale = 1 / section.number("divisor", 1e-3, 1e6);
    scaling.subtractMeanImage = section.flag("subtract_mean_image", false);
    return scaling;
}

OptimizerDescription readOptimizer(Section section) {
    OptimizerDescription optimizer;
    optimizer.kind = section.choice("kind", kOptimizers);
    if (optimizer.kind == OptimizerDescription::Kind::Adam) {
        optimizer.beta1 = section.number("beta1", 0, 0.9999999, optimizer.beta1);
        optimizer.beta2 = section.number("beta2", 0, 0.9999999, optimizer.beta2);
        optimizer.epsilon = section.number("epsilon", 1e-12, 1, optimizer.epsilon);
    } else {
        optimizer.momentum = section.number("momentum", 0, 0.9999999, optimizer.momentum);
        optimizer.weightDecay = section.number("weight_decay", 0, 1, optimizer.weightDecay);
        optimizer.rateInVelocity = section.flag("rate_in_velocity", optimizer.rateInVelocity);
        optimizer.biasRate = section.number("bias_rate", 0, 100, optimizer.biasRate);
        optimizer.biasDecay = section.number("bias_decay", 0, 100, optimizer.biasDecay);
    }
    section.refuseUnknownKeys();
    return optimizer;
}

HalvingRule readHalvingRule(Section section) {
    HalvingRule rule;
    rule.kind = section.choice("rule", kHalvings);
    if (rule.kind != HalvingRule::Kind::Never)
        rule.factor = section.number("factor", 1e-6, 1 - 1e-6, rule.factor);
    rule.inEpochs = section.has("epochs");
    const char* const unit = rule.inEpochs ? "epochs" : "steps";
    const std::int64_t most = rule.inEpochs ? kMostEpochs : kMostSteps;
    switch (rule.kind) {
        case HalvingRule::Kind::Never:
            break;
        case HalvingRule::Kind::EveryNSteps:
            rule.every = section.integer(unit, 1, most);
            break;
        case HalvingRule::Kind::AtSteps:
            rule.steps = section.integers(unit, 1, most);
            std::ranges::sort(rule.steps);
            break;
        case HalvingRule::Kind::OnPlateau:
            rule.watch = section.choice("watch", kWatches);
            rule.patience = section.integer("patience", 1, kMostSteps);
            rule.threshold = section.number("threshold", 0, 1);
            break;
    }
    section.refuseUnknownKeys();
    return rule;
}

CenterRule readCenterRule(Section& section) {
    CenterRule rule;
    rule.kind = section.choice("rule", kCenterRules, rule.kind);
    if (rule.kind == CenterRule::Kind::Gradient)
        rule.undoLambda = section.flag("undo_lambda", rule.undoLambda);
    if (rule.kind == CenterRule::Kind::Solver)
        rule.momentum = section.number("momentum", 0, 0.9999999, rule.momentum);
    return rule;
}

Schedules readSchedules(Section section) {
    Schedules schedules;
    schedules.learningRate = section.schedule("learning_rate", 1e-12, 1e3);
    schedules.lambda = section.schedule("lambda", 0, 1e6);
    schedules.alpha = section.schedule("alpha", 0, 1);
    section.refuseUnknownKeys();
    return schedules;
}

Hyperparameters readHyperparameters(Section section, bool hasAlpha) {
    Hyperparameters values;
    values.learningRate = section.number("learning_rate", 1e-12, 1e3);
    values.lambda = section.number("lambda", 0, 1e6);
    values.alpha = hasAlpha ? section.number("alpha", 0, 1) : 0;
    values.batchSize = static_cast<int>(section.integer("batch_size", 1, kLargestBatch));
    section.refuseUnknownKeys();
    return values;
}

Json parseText(const std::string& json, const std::string& fileName) {
    try {
        return parseLimitedJson(json);
    } catch (const std::invalid_argument& error) {
        throw PresetError(fileName + ": " + error.what() + ".");
    }
}

template <typename Enum>
const std::string& nameOf(const std::map<std::string, Enum>& names, Enum value) {
    return std::ranges::find(names, value, [](const auto& entry) { return entry.second; })->first;
}

/// The number whose inverse is exactly this, which need not be the inverse as rounded.
double exactInverse(double value) {
    const double inverse = 1 / value;
    for (const double near : {std::round(inverse), inverse, std::nextafter(inverse, 0.0),
                              std::nextafter(inverse, 2 * inverse)}) {
        if (1 / near == value)
            return near;
    }
    return inverse;
}

OrderedJson written(const ActivationDescription& activation) {
    OrderedJson json{{"kind", nameOf(kActivations, activation.kind)}};
    if (activation.kind == ActivationDescription::Kind::PReLU) {
        json["slopes"] = nameOf(kSlopeSharings, activation.sharing);
        json["start"] = activation.slopeStart;
    }
    return json;
}

OrderedJson written(const ConvBlockDescription& block) {
    OrderedJson json{{"kernel", block.kernel},
                     {"padding", block.padding},
                     {"channels", block.channels},
                     {"normalization", nameOf(kNormalizations, block.normalization)},
                     {"activation", written(block.activation)}};
    if (block.pool)
        json["pool"] = {
            {"size", block.pool->size}, {"stride", block.pool->stride}, {"ceil", block.pool->ceil}};
    return json;
}

OrderedJson written(const NetworkDescription& network) {
    OrderedJson blocks = OrderedJson::array();
    for (const ConvBlockDescription& block : network.blocks)
        blocks.push_back(written(block));
    OrderedJson json{{"initialization", nameOf(kInitializations, network.initialization)},
                     {"weight_normalization", network.weightNormalization},
                     {"blocks", blocks},
                     {"embedding_activation", written(network.embeddingActivation)},
                     {"embedding_after_activation", network.embeddingAfterActivation},
                     {"last_bias", network.lastBias}};
    if (network.dataDependentScale)
        json["data_dependent_scale"] = *network.dataDependentScale;
    return json;
}

OrderedJson written(const OptimizerDescription& optimizer) {
    OrderedJson json{{"kind", nameOf(kOptimizers, optimizer.kind)}};
    if (optimizer.kind == OptimizerDescription::Kind::Adam) {
        json["beta1"] = optimizer.beta1;
        json["beta2"] = optimizer.beta2;
        json["epsilon"] = optimizer.epsilon;
    } else {
        json["momentum"] = optimizer.momentum;
        json["weight_decay"] = optimizer.weightDecay;
        json["rate_in_velocity"] = optimizer.rateInVelocity;
        json["bias_rate"] = optimizer.biasRate;
        json["bias_decay"] = optimizer.biasDecay;
    }
    return json;
}

OrderedJson written(const HalvingRule& rule) {
    OrderedJson json{{"rule", nameOf(kHalvings, rule.kind)}};
    if (rule.kind != HalvingRule::Kind::Never)
        json["factor"] = rule.factor;
    const char* const unit = rule.inEpochs ? "epochs" : "steps";
    switch (rule.kind) {
        case HalvingRule::Kind::Never:
            break;
        case HalvingRule::Kind::EveryNSteps:
            json[unit] = rule.every;
            break;
        case HalvingRule::Kind::AtSteps:
            json[unit] = rule.steps;
            break;
        case HalvingRule::Kind::OnPlateau:
            json["watch"] = nameOf(kWatches, rule.watch);
            json["patience"] = rule.patience;
            json["threshold"] = rule.threshold;
            break;
    }
    return json;
}

OrderedJson written(const ValueSchedule& schedule) {
    OrderedJson knots = OrderedJson::array();
    for (const ValueSchedule::Knot& knot : schedule.knots)
        knots.push_back(OrderedJson::array({knot.step, knot.value}));
    return knots;
}

OrderedJson written(const Schedules& schedules) {
    OrderedJson json = OrderedJson::object();
    const auto add = [&json](const char* key, const ValueSchedule& schedule) {
        if (!schedule.knots.empty())
            json[key] = written(schedule);
    };
    add("learning_rate", schedules.learningRate);
    add("lambda", schedules.lambda);
    add("alpha", schedules.alpha);
    return json;
}

OrderedJson writtenCenterLoss(const Preset& preset) {
    const CenterRule& rule = preset.centerRule;
    OrderedJson json{{"reduction", nameOf(kReductions, preset.centerReduction)},
                     {"rule", nameOf(kCenterRules, rule.kind)}};
    if (rule.kind == CenterRule::Kind::Gradient)
        json["undo_lambda"] = rule.undoLambda;
    if (rule.kind == CenterRule::Kind::Solver)
        json["momentum"] = rule.momentum;
    return json;
}

}  // namespace

Preset parsePreset(const std::string& json, const std::string& fileName) {
    const Json parsed = parseText(json, fileName);
    Section top(parsed, fileName, "");
    Preset preset;
    preset.id = top.text("id");
    preset.name = top.text("name");
    preset.description = top.text("description");
    Section input = top.section("input");
    preset.inputScaling = readInputScaling(input);
    const int side = static_cast<int>(
        input.has("size") ? input.integer("size", kImageShape.height, 64) : kImageShape.height);
    input.refuseUnknownKeys();
    preset.network = readNetwork(top.section("network"), side);
    if (top.has("center_loss")) {
        Section centerLoss = top.section("center_loss");
        preset.centerReduction =
            centerLoss.choice("reduction", kReductions, preset.centerReduction);
        preset.centerRule = readCenterRule(centerLoss);
        centerLoss.refuseUnknownKeys();
    }
    preset.hyperparameters =
        readHyperparameters(top.section("hyperparameters"), preset.centerRule.hasAlpha());
    preset.optimizer = readOptimizer(top.section("optimizer"));
    preset.centerStart = top.choice("center_start", kCenterStarts);
    if (preset.centerStart == CenterStart::Ring)
        preset.ringRadius = top.number("ring_radius", 1e-6, 1e6);
    preset.lastWeightLength = top.number("last_weight_length", 0, 1e6, preset.lastWeightLength);
    if (top.has("halving"))
        preset.halvingRule = readHalvingRule(top.section("halving"));
    if (top.has("schedules"))
        preset.schedules = readSchedules(top.section("schedules"));
    if (!preset.schedules.alpha.knots.empty() && !preset.centerRule.hasAlpha())
        top.fail("schedules", "no alpha, since its centers have none", Json());
    preset.trainingImages = top.choice("training_images", kTrainingImages, preset.trainingImages);
    preset.shuffle = top.flag("shuffle", preset.shuffle);
    preset.axisLimit = top.number("axis_limit", 1e-3, 1e6, preset.axisLimit);
    if (top.has("differences"))
        preset.differences = top.texts("differences");
    preset.alphaNote = top.text("alpha_note", "");
    if (top.has("expected_plateau"))
        preset.expectedPlateau = top.integer("expected_plateau", 0, kMostSteps);
    top.refuseUnknownKeys();
    return preset;
}

std::string presetJson(const Preset& preset) {
    const Hyperparameters& values = preset.hyperparameters;
    OrderedJson json{{"id", preset.id},
                     {"name", preset.name},
                     {"description", preset.description},
                     {"differences", preset.differences},
                     {"alpha_note", preset.alphaNote},
                     {"network", written(preset.network)},
                     {"input",
                      {{"size", preset.network.input.height},
                       {"offset", preset.inputScaling.offset},
                       {"divisor", exactInverse(preset.inputScaling.scale)},
                       {"subtract_mean_image", preset.inputScaling.subtractMeanImage}}},
                     {"hyperparameters",
                      {{"learning_rate", values.learningRate},
                       {"lambda", values.lambda},
                       {"batch_size", values.batchSize}}},
                     {"schedules", written(preset.schedules)},
                     {"optimizer", written(preset.optimizer)},
                     {"center_start", nameOf(kCenterStarts, preset.centerStart)},
                     {"last_weight_length", preset.lastWeightLength},
                     {"center_loss", writtenCenterLoss(preset)},
                     {"halving", written(preset.halvingRule)},
                     {"training_images", nameOf(kTrainingImages, preset.trainingImages)},
                     {"shuffle", preset.shuffle},
                     {"axis_limit", preset.axisLimit},
                     {"expected_plateau", preset.expectedPlateau}};
    if (preset.centerRule.hasAlpha())
        json["hyperparameters"]["alpha"] = values.alpha;
    if (preset.centerStart == CenterStart::Ring)
        json["ring_radius"] = preset.ringRadius;
    return json.dump(2) + "\n";
}

HalvingRule parseHalvingRule(const std::string& json, const std::string& fileName) {
    const Json parsed = parseText(json, fileName);
    return readHalvingRule(Section(parsed, fileName, ""));
}

std::string halvingRuleJson(const HalvingRule& rule) {
    return written(rule).dump();
}

Preset loadPreset(const std::filesystem::path& file) {
    std::error_code error;
    constexpr std::uintmax_t kLargestFile = 1 << 20;
    if (!std::filesystem::is_regular_file(file, error))
        throw PresetError(file.string() + ": expected a preset file, found none.");
    if (std::filesystem::file_size(file, error) > kLargestFile)
        throw PresetError(file.string() +
                          ": expected a preset of at most 1 MiB, found a larger file.");
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        throw PresetError(file.string() + ": could not be read.");
    return parsePreset(text.str(), file.string());
}

std::vector<Preset> bundledPresets() {
    const std::optional<std::filesystem::path> folder = findResourceFolder("presets");
    if (!folder)
        throw PresetError("The folder with the presets that come with the program is missing.");
    std::vector<Preset> presets;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() == ".json")
            presets.push_back(loadPreset(entry.path()));
    }
    std::ranges::sort(presets, {}, [](const Preset& preset) {
        return std::pair(preset.id != kDefaultPreset, preset.id);
    });
    return presets;
}

Preset findPreset(const std::string& idOrFile) {
    const std::vector<Preset> presets = bundledPresets();
    const auto found = std::ranges::find(presets, idOrFile, &Preset::id);
    if (found != presets.end())
        return *found;
    if (std::filesystem::exists(idOrFile))
        return loadPreset(idOrFile);
    std::string ids;
    for (const Preset& preset : presets)
        ids += (ids.empty() ? "" : ", ") + preset.id;
    throw UnknownPresetError("There is no preset \"" + idOrFile + "\": expected one of " + ids +
                             ", or a preset file.");
}

}  // namespace centerscope
