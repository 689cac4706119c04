// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "nn/parameter_layout.h"
#include "presets/preset.h"

using namespace centerscope;

namespace {

constexpr std::int64_t kStep = 1'000'000'000'000;

void require(bool holds) {
    if (!holds)
        std::abort();
}

void readPreset(const std::string& text) {
    const Preset preset = parsePreset(text, "fuzz");
    require(parsePreset(presetJson(preset), "written") == preset);
    require(ParameterLayout(preset.network).size() > 0);
    require(preset.halvingRule.inSteps(100'000).nextAfter(kStep).value_or(kStep) >= kStep);
}

void readHalvingRule(const std::string& text) {
    const HalvingRule rule = parseHalvingRule(text);
    require(parseHalvingRule(halvingRuleJson(rule)) == rule);
    require(rule.nextAfter(kStep).value_or(kStep) >= kStep);
}

}  // namespace

/// A preset or halving rule is refused with an Error, or reads back as it is written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const auto read : {readPreset, readHalvingRule}) {
        try {
            read(text);
        } catch (const Error&) {
        }
    }
    return 0;
}
