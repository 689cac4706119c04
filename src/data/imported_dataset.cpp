// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/imported_dataset.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <new>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <system_error>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/program.h"
#include "core/write_whole.h"
#include "data/npy_reader.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "labels lie in memory as in the file");

constexpr const char* kDatasetFile = "dataset.json";
constexpr std::int64_t kDatasetFormat = 1;
constexpr std::size_t kMostJsonBytes = 1 << 20;
constexpr std::int64_t kLargestImportedSide = 256;
constexpr std::int64_t kMostImportedImages = 10'000'000;
constexpr std::size_t kLongestName = 200;
constexpr NpyType kPixelType{'|', 'u', 1};
constexpr NpyType kLabelType{'<', 'u', 2};

struct SplitFiles {
    Split Dataset::*split;
    const char* name;
};
constexpr std::array kSplits{SplitFiles{&Dataset::train, "train"},
                             SplitFiles{&Dataset::validation, "validation"},
                             SplitFiles{&Dataset::test, "test"}};

fs::path imagesFile(const fs::path& folder, const SplitFiles& split) {
    return folder / (std::string(split.name) + "-images.npy");
}

fs::path labelsFile(const fs::path& folder, const SplitFiles& split) {
    return folder / (std::string(split.name) + "-labels.npy");
}

std::vector<std::int64_t> imagesShape(std::int64_t images, const ImageShape& shape) {
    std::vector<std::int64_t> lengths{images, shape.height, shape.width};
    if (shape.channels != 1)
        lengths.push_back(shape.channels);
    return lengths;
}

std::string readDatasetFile(const fs::path& file) {
    InputFile input(file);
    if (input.size() > static_cast<std::int64_t>(kMostJsonBytes))
        throw Error(MessageCode::RunFileTooLarge, file, input.size());
    std::string text(kMostJsonBytes + 1, '\0');
    text.resize(input.read(std::span(reinterpret_cast<std::uint8_t*>(text.data()), text.size())));
    if (text.size() > kMostJsonBytes)
        throw Error(MessageCode::RunFileTooLarge, file, text.size());
    return text;
}

const json& memberOf(const json& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end())
        throw Error(MessageCode::ExpectedFoundAt, Message(MessageCode::AValueOf, kDatasetFile), key,
                    Message(MessageCode::FoundNone));
    return *found;
}

std::int64_t integerOf(const json& object, const char* key, std::int64_t least, std::int64_t most) {
    const json& value = memberOf(object, key);
    const bool isInteger = value.is_number_integer() &&
                           !(value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX);
    if (!isInteger || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most)
        throw Error(MessageCode::ExpectedFoundAt,
                    Message(MessageCode::AnIntegerFromTo, least, most), key,
                    Message(MessageCode::FoundAnotherValue));
    return value.get<std::int64_t>();
}

std::string shortTextOf(const json& value, const char* key) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty() ||
        value.get_ref<const std::string&>().size() > kLongestName)
        throw Error(MessageCode::ExpectedFoundAt, Message(MessageCode::ATextUpTo, kLongestName),
                    key, Message(MessageCode::FoundAnotherValue));
    return value.get<std::string>();
}

/// What dataset.json says.
struct DatasetJson {
    std::string name;
    ImageShape shape;
    std::vector<std::string> classNames;
    std::array<std::int64_t, kSplits.size()> counts{};
    std::string hash;
};

std::vector<std::string> classNamesOf(const json& object) {
    const json& names = memberOf(object, "classes");
    if (!names.is_array() || names.size() < 2 || names.size() > std::size_t{kMostClasses})
        throw Error(MessageCode::ExpectedFoundAt, Message(MessageCode::ANamesArray, kMostClasses),
                    "classes", Message(MessageCode::FoundAnotherValue));
    std::vector<std::string> classNames;
    std::set<std::string> seen;
    for (const json& name : names) {
        classNames.push_back(shortTextOf(name, "classes"));
        if (!seen.insert(classNames.back()).second)
            throw Error(MessageCode::ExpectedFoundAt, Message(MessageCode::EachNameOnce), "classes",
                        Message(MessageCode::FoundTwice, classNames.back()));
    }
    return classNames;
}

DatasetJson parsed(const std::string& text) {
    const json object = readJson(text);
    const std::int64_t format =
        integerOf(object, "format", 1, std::numeric_limits<std::int32_t>::max());
    if (format > kDatasetFormat)
        throw Error(MessageCode::ImportedByNewerProgram, kDatasetFormat, format);
    DatasetJson said;
    said.name = shortTextOf(memberOf(object, "name"), "name");
    const json& image = memberOf(object, "image");
    said.shape.height = static_cast<int>(integerOf(image, "height", 1, kLargestImportedSide));
    said.shape.width = static_cast<int>(integerOf(image, "width", 1, kLargestImportedSide));
    said.shape.channels = static_cast<int>(integerOf(image, "channels", 1, 3));
    if (said.shape.channels == 2)
        throw Error(MessageCode::ExpectedFoundAt, Message(MessageCode::OneOf, "1, 3"), "channels",
                    "2");
    said.classNames = classNamesOf(object);
    const json& counts = memberOf(object, "counts");
    for (std::size_t k = 0; k < kSplits.size(); ++k)
        said.counts[k] = integerOf(counts, kSplits[k].name, 1, kMostImportedImages);
    said.hash = shortTextOf(memberOf(object, "hash"), "hash");
    return said;
}

