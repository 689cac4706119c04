// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_config.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/program.h"
#include "presets/preset_fields.h"

namespace centerscope {

namespace {

using OrderedJson = nlohmann::ordered_json;

class ConfigJson {
public:
    void operator()(const char* key, const auto& value) { json_[key] = value; }
    void operator()(const char* key, InstructionSet set) { json_[key] = std::string(name(set)); }
    template <typename Value>
    void operator()(const char* key, const std::optional<Value>& value) {
        if (value)
            json_[key] = *value;
    }
    void operator()(const char* key, const Preset& preset) {
        const auto fields = readOwnOrderedJson(presetJson(preset));
        for (const auto& [field, value] : fields.items())
            if (!isProse(field))
                json_[key][field] = value;
    }

    const OrderedJson& json() const { return json_; }

private:
    OrderedJson json_;
};

/// All that decides the run, by where it stands: {"/seed": 1, "/preset/id": "paper", …}.
OrderedJson flat(const RunConfig& config) {
    ConfigJson fields;
    forEachConfigField(config, fields);
    OrderedJson json = fields.json();
    json.erase("dataset");  // a name for people; the fingerprint decides
    return json.flatten();
}

/// Both of them; what one does not know is not compared.
std::pair<OrderedJson, OrderedJson> flatPair(RunConfig one, RunConfig other) {
    if (!one.evaluateEvery || !other.evaluateEvery)
        one.evaluateEvery = other.evaluateEvery = std::nullopt;
    return {flat(one), flat(other)};
}

MessageArgument valueAt(const OrderedJson& flat, const std::string& place) {
    return flat.contains(place) ? MessageArgument(jsonText(flat.at(place)))
                                : Message(MessageCode::FoundNothing);
}

}  // namespace

void RunConfig::setSeeds(const Seeds& seeds) {
    seed = seeds.seed;
    dataSeed = seeds.dataSeed == seed ? std::nullopt : std::optional(seeds.dataSeed);
    drawnByName = seeds.drawnByName;
}

RunConfig makeRunConfig(const Preset& preset, const Dataset& dataset, const Seeds& seeds,
                        InstructionSet instructionSet) {
    RunConfig config{preset,         seeds.seed,      dataset.name, fingerprint(dataset),
                     instructionSet, programVersion()};
    config.setSeeds(seeds);
    config.preset.network = preset.network.fittedTo(dataset.shape());
    return config;
}

bool RunConfig::isValidationDue(std::int64_t step, bool isEpochOver) const {
    return isEpochOver || (evaluateEvery && step % *evaluateEvery == 0);
}

void requireSameRun(const RunConfig& expected, const RunConfig& found,
                    const std::string& fileName) {
    const auto [ours, theirs] = flatPair(expected, found);
    OrderedJson all = ours;
    all.update(theirs);
    for (const auto& [place, value] : all.items())
        if (valueAt(ours, place) != valueAt(theirs, place))
            throw Error(MessageCode::CheckpointOfAnotherRun, fileName, valueAt(ours, place),
                        place.substr(1), valueAt(theirs, place));
}

bool isSameRun(const RunConfig& one, const RunConfig& other) {
    const auto [ours, theirs] = flatPair(one, other);
    return ours == theirs;
}

void requireDataset(const RunConfig& config, const Dataset& dataset, const std::string& fileName) {
    const std::string found = fingerprint(dataset);
    if (found != config.datasetFingerprint)
        throw Error(MessageCode::RunOfAnotherDataset, fileName, config.dataset,
                    config.datasetFingerprint, dataset.name, found);
}

void requireProcessor(const RunConfig& config, const std::string& fileName) {
    if (!processorHas(config.instructionSet))
        throw Error(MessageCode::ProcessorLacksInstructionSet, fileName,
                    name(config.instructionSet));
    if (!programHas(config.instructionSet))
        throw Error(MessageCode::ProgramLacksInstructionSet, fileName, name(config.instructionSet));
}

Message otherNumerics(const RunConfig& config) {
    return {MessageCode::ResumesWithAnotherArithmetic, std::to_string(config.numerics), kNumerics};
}

void requireNumerics(const RunConfig& config, const std::string& fileName) {
    if (config.numerics != kNumerics)
        throw Error(MessageCode::RunOfAnotherArithmetic, fileName, kNumerics,
                    std::to_string(config.numerics));
}

}  // namespace centerscope
