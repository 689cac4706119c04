// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/message.h"

namespace centerscope {

/// The run and the step that another was forked at.
struct RunOrigin {
    std::string run;  ///< its id
    std::int64_t step = 0;
    std::string name = {};  ///< what its user called that run, then; empty: nothing
    int number = 0;  ///< among forks that would have one name, from 1; 0: it has no folder yet

    bool operator==(const RunOrigin&) const = default;
};

/// Which of two runs that are trained in lock-step.
struct RunTwin {
    std::string pair;    ///< an id that both have
    std::string letter;  ///< "A" or "B"

    bool operator==(const RunTwin&) const = default;
};

/// Which run this is, wherever its folder lies. It decides no bit of it. In a run's folder it is
/// identity.json:
///     {"id": "ac5b6f0e-7f0c-4c1b-9d0e-3f3c9b2f6a51", "began": "2026-01-31T14:02:33Z",
///      "origin": {"run": "0d5c…", "step": 420, "name": "Overnight", "number": 2},
///      "twin": {"pair": "7be1…", "letter": "A"}}
struct RunIdentity {
    std::string id;     ///< a UUID; empty: of an older program
    std::string began;  ///< when, in UTC by ISO 8601; empty: not known
    std::optional<RunOrigin> origin;
    std::optional<RunTwin> twin = {};

    bool operator==(const RunIdentity&) const = default;
};

/// Of a run that begins now. The origin is left out where its run is not known.
RunIdentity newRunIdentity(std::optional<RunOrigin> origin = {});
/// The two of a new pair.
std::array<RunTwin, 2> newTwins();

/// Throws an Error with fileName in front.
RunIdentity parseRunIdentity(std::string_view json, const std::string& fileName);
std::string runIdentityJson(const RunIdentity& identity);
nlohmann::ordered_json originJson(const RunOrigin& origin);
/// Throws an Error that does not say where.
RunOrigin readOrigin(const nlohmann::json& json);

/// Sets one aside that cannot be read. Throws WriteError.
void writeRunIdentity(const std::filesystem::path& folder, const RunIdentity& identity);
/// Empty where an older program has made the folder. Throws an Error.
RunIdentity loadRunIdentity(const std::filesystem::path& folder);
/// The same, and empty where it cannot be read, which problem then says.
RunIdentity readableRunIdentity(const std::filesystem::path& folder,
                                std::optional<Message>& problem);

}  // namespace centerscope