void requireArray(const NpyReader& reader, const NpyType& type,
                  const std::vector<std::int64_t>& shape) {
    if (reader.type() != type || reader.shape() != shape)
        throw Error(MessageCode::ArrayOfAnotherShape, reader.path(),
                    textOf(type) + " " + shapeText(shape),
                    textOf(reader.type()) + " " + shapeText(reader.shape()));
}

Split readSplit(const fs::path& folder, const SplitFiles& files, std::int64_t count,
                const DatasetJson& said) {
    NpyReader images(imagesFile(folder, files));
    NpyReader labels(labelsFile(folder, files));
    requireArray(images, kPixelType, imagesShape(count, said.shape));
    requireArray(labels, kLabelType, {count});
    Split split;
    split.shape = said.shape;
    const std::vector<std::uint8_t> bytes = labels.read(labels.bytes());
    labels.finish();
    const auto classes = static_cast<int>(said.classNames.size());
    split.labels.reserve(static_cast<std::size_t>(count));
    for (std::size_t k = 0; k < bytes.size(); k += 2) {
        const int label = bytes[k] + 256 * bytes[k + 1];
        if (label >= classes)
            throw Error(MessageCode::LabelOutOfRange, labels.path(), classes - 1, label, k / 2);
        split.labels.push_back(static_cast<decltype(split.labels)::value_type>(label));
    }
    split.pixels = images.read(images.bytes());
    images.finish();
    return split;
}

std::string datasetJson(const Dataset& dataset, const DatasetOrigin& origin) {
    json counts;
    for (const SplitFiles& split : kSplits)
        counts[split.name] = (dataset.*split.split).size();
    const ImageShape& shape = dataset.train.shape;
    const json object{
        {"format", kDatasetFormat},
        {"program", programVersion()},
        {"name", dataset.name},
        {"image", {{"height", shape.height}, {"width", shape.width}, {"channels", shape.channels}}},
        {"classes", dataset.classNames},
        {"counts", counts},
        {"hash", fingerprint(dataset)},
        {"origin",
         {{"path", origin.path}, {"format", origin.format}, {"treatment", origin.treatment}}},
    };
    return jsonText(object, 2) + '\n';
}

void writeArray(const fs::path& file, const NpyType& type, const std::vector<std::int64_t>& shape,
                std::string_view elements) {
    const std::string header = npyHeader(type, shape);
    const std::array<std::string_view, 2> parts{header, elements};
    writeWhole(file, parts);
}

void writeSplit(const fs::path& folder, const SplitFiles& files, const Split& split,
                const std::function<void()>& beforeFile) {
    beforeFile();
    const std::vector<std::uint16_t> labels(split.labels.begin(), split.labels.end());
    writeArray(imagesFile(folder, files), kPixelType, imagesShape(split.size(), split.shape),
               {reinterpret_cast<const char*>(split.pixels.data()), split.pixels.size()});
    beforeFile();
    writeArray(labelsFile(folder, files), kLabelType, {split.size()},
               {reinterpret_cast<const char*>(labels.data()), 2 * labels.size()});
}

}  // namespace

bool isImportedDataset(const fs::path& folder) {
    std::error_code unreadable;
    return fs::exists(folder / kDatasetFile, unreadable);
}

std::shared_ptr<const Dataset> loadImportedDataset(const fs::path& folder) {
    const fs::path file = folder / kDatasetFile;
    const DatasetJson said = readAt(file, [&] { return parsed(readDatasetFile(file)); });
    auto dataset = std::make_shared<Dataset>();
    dataset->name = said.name;
    dataset->classNames = said.classNames;
    for (std::size_t k = 0; k < kSplits.size(); ++k)
        (*dataset).*kSplits[k].split = readSplit(folder, kSplits[k], said.counts[k], said);
    dataset->train.firstId = dataset->validation.size();
    if (const std::string hash = fingerprint(*dataset); hash != said.hash)
        throw Error(MessageCode::DatasetOfAnotherHash, folder, said.hash, hash);
    return dataset;
}

std::vector<fs::path> importedDatasetFiles(const fs::path& folder) {
    std::vector<fs::path> files{folder / kDatasetFile};
    for (const SplitFiles& split : kSplits) {
        files.push_back(imagesFile(folder, split));
        files.push_back(labelsFile(folder, split));
    }
    return files;
}

void writeImportedDataset(const Dataset& dataset, const DatasetOrigin& origin,
                          const fs::path& folder, const std::function<void()>& beforeFile) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw cannotWrite(folder, error.value());
    for (const fs::path& file : importedDatasetFiles(folder))
        if (fs::exists(file, error))
            throw WriteError({MessageCode::FolderHoldsRun, file});
    for (const SplitFiles& split : kSplits)
        writeSplit(folder, split, dataset.*split.split, beforeFile);
    beforeFile();
    writeWhole(folder / kDatasetFile, datasetJson(dataset, origin));
}

}  // namespace centerscope
