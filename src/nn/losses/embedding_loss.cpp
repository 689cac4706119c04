// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/embedding_loss.h"

#include "nn/losses/center_loss.h"

namespace centerscope {

template <typename T>
std::shared_ptr<const EmbeddingLoss<T>> makeEmbeddingLoss(
    const EmbeddingLossDescription& description) {
    return std::visit(
        []<typename Description>(
            const Description& constants) -> std::shared_ptr<const EmbeddingLoss<T>> {
            return std::make_shared<const typename Description::template Loss<T>>(constants);
        },
        description);
}

template std::shared_ptr<const EmbeddingLoss<float>> makeEmbeddingLoss(
    const EmbeddingLossDescription&);
template std::shared_ptr<const EmbeddingLoss<double>> makeEmbeddingLoss(
    const EmbeddingLossDescription&);

}  // namespace centerscope
