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
    Eigen::MatrixXd x = finiteRows(embeddings, projection.dimensions);
    if (x.rows() == 0)
        return 0;
    const Eigen::RowVectorXd mean = x.colwise().mean();
    x.rowwise() -= mean;
    double shown = 0;
    for (Eigen::Index row = 0; row < x.rows(); ++row) {
        const auto [along, across] = projection.direction(x.row(row));
        shown += along * along + across * across;
    }
    const double total = x.squaredNorm();
    return total > 0 ? shown / total : 0;
}

}  // namespace centerscope
