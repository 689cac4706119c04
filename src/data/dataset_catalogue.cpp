// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset_catalogue.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <new>
#include <string>
#include <system_error>
#include <vector>
#include <zlib.h>

#include "core/error.h"
#include "core/program.h"
#include "core/resolved_path.h"
#include "data/idx_reader.h"
#include "data/imported_dataset.h"

namespace centerscope {

namespace {

constexpr std::int64_t kValidationCount = 5'000;
constexpr std::int64_t kFewTrainingImages = 6'000;

using ClassNames = std::array<const char*, kMnistShape.classes>;

struct KnownDataset {
    uLong testPixels;  // CRC-32 of all test images
    const char* name;
    ClassNames classNames;
};

constexpr ClassNames kDigits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr std::array kKnownDatasets{
    KnownDataset{0xe4ca5f57, "MNIST", kDigits},
    KnownDataset{0x12728439,
                 "Fashion-MNIST",
                 {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt",
                  "Sneaker", "Bag", "Ankle boot"}},
};

using Label = decltype(Split::labels)::value_type;

std::string sizeText(const ImageShape& shape) {
    return std::to_string(shape.height) + "×" + std::to_string(shape.width);
}

std::filesystem::path findFile(const std::filesystem::path& folder, const std::string& name) {
    std::error_code unreadable;  // opening says more
    if (std::filesystem::exists(folder / name, unreadable))
        return folder / name;
    if (std::filesystem::exists(folder / (name + ".gz"), unreadable))
        return folder / (name + ".gz");
    throw Error(MessageCode::ExpectedDataFile, folder, name, name);
}

/// Images and labels that belong together. Everything small is read and checked before the first
/// image is.
class ImageFiles {
public:
    ImageFiles(const std::filesystem::path& folder, const std::string& prefix)
        : images_(findFile(folder, prefix + "-images-idx3-ubyte"), IdxReader::Content::Images) {
        if (images_.shape() != kMnistShape.image)
            throw Error(MessageCode::ImagesOfAnotherSize, images_.path(),
                        sizeText(kMnistShape.image), sizeText(images_.shape()));
        IdxReader labels(findFile(folder, prefix + "-labels-idx1-ubyte"),
                         IdxReader::Content::Labels);
        if (labels.count() != count())
            throw Error(MessageCode::NoLabelForEachImage, labels.path(), count(), labels.count());
        readLabels(labels);
    }

    std::int64_t count() const { return images_.count(); }

    void requireCount(std::int64_t least) const {
        if (count() < least && least == 1)
            throw Error(MessageCode::ExpectedAnImage, images_.path(), count());
        if (count() < least)
            throw Error(MessageCode::TooFewImages, images_.path(), least, count());
    }

    /// The next images with their labels; after the last the file must end.
    Split read(std::int64_t images) {
        Split split;
        split.firstId = read_;
        split.pixels = images_.readImages(images);
        split.labels.assign(labels_.begin() + read_, labels_.begin() + read_ + images);
        read_ += images;
        if (read_ == count())
            images_.finish();
        return split;
    }

private:
    void readLabels(IdxReader& labels) {
        for (const std::int64_t label : labels.readLabels()) {
            if (label < 0 || label >= kMnistShape.classes)
                throw Error(MessageCode::LabelOutOfRange, labels.path(), kMnistShape.classes - 1,
                            label, labels_.size());
            labels_.push_back(static_cast<Label>(label));
        }
        labels.finish();
    }

    IdxReader images_;
    std::vector<Label> labels_;
    std::int64_t read_ = 0;
};

void requireFolder(const std::filesystem::path& folder) {
    std::error_code unreadable;  // opening its files says more
    const auto type = std::filesystem::status(folder, unreadable).type();
    if (type == std::filesystem::file_type::not_found)
        throw Error(MessageCode::ExpectedFolderFoundNothing, folder);
    if (type == std::filesystem::file_type::regular)
        throw Error(MessageCode::ExpectedFolderFoundFile, folder);
}

std::string folderName(const std::filesystem::path& folder) {
    return resolvedPath(folder).filename().string();
}

void setNames(Dataset& dataset, const std::filesystem::path& folder) {
    const uLong testPixels = crc32_z(0, dataset.test.pixels.data(), dataset.test.pixels.size());
    const auto known = std::find_if(
        kKnownDatasets.begin(), kKnownDatasets.end(),
        [testPixels](const KnownDataset& candidate) { return candidate.testPixels == testPixels; });
    const bool isKnown = known != kKnownDatasets.end();
    const auto& classNames = isKnown ? known->classNames : kDigits;
    dataset.name = isKnown ? known->name : folderName(folder);
    dataset.classNames.assign(classNames.begin(), classNames.end());
}

struct FileState {
    std::filesystem::path file;
    std::uintmax_t bytes;
    std::filesystem::file_time_type written;

