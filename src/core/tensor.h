// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace centerscope {

/// The one batch orientation of the whole program: row-major, one row per sample.
/// A row that is an image is stored h, w, c (the channel runs fastest, "NHWC").
template <typename T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// One value a feature, class or channel, laid out as one row of a Matrix.
template <typename T>
using RowVector = Eigen::Matrix<T, 1, Eigen::Dynamic>;

/// A Matrix somewhere in memory that someone else owns, such as the weights of one layer inside
/// the flat vector of all weights.
template <typename T>
using MatrixMap = Eigen::Map<Matrix<T>>;
template <typename T>
using ConstMatrixMap = Eigen::Map<const Matrix<T>>;
template <typename T>
using RowVectorMap = Eigen::Map<RowVector<T>>;
template <typename T>
using ConstRowVectorMap = Eigen::Map<const RowVector<T>>;

/// What networks, trainers and evaluators are compiled for: the program needs float alone. A
/// library of the tests compiles the same files for double, in which gradients can be compared with
/// differences.
#ifdef CENTERSCOPE_PRECISION
using Precision = CENTERSCOPE_PRECISION;
#else
using Precision = float;
#endif

}  // namespace centerscope
