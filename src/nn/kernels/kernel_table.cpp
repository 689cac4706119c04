// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/kernel_table.h"

#include <algorithm>
#include <iterator>

#include "core/error.h"

namespace centerscope {

namespace kernels {

namespace plain {
extern const KernelTable table;
}
namespace v2 {
extern const KernelTable table;
}
namespace v3 {
extern const KernelTable table;
}
namespace v4 {
extern const KernelTable table;
}

namespace {

/// What this program is built with, slowest first: the build lists &plain::table and so on.
const KernelTable* const kTables[] = {CENTERSCOPE_KERNEL_TABLES};

}  // namespace

const KernelTable& kernelTable(InstructionSet instructionSet) {
    if (!processorHas(instructionSet))
        throw Error(MessageCode::ProcessorLacksKernels, name(instructionSet));
    const auto found = std::ranges::find(kTables, instructionSet, &KernelTable::instructionSet);
    if (found == std::end(kTables))
        throw Error(MessageCode::ProgramLacksKernels, name(instructionSet));
    return **found;
}

}  // namespace kernels

bool programHas(InstructionSet instructionSet) {
    return std::ranges::find(kernels::kTables, instructionSet,
                             &kernels::KernelTable::instructionSet) != std::end(kernels::kTables);
}

bool isSupported(InstructionSet instructionSet) {
    return processorHas(instructionSet) && programHas(instructionSet);
}

InstructionSet bestInstructionSet() {
    InstructionSet best = kInstructionSets[0];
    for (const InstructionSet set : kInstructionSets)
        if (isSupported(set))
            best = set;
    return best;
}

}  // namespace centerscope
