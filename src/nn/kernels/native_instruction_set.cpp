// SPDX-License-Identifier: GPL-3.0-or-later
// The build runs this to learn the best instruction set of its machine.
#include <iostream>

#include "nn/kernels/instruction_set.h"

using namespace centerscope;

int main() {
    InstructionSet best = InstructionSet::Plain;
    for (const InstructionSet set : kInstructionSets)
        if (processorHas(set))
            best = set;
    std::cout << name(best);
}
