// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace centerscope {

/// What the kernels can be compiled for: what every processor of the architecture has, and the
/// x86-64 levels of the psABI: SSE4.2, AVX2 + FMA, AVX-512.
enum class InstructionSet { Plain, V2, V3, V4 };

/// All of them, slowest first.
inline constexpr InstructionSet kInstructionSets[] = {InstructionSet::Plain, InstructionSet::V2,
                                                      InstructionSet::V3, InstructionSet::V4};

/// "plain", "v2", "v3", "v4".
std::string_view name(InstructionSet instructionSet);
std::optional<InstructionSet> instructionSetFromName(std::string_view name);

bool processorHas(InstructionSet instructionSet);

/// Whether this program is built with kernels for it; a build may leave some out.
bool programHas(InstructionSet instructionSet);

/// Whether both have it.
bool isSupported(InstructionSet instructionSet);
InstructionSet bestInstructionSet();

}  // namespace centerscope
