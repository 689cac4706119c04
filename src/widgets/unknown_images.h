// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/dataset.h"
#include "training/open_set_scores.h"

namespace centerscope {

class EmbeddingChart;

/// The images that a run has not learnt, hollow on a stage: of the classes that it holds out, or of
/// another data set.
class UnknownImages {
public:
    /// It must outlive this.
    explicit UnknownImages(EmbeddingChart& stage) : stage_(stage) {}

    /// Their classes are in the legend from now on. outsiders: whose test images they are; null:
    /// of the classes that the run holds out, if any.
    void setDatasets(std::shared_ptr<const Dataset> known,
                     std::shared_ptr<const Dataset> outsiders);
    /// Where they are; null: nobody knows.
    void setState(const OpenSetState* state);

private:
    EmbeddingChart& stage_;
    std::shared_ptr<const Dataset> known_;
    std::shared_ptr<const Dataset> outsiders_;
};

}  // namespace centerscope
