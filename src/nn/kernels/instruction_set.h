// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace centerscope {

/// The x86-64 levels of the psABI that the kernels are compiled for: SSE4.2, AVX2 + FMA, AVX-512.
enum class InstructionSet { V2, V3, V4 };

/// "v2", "v3", "v4".
std::string_view name(InstructionSet instructionSet);
std::optional<InstructionSet> instructionSetFromName(std::string_view name);

/// Whether this processor has it.
bool isSupported(InstructionSet instructionSet);
InstructionSet bestInstructionSet();

}  // namespace centerscope
