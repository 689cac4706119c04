// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>
#include <variant>

#include "core/program.h"

namespace centerscope {

bool Preset::has(Hyperparameter which) const {
    const auto goesByIt = [which](const auto& kind) { return kind.has(which); };
    return isOfEveryRun(which) || std::visit(goesByIt, network.head) ||
           std::visit(goesByIt, embeddingLoss);
}

bool Preset::lists(Hyperparameter which) const {
    const auto knows = [which](const auto& kind) { return kind.lists(which); };
    return isOfEveryRun(which) || std::visit(knows, network.head) ||
           std::visit(knows, embeddingLoss);
}

const char* Preset::headName() const {
    return std::visit([](const auto& kind) { return kind.kName; }, network.head);
}

const char* Preset::embeddingLossName() const {
    return std::visit([](const auto& kind) { return kind.kName; }, embeddingLoss);
}

Preset loadPreset(const std::filesystem::path& file) {
    std::error_code error;
    constexpr std::uintmax_t kLargestFile = 1 << 20;
    if (!std::filesystem::is_regular_file(file, error))
        throw Error(MessageCode::ExpectedPresetFile, file);
    if (std::filesystem::file_size(file, error) > kLargestFile)
        throw Error(MessageCode::PresetTooLarge, file);
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        throw Error(MessageCode::CannotBeRead, file);
    return parsePreset(text.str(), file);
}

std::vector<Preset> bundledPresets() {
    const std::optional<std::filesystem::path> folder = findResourceFolder("presets");
    if (!folder)
        throw Error(MessageCode::PresetsAreMissing);
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
    throw UnknownPreset(MessageCode::UnknownPreset, idOrFile, ids);
}

}  // namespace centerscope
