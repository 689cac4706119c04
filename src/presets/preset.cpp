// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "core/resource_folder.h"

namespace centerscope {

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
