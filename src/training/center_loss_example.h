// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <vector>

namespace centerscope {

/// An example of center loss small enough to follow with a pencil, computed by the code that
/// trains: the author of another implementation can hold theirs against it.
struct CenterLossExample {
    using Points = std::vector<std::array<double, 2>>;

    /// The loss and its gradient in one form, λ = 1.
    struct Form {
        std::string formula;  ///< "1/(2m) Σ ‖x − c‖²"
        std::string usedBy;
        double loss = 0;
        Points gradient;  ///< ∂L_C/∂x, one per sample
    };
    /// Where one rule moves the centers, the same batch twice.
    struct Rule {
        std::string formula;
        std::string usedBy;
        Points first;   ///< centers after one step, one per class
        Points second;  ///< after the same batch once more
    };

    Points samples;           ///< x
    std::vector<int> labels;  ///< y
    Points centers;           ///< c
    Points delta;             ///< Δc of Eq. 4
    std::vector<Form> forms;
    std::vector<Rule> rules;
};

/// Five samples of two classes and three centers; computed anew by each call.
CenterLossExample centerLossExample();

}  // namespace centerscope
