// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/conv_stack.h"

#include <type_traits>

#include "nn/direct_conv_stack.h"
#include "nn/spectral_conv_stack.h"

namespace centerscope {

template <typename T>
std::unique_ptr<ConvStack<T>> makeConvStack(const NetworkDescription& network, int largestBatch,
                                            ThreadPool& pool, InstructionSet instructionSet) {
    if constexpr (std::is_same_v<T, float>)
        if (SpectralConvStack::serves(network))
            return std::make_unique<SpectralConvStack>(network, largestBatch, pool, instructionSet);
    return std::make_unique<DirectConvStack<T>>(network, pool);
}

template std::unique_ptr<ConvStack<Precision>> makeConvStack(const NetworkDescription&, int,
                                                             ThreadPool&, InstructionSet);

}  // namespace centerscope
