// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/instruction_set.h"

#include <stdexcept>

#include "nn/kernels/kernel_table.h"

namespace centerscope {

namespace {

constexpr InstructionSet kAll[] = {InstructionSet::V2, InstructionSet::V3, InstructionSet::V4};

}  // namespace

std::string_view name(InstructionSet instructionSet) {
    switch (instructionSet) {
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
    for (const InstructionSet set : kAll)
        if (name(set) == text)
            return set;
    return {};
}

bool isSupported(InstructionSet instructionSet) {
    switch (instructionSet) {
        case InstructionSet::V2:
            return __builtin_cpu_supports("x86-64-v2");
        case InstructionSet::V3:
            return __builtin_cpu_supports("x86-64-v3");
        case InstructionSet::V4:
            return __builtin_cpu_supports("x86-64-v4");
    }
    return false;
}

InstructionSet bestInstructionSet() {
    InstructionSet best = InstructionSet::V2;
    for (const InstructionSet set : kAll)
        if (isSupported(set))
            best = set;
    return best;
}

namespace kernels {

namespace v2 {
extern const KernelTable table;
}
namespace v3 {
extern const KernelTable table;
}
namespace v4 {
extern const KernelTable table;
}

const KernelTable& kernelTable(InstructionSet instructionSet) {
    if (!isSupported(instructionSet))
        throw std::runtime_error("this processor lacks the instruction set " +
                                 std::string(name(instructionSet)));
    switch (instructionSet) {
        case InstructionSet::V2:
            return v2::table;
        case InstructionSet::V3:
            return v3::table;
        case InstructionSet::V4:
            return v4::table;
    }
    return v2::table;
}

}  // namespace kernels

}  // namespace centerscope
