// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/stage_projection.h"

#include <Eigen/Eigenvalues>

#include "core/tensor.h"

namespace centerscope {

namespace {

/// The rows without those that are not finite.
Eigen::MatrixXd finiteRows(std::span<const float> embeddings, int dimensions) {
    const auto rows = static_cast<Eigen::Index>(embeddings.size()) / dimensions;
    const Matrix<float> all = Eigen::Map<const Matrix<float>>(embeddings.data(), rows, dimensions);
    Eigen::MatrixXd finite(rows, dimensions);
    Eigen::Index count = 0;
    for (Eigen::Index row = 0; row < rows; ++row)
        if (all.row(row).allFinite())
            finite.row(count++) = all.row(row).cast<double>();
    finite.conservativeResize(count, dimensions);
    return finite;
}

/// Their differences from their mean.
Eigen::MatrixXd centeredRows(std::span<const float> embeddings, int dimensions) {
    Eigen::MatrixXd x = finiteRows(embeddings, dimensions);
    if (x.rows() == 0)
        return x;
    const Eigen::RowVectorXd mean = x.colwise().mean();
    x.rowwise() -= mean;
    return x;
}

/// (d, 2), orthonormal: towards the row that is longest, and the one that has most beside it.
Eigen::MatrixXd farthestDirections(const Eigen::MatrixXd& x) {
    Eigen::MatrixXd axes = Eigen::MatrixXd::Zero(x.cols(), 2);
    Eigen::MatrixXd rest = x;
    for (Eigen::Index k = 0; k < 2; ++k) {
        Eigen::Index longest = 0;
        if (rest.rowwise().squaredNorm().maxCoeff(&longest) <= 0)
            break;
        axes.col(k) = rest.row(longest).transpose().normalized();
        rest -= (rest * axes.col(k)) * axes.col(k).transpose();
    }
    return axes;
}

}  // namespace

StageProjection principalProjection(std::span<const float> embeddings, int dimensions) {
    StageProjection projection{.dimensions = dimensions, .origin = {}, .axes = {}};
    Eigen::MatrixXd x = finiteRows(embeddings, dimensions);
    if (x.rows() < 2)
        return projection;
    const Eigen::RowVectorXd mean = x.colwise().mean();
    x.rowwise() -= mean;
    const Eigen::MatrixXd covariance = x.transpose() * x / static_cast<double>(x.rows());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);  // ascending
    projection.origin.assign(mean.begin(), mean.end());
    for (std::size_t k = 0; k < 2; ++k) {
        const Eigen::Index column = dimensions - 1 - static_cast<Eigen::Index>(k);
        Eigen::VectorXd axis = solver.eigenvectors().col(column);
        Eigen::Index largest = 0;
        axis.cwiseAbs().maxCoeff(&largest);
        if (axis[largest] < 0)
            axis = -axis;
        projection.axes[k].assign(axis.begin(), axis.end());
    }
    return projection;
}

double varianceShare(std::span<const float> embeddings, const StageProjection& projection) {
    const Eigen::MatrixXd x = centeredRows(embeddings, projection.dimensions);
    double shown = 0;
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const auto [along, across] = projection.direction(x.row(row));
        shown += along * along + across * across;
    }
    const double total = x.squaredNorm();
    return total > 0 ? shown / total : 0;
}

// V ← the orthonormal basis of C V, for C = xᵀ x: V turns to the two axes of the largest variance,
// which ‖x V‖² approaches from below.
double attainableShare(std::span<const float> embeddings, int dimensions) {
    constexpr Eigen::Index kMostRows = 1000;
    constexpr int kSteps = 6;
    Eigen::MatrixXd x = centeredRows(embeddings, dimensions);
    if (const Eigen::Index apart = x.rows() / kMostRows; apart > 1)
        x = Eigen::MatrixXd(x(Eigen::seq(0, Eigen::last, apart), Eigen::all));
    const double total = x.squaredNorm();
    if (x.rows() < 2 || dimensions < 2 || total <= 0)
        return 0;
    Eigen::MatrixXd axes = farthestDirections(x);
    for (int step = 0; step < kSteps; ++step) {
        axes = x.transpose() * (x * axes);
        axes.col(0).normalize();
        axes.col(1) -= axes.col(0) * axes.col(0).dot(axes.col(1));
        axes.col(1).normalize();
    }
    return (x * axes).squaredNorm() / total;
}

}  // namespace centerscope
