// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/dataset.h"

namespace centerscope {

/// What is to be known of images of classes that the run has not learnt.
struct OpenSetRequest {
    /// All test images are to be scored, known and unknown; else only some of the unknown are
    /// placed, for the stage.
    bool isScored = false;
    /// Whose test images are the unknown ones; null: those of the classes that the run holds out.
    std::shared_ptr<const Dataset> outsiders;
};

}  // namespace centerscope
