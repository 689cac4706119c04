// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/tensor.h"

namespace centerscope {

/// An example of center loss small enough to follow with a pencil, computed by the code that
/// trains: the author of another implementation can hold theirs against it.
struct CenterLossExample {
    /// The loss and its gradient in one form, λ = 1.
    struct Form {
        std::string formula;  ///< "1/(2m) Σ ‖x − c‖²"
        std::string usedBy;
        double loss = 0;
        Matrix<double> gradient;  ///< ∂L_C/∂x, (m, 2)
    };
    /// Where one rule moves the centers, the same batch twice.
    struct Rule {
        std::string formula;
        std::string usedBy;
        Matrix<double> first;   ///< centers after one step, (classes, 2)
        Matrix<double> second;  ///< after the same batch once more
    };

    Matrix<double> samples;   ///< x, (m, 2)
    std::vector<int> labels;  ///< y, m
    Matrix<double> centers;   ///< c, (classes, 2)
    Matrix<double> delta;     ///< Δc of Eq. 4, (classes, 2)
    std::vector<Form> forms;
    std::vector<Rule> rules;
};

/// Five samples of two classes and three centers; computed anew by each call.
CenterLossExample centerLossExample();

}  // namespace centerscope
