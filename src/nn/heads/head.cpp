// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/heads/head.h"

#include "nn/heads/softmax_head.h"

namespace centerscope {

template <typename T>
std::unique_ptr<const Head<T>> makeHead(const NetworkDescription& network,
                                        const ParameterLayout& layout) {
    return std::visit(
        [&layout]<typename Description>(
            const Description& description) -> std::unique_ptr<const Head<T>> {
            return std::make_unique<const typename Description::template Layer<T>>(description,
                                                                                   layout);
        },
        network.head);
}

template std::unique_ptr<const Head<Precision>> makeHead(const NetworkDescription&,
                                                         const ParameterLayout&);

}  // namespace centerscope