    bool operator==(const FileState&) const = default;
};

/// Of another folder with links to the same files the data set has another name.
struct FolderState {
    std::filesystem::path folder;
    std::vector<FileState> files;

    bool operator==(const FolderState&) const = default;
};

FolderState stateOf(const std::filesystem::path& folder) {
    FolderState state{resolvedPath(folder), {}};
    std::error_code unreadable;  // opening says more
    for (const std::filesystem::path& file : datasetFiles(folder)) {
        const auto place = resolvedPath(file);
        state.files.push_back({place, std::filesystem::file_size(place, unreadable),
                               std::filesystem::last_write_time(place, unreadable)});
    }
    return state;
}

/// Those that somebody holds. Any thread may ask.
class DatasetsInUse {
public:
    std::shared_ptr<const Dataset> find(const FolderState& state) {
        const std::lock_guard lock(mutex_);
        std::erase_if(datasets_, [](const InUse& each) { return each.dataset.expired(); });
        const auto found = std::ranges::find(datasets_, state, &InUse::state);
        return found == datasets_.end() ? nullptr : found->dataset.lock();
    }

    void add(FolderState state, const std::shared_ptr<const Dataset>& dataset) {
        const std::lock_guard lock(mutex_);
        datasets_.push_back({std::move(state), dataset});
    }

private:
    struct InUse {
        FolderState state;  // before it was read
        std::weak_ptr<const Dataset> dataset;
    };
    std::mutex mutex_;
    std::vector<InUse> datasets_;
};

std::shared_ptr<const Dataset> readDataset(const std::filesystem::path& folder) {
    if (isImportedDataset(folder))
        return loadImportedDataset(folder);
    ImageFiles training(folder, "train");
    ImageFiles test(folder, "t10k");
    training.requireCount(10);  // a tenth of fewer would be no image
    test.requireCount(1);

    auto dataset = std::make_shared<Dataset>();
    dataset->validation = training.read(validationCount(training.count()));
    dataset->train = training.read(training.count() - dataset->validation.size());
    dataset->test = test.read(test.count());
    setNames(*dataset, folder);
    return dataset;
}

}  // namespace

std::shared_ptr<const Dataset> loadDataset(const std::filesystem::path& folder) try {
    static DatasetsInUse inUse;
    if (folder.empty())
        return loadDataset(bundledMnist());
    requireFolder(folder);
    FolderState state = stateOf(folder);
    if (auto dataset = inUse.find(state))
        return dataset;
    auto dataset = readDataset(folder);
    inUse.add(std::move(state), dataset);
    return dataset;
} catch (const std::bad_alloc&) {
    throw Error(MessageCode::DatasetExceedsMemory, folder);
}

std::vector<std::filesystem::path> datasetFiles(const std::filesystem::path& folder) {
    if (folder.empty())
        return datasetFiles(bundledMnist());
    if (isImportedDataset(folder))
        return importedDatasetFiles(folder);
    std::vector<std::filesystem::path> files;
    for (const char* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                             "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"})
        files.push_back(findFile(folder, name));
    return files;
}

std::filesystem::path bundledMnist() {
    if (const auto folder = findResourceFolder("mnist"))
        return *folder;
    throw Error(MessageCode::MnistIsMissing, ownExecutable());
}

std::int64_t validationCount(std::int64_t trainingImages) {
    return trainingImages < kFewTrainingImages ? trainingImages / 10 : kValidationCount;
}

}  // namespace centerscope
