// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/conv_stack.h"

#include "nn/direct_conv_stack.h"
#include "nn/spectral_conv_stack.h"

namespace centerscope {

template <>
std::unique_ptr<ConvStack<float>> makeConvStack(const NetworkDescription& network, int largestBatch,
                                                ThreadPool& pool, InstructionSet instructionSet) {
    if (SpectralConvStack::serves(network))
        return std::make_unique<SpectralConvStack>(network, largestBatch, pool, instructionSet);
    return std::make_unique<DirectConvStack<float>>(network, pool);
}

template <>
std::unique_ptr<ConvStack<double>> makeConvStack(const NetworkDescription& network,
                                                 int /*largestBatch*/, ThreadPool& pool,
                                                 InstructionSet /*instructionSet*/) {
    return std::make_unique<DirectConvStack<double>>(network, pool);
}

}  // namespace centerscope
