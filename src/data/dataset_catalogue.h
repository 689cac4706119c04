// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "data/dataset.h"

namespace centerscope {

/// Reads the imported form that a folder holds (data/imported_dataset.h), and else the four files
/// of MNIST, where no folder is named those of bundledMnist(), gzipped or not. They have these
/// names, with .gz or without; of a file that is there both ways the plain one counts:
///     train-images-idx3-ubyte, train-labels-idx1-ubyte: validation and training images
///     t10k-images-idx3-ubyte,  t10k-labels-idx1-ubyte:  test images
/// MNIST and Fashion-MNIST are known by their content and bring their names; any other such set is
/// called like its folder, its classes "0" to "9". src/import reads all else. One that somebody
/// still holds is not read again while its files are as they were: runs of one folder share it.
/// Throws an Error for anything else, before it takes memory for what a file merely claims.
std::shared_ptr<const Dataset> loadDataset(const std::filesystem::path& folder);

/// The files that it reads.
std::vector<std::filesystem::path> datasetFiles(const std::filesystem::path& folder);

/// The folder with the MNIST that travels with the program. Throws an Error when it is missing.
std::filesystem::path bundledMnist();

/// How many of the training file's images, counted from its first, are for validation: 5,000 (the
/// split of TensorFlow's MNIST reader), or a tenth when there are fewer than 6,000 in all.
std::int64_t validationCount(std::int64_t trainingImages);

}  // namespace centerscope
