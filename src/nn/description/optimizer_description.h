// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

/// Which update rule, with the constants that do not change while training runs.
struct OptimizerDescription {
    enum class Kind { Adam, Sgd };
    Kind kind = Kind::Adam;
    double beta1 = 0.9;      ///< Adam
    double beta2 = 0.999;    ///< Adam
    double epsilon = 1e-8;   ///< Adam
    double momentum = 0.9;   ///< SGD
    double weightDecay = 0;  ///< SGD: adds weightDecay · w to the gradient
    /// SGD: the velocity takes in the learning rate of its time (Caffe, MXNet), so that a lower
    /// rate slows old motion only as it dies down; else it is applied to the whole velocity
    /// (PyTorch).
    bool rateInVelocity = false;
    double biasRate = 1;   ///< SGD: biases learn at biasRate · learning rate
    double biasDecay = 1;  ///< SGD: biases decay by biasDecay · weightDecay

    bool operator==(const OptimizerDescription&) const = default;
};

}  // namespace centerscope
