// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "data/dataset.h"

namespace centerscope {

// The one form that every data set but MNIST is turned into before the engine reads it: a folder of
//     dataset.json                                 name, shape, classes, counts, origin, hash
//     {train,validation,test}-images.npy           |u1, (images, height, width) or (…, 3)
//     {train,validation,test}-labels.npy           <u2, (images,)
// which NumPy opens as they are. The sample ids of validation begin at 0, those of train follow
// them, and those of test begin at 0 again.

/// Where a data set comes from and what was done to it, in English: what a later reader should
/// know, not what the engine needs.
struct DatasetOrigin {
    std::string path;
    std::string format;                  ///< "folder per class", "IDX", …
    std::vector<std::string> treatment;  ///< "resized from 64×48 to 28×28", …
};

bool isImportedDataset(const std::filesystem::path& folder);

/// Every claim is checked before memory is taken for it, and the hash after everything has been
/// read. Throws an Error.
std::shared_ptr<const Dataset> loadImportedDataset(const std::filesystem::path& folder);

/// The seven files that it reads.
std::vector<std::filesystem::path> importedDatasetFiles(const std::filesystem::path& folder);

/// Makes the folder where it is missing. dataset.json comes last, so that a folder that was not
/// finished is none. beforeFile: called before each file; what it throws ends the writing. Throws
/// WriteError, also where one of the files is there already.
void writeImportedDataset(
    const Dataset& dataset, const DatasetOrigin& origin, const std::filesystem::path& folder,
    const std::function<void()>& beforeFile = [] {});

}  // namespace centerscope
