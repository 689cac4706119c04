// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset.h"

namespace centerscope {

const Split& Dataset::split(SplitKind kind) const {
    switch (kind) {
        case SplitKind::Train:
            return train;
        case SplitKind::Validation:
            return validation;
        case SplitKind::Test:
            break;
    }
    return test;
}

}  // namespace centerscope
