// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/error.h"
#include "data/augmentation.h"
#include "data/input_transform.h"
#include "nn/description/embedding_loss_description.h"
#include "nn/description/network_description.h"
#include "nn/description/optimizer_description.h"
#include "presets/halving_rule.h"
#include "presets/hyperparameters.h"
#include "presets/value_schedule.h"

namespace centerscope {

/// How the centers start, one per class.
enum class CenterStart {
    Zero,
    GlorotUniform,   ///< U(±√(6 / (classes + embedding)))
    CaffeXavier,     ///< U(±√(3 / embedding))
    StandardNormal,  ///< N(0, 1)
    Ring,            ///< evenly around the origin, class 0 on the right, counterclockwise
};

/// Which images of the training file are learnt.
enum class TrainingImages {
    AfterValidation,  ///< all but the validation images
    All,              ///< those too; validation then judges images that were trained on
};

/// A whole training set-up as data: what the paper or a project did. Read from JSON.
struct Preset {
    std::string id;           ///< "center-loss-2018"; file names and the command line use it
    std::string name;         ///< for people
    std::string description;  ///< one or two sentences: where it is from, what is special
    NetworkDescription network;
    InputScaling inputScaling;
    Hyperparameters hyperparameters;
    OptimizerDescription optimizer;
    CenterStart centerStart = CenterStart::GlorotUniform;
    double ringRadius = 3;  ///< CenterStart::Ring only
    /// Above 0: row j of the last layer starts along center j, this long.
    double lastWeightLength = 0;
    EmbeddingLossDescription embeddingLoss;
    HalvingRule halvingRule;
    Schedules schedules;
    TrainingImages trainingImages = TrainingImages::AfterValidation;
    /// Labels of the classes that are not learnt, ascending: the network has none of them, and
    /// only known images count in batches, epochs and accuracies (data/known_part.h).
    std::vector<std::int64_t> heldOut;
    bool shuffle = true;
    /// Each class comes equally often, however many images it has: with center loss a class that is
    /// not in the batch does not move. Needs shuffle.
    bool balancedBatches = false;
    Augmentation augmentation;  ///< of training images
    /// Pictures that are laid side by side have axes from −axisLimit to axisLimit, which holds the
    /// clusters of a trained network.
    double axisLimit = 5;
    /// What this does differently from the paper, a sentence each, for people.
    std::vector<std::string> differences;
    /// What α is where it is not Eq. 4's, or what happens instead where there is none.
    std::string alphaNote;
    /// Steps for which the softmax loss may stay near ln C before that is a collapse.
    std::int64_t expectedPlateau = 1000;

    /// Whether anything in it goes by this hyperparameter: not every rule that moves centers has α.
    bool has(Hyperparameter which) const;
    /// Whether tables and checkpoints have it: then also where nothing goes by it.
    bool lists(Hyperparameter which) const;
    /// What columns are named after: "softmax" and "center".
    const char* headName() const;
    const char* embeddingLossName() const;
    bool operator==(const Preset&) const = default;
};

/// A name that is neither a bundled preset's id nor a file.
struct UnknownPreset : Error {
    using Error::Error;
};

/// Reads and checks a preset. Unknown keys are refused, since a typing mistake would otherwise
/// silently train something else. Throws an Error with the place in front.
Preset parsePreset(const std::string& json, const MessageArgument& place);
/// The preset as a file that parsePreset reads back to an equal one.
std::string presetJson(const Preset& preset);
/// A halving rule alone, as presets write it; key: where it stands in a larger object. An Error
/// says nothing of the file.
HalvingRule parseHalvingRule(const std::string& json, const std::string& key = {});
std::string halvingRuleJson(const HalvingRule& rule);
/// The same for how centers move.
CenterRule parseCenterRule(const std::string& json, const std::string& key = {});
std::string centerRuleJson(const CenterRule& rule);
Preset loadPreset(const std::filesystem::path& file);

/// The bundled preset that window and command line start with.
inline constexpr const char* kDefaultPreset = "fast-start";

/// The presets that come with the program, the default first.
std::vector<Preset> bundledPresets();
/// A bundled preset by its id, else the file of that name. Throws UnknownPreset for neither.
Preset findPreset(const std::string& idOrFile);

}  // namespace centerscope
