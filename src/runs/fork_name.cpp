// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/fork_name.h"

#include <algorithm>
#include <optional>
#include <system_error>

#include "core/error.h"
#include "runs/run_label.h"
#include "runs/run_manifest.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

std::string letterOf(const RunIdentity& identity) {
    return identity.twin ? identity.twin->letter : std::string();
}

/// Values may be changed later, so what is changed tells no two apart.
bool haveOneName(const RunManifest& fork, const RunIdentity& other, const fs::path& folder) {
    const RunOrigin& origin = *fork.identity.origin;
    if (!other.origin || other.origin->step != origin.step || other.origin->name != origin.name ||
        letterOf(other) != letterOf(fork.identity))
        return false;
    if (!origin.name.empty() || other.origin->run == origin.run)
        return true;
    const RunConfig config = loadRunManifest(folder).config;
    return config.preset.id == fork.config.preset.id && config.seed == fork.config.seed;
}

/// What cannot be read has no name.
int numberOf(const RunManifest& fork, const fs::path& folder) {
    try {
        const RunIdentity other = loadRunIdentity(folder);
        return haveOneName(fork, other, folder) ? other.origin->number : 0;
    } catch (const Error&) {
        return 0;
    }
}

}  // namespace

std::string givenName(const fs::path& folder, const RunIdentity& identity) {
    std::optional<Message> lost;
    std::string name = folder.empty() ? std::string() : readableRunLabel(folder, lost).name;
    return name.empty() && identity.origin ? identity.origin->name : name;
}

int forkNumber(const RunManifest& fork, const fs::path& folderOfRuns) {
    int greatest = 0;
    std::error_code none;
    for (fs::directory_iterator entry(folderOfRuns, none), end; !none && entry != end;
         entry.increment(none))
        greatest = std::max(greatest, numberOf(fork, entry->path()));
    return greatest + 1;
}

}  // namespace centerscope
