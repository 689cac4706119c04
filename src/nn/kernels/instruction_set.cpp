// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/instruction_set.h"

namespace centerscope {

std::string_view name(InstructionSet instructionSet) {
    switch (instructionSet) {
        case InstructionSet::Plain:
            return "plain";
        case InstructionSet::V2:
            return "v2";
        case InstructionSet::V3:
            return "v3";
        case InstructionSet::V4:
            return "v4";
    }
    return {};
}

std::optional<InstructionSet> instructionSetFromName(std::string_view text) {
    for (const InstructionSet set : kInstructionSets)
        if (name(set) == text)
            return set;
    return {};
}

bool processorHas(InstructionSet instructionSet) {
#if defined(__x86_64__)
    switch (instructionSet) {
        case InstructionSet::Plain:
            return true;
        case InstructionSet::V2:
            return __builtin_cpu_supports("x86-64-v2");
        case InstructionSet::V3:
            return __builtin_cpu_supports("x86-64-v3");
        case InstructionSet::V4:
            return __builtin_cpu_supports("x86-64-v4");
    }
    return false;
#else
    return instructionSet == InstructionSet::Plain;
#endif
}

}  // namespace centerscope
