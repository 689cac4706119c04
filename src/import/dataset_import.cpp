// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/dataset_import.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <new>
#include <numeric>
#include <system_error>

#include "core/error.h"
#include "core/resolved_path.h"
#include "core/rng.h"
#include "data/dataset_catalogue.h"
#include "import/image_collector.h"
#include "import/open_source.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr std::array kKinds{SplitKind::Train, SplitKind::Validation, SplitKind::Test};

Split& splitOf(Dataset& dataset, SplitKind kind) {
    return kind == SplitKind::Train        ? dataset.train
           : kind == SplitKind::Validation ? dataset.validation
                                           : dataset.test;
}

std::optional<std::int64_t> integerIn(const std::string& text) {
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [after, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && after == end ? std::optional(value) : std::nullopt;
}

/// Names that are all integers by their values, others by their letters.
bool comesBefore(const std::string& a, const std::string& b, bool areIntegers) {
    return areIntegers ? *integerIn(a) < *integerIn(b) : a < b;
}

/// known: the order that the source has, of which not every class need occur.
std::vector<std::string> orderedNames(std::vector<std::string> found,
                                      std::vector<std::string> known) {
    const bool areIntegers = std::ranges::all_of(
        found, [](const std::string& name) { return integerIn(name).has_value(); });
    std::ranges::sort(found, [areIntegers](const std::string& a, const std::string& b) {
        return comesBefore(a, b, areIntegers);
    });
    for (const std::string& name : found)
        if (std::ranges::find(known, name) == known.end())
            known.push_back(name);
    return known;
}

/// For each image its split. Where the source has none of a kind, a part of each class is taken
/// from the images for training (from all where the source has one split only), by seed.
class SplitPlan {
public:
    SplitPlan(const ImageCollector& images, const ImportChoices& choices) : choices_(choices) {
        for (const auto& split : images.splits())
            has_.at(static_cast<std::size_t>(split.value_or(SplitKind::Train))) = true;
        const bool hasOne = std::ranges::count(has_, true) == 1;
        for (const auto& split : images.splits())
            kinds_.push_back(hasOne ? SplitKind::Train : split.value_or(SplitKind::Train));
        const SplitShares& shares = choices.shares;
        const bool makesValidation = hasOne || !has(SplitKind::Validation);
        const bool makesTest = hasOne || !has(SplitKind::Test);
        const int whole = shares.train + shares.validation + shares.test;
        if (makesTest)
            made_.push_back(SplitKind::Test);
        if (makesValidation)
            made_.push_back(SplitKind::Validation);
        std::vector<std::vector<std::int64_t>> toTrain(images.names().size());  // [label]
        for (std::int64_t k = 0; k < images.size(); ++k)
            if (kinds_[static_cast<std::size_t>(k)] == SplitKind::Train)
                toTrain[static_cast<std::size_t>(images.labels()[static_cast<std::size_t>(k)])]
                    .push_back(k);
        for (std::vector<std::int64_t>& own : toTrain)
            takeFrom(own, makesValidation ? shares.validation : 0, makesTest ? shares.test : 0,
                     whole);
    }

    const std::vector<SplitKind>& kinds() const { return kinds_; }
    const std::vector<SplitKind>& made() const { return made_; }

private:
    bool has(SplitKind kind) const { return has_.at(static_cast<std::size_t>(kind)); }

    /// own: the images of one class, in their order, which is lost.
    void takeFrom(std::vector<std::int64_t>& own, int validation, int test, int whole) {
        const auto count = static_cast<std::int64_t>(own.size());
        // The first of a shuffled order (Fisher, Yates), whose counters no other class shares.
        const Rng random(choices_.seed, RandomPurpose::SplitChoice);
        for (std::int64_t k = 0; k + 1 < count; ++k) {
            const auto other =
                k + static_cast<std::int64_t>(
                        random.below(static_cast<std::uint64_t>(count - k),
                                     static_cast<std::uint64_t>(own[static_cast<std::size_t>(k)])));
            std::swap(own[static_cast<std::size_t>(k)], own[static_cast<std::size_t>(other)]);
        }
        const std::int64_t toTest = shareOf(count, test, whole);
        const std::int64_t toValidation = std::min(shareOf(count, validation, whole),
                                                   std::max<std::int64_t>(count - toTest - 1, 0));
        for (std::int64_t k = 0; k < toTest + toValidation; ++k)
            kinds_[static_cast<std::size_t>(own[static_cast<std::size_t>(k)])] =
                k < toTest ? SplitKind::Test : SplitKind::Validation;
    }

    /// At least one, where there are three.
    static std::int64_t shareOf(std::int64_t count, int share, int whole) {
        const std::int64_t rounded = (2 * count * share + whole) / (2 * std::int64_t{whole});
        return share > 0 && count >= 3 ? std::max<std::int64_t>(rounded, 1) : rounded;
    }

    const ImportChoices& choices_;
    std::array<bool, 3> has_{};
    std::vector<SplitKind> kinds_;
    std::vector<SplitKind> made_;
};

std::shared_ptr<Dataset> assembled(const ImageCollector& images,
                                   const std::vector<SplitKind>& kinds,
                                   std::vector<std::string> classNames) {
    auto dataset = std::make_shared<Dataset>();
    std::vector<std::size_t> labelOf;  // [label of the collector]
    for (const std::string& name : images.names())
        labelOf.push_back(
            static_cast<std::size_t>(std::ranges::find(classNames, name) - classNames.begin()));
    dataset->classNames = std::move(classNames);
    for (const SplitKind kind : kKinds) {
        Split& split = splitOf(*dataset, kind);
        split.shape = images.shape();
        const auto count = static_cast<std::size_t>(std::ranges::count(kinds, kind));
        split.pixels.reserve(count * static_cast<std::size_t>(split.shape.size()));
        split.labels.reserve(count);
    }
    for (std::int64_t k = 0; k < images.size(); ++k) {
        Split& split = splitOf(*dataset, kinds[static_cast<std::size_t>(k)]);
        split.pixels.insert(split.pixels.end(), images.image(k),
                            images.image(k) + images.shape().size());
        const auto label = static_cast<std::size_t>(images.labels()[static_cast<std::size_t>(k)]);
        split.labels.push_back(static_cast<decltype(split.labels)::value_type>(labelOf[label]));
    }
    dataset->train.firstId = dataset->validation.size();
    return dataset;
}

void requireAll(const Dataset& dataset, const fs::path& path) {
    if (dataset.classNames.size() < 2)
        throw Error(MessageCode::OneClassOnly, path);
    for (const SplitKind kind : kKinds)
        if (dataset.split(kind).size() == 0)
            throw Error(MessageCode::TooFewForSplits, path,
                        dataset.train.size() + dataset.validation.size() + dataset.test.size());
}

/// Width × height.
std::string sizeOf(const ImageShape& shape) {
    return std::to_string(shape.width) + "×" + std::to_string(shape.height);
}

/// A split that the source has is kept, and what its share would be stays to train with.
std::string madeSplits(const std::vector<SplitKind>& made, const ImportChoices& choices) {
    const SplitShares& shares = choices.shares;
    const std::string how = " by seed " + std::to_string(choices.seed) + ", stratified, ";
    if (made.size() > 1)
        return "missing splits" + how + "train " + std::to_string(shares.train) + ", validation " +
               std::to_string(shares.validation) + ", test " + std::to_string(shares.test);
    const bool isTest = made.front() == SplitKind::Test;
    return (isTest ? "missing test split" : "missing validation split") + how +
           std::to_string(isTest ? shares.test : shares.validation) +
           " percent of the images to train with; " + (isTest ? "validation" : "test") +
           " split as in the source";
}

std::vector<std::string> treatmentOf(const DatasetImport& imported, const ImportChoices& choices) {
    std::vector<std::string> treatment;
    if (imported.isTransposed)
        treatment.push_back("rows and columns exchanged");
    if (imported.resized > 0)
        treatment.push_back(std::to_string(imported.resized) + " images resized to " +
                            sizeOf(imported.dataset->train.shape) + " by area average");
    if (imported.stretched > 0)
        treatment.push_back(std::to_string(imported.stretched) +
                            " images of other proportions stretched to this size");
    if (!imported.made.empty())
        treatment.push_back(madeSplits(imported.made, choices));
    return treatment;
}

DatasetImport asItIs(const fs::path& path) {
    DatasetImport imported;
    imported.dataset = loadDataset(path);
    imported.smallest = imported.largest = imported.dataset->train.shape;
    imported.notes = classNotes(*imported.dataset);
    return imported;
}

DatasetImport readFrom(ImageSource& source, const fs::path& path, const ImportChoices& choices,
                       const ImportStep& step) {
    DatasetImport imported;
    imported.isTransposed = choices.transposes.value_or(source.isTransposed());
    ImageCollector images(choices, imported.isTransposed);
    if (choices.leavesOutDamaged)
        source.leaveOutDamaged();
    std::int64_t done = 0;
    source.read([&](const SourceImage& image) {
        constexpr std::int64_t kImagesPerStep = 64;
        if (done++ % kImagesPerStep == 0)
            step(done - 1, source.count());
        images.add(image);
    });
    if (images.size() == 0)
        throw Error(MessageCode::ExpectedAnImage, path, 0);
    const SplitPlan plan(images, choices);
    auto dataset =
        assembled(images, plan.kinds(), orderedNames(images.names(), source.classNames()));
    dataset->name = source.name();
    requireAll(*dataset, path);
    imported.dataset = dataset;
    imported.resized = images.resized();
    imported.stretched = images.stretched();
    imported.smallest = images.smallest();
    imported.largest = images.largest();
    imported.made = plan.made();
    imported.notes = source.notes();
    for (Message& note : classNotes(*dataset))
        imported.notes.push_back(std::move(note));
    imported.origin = {resolvedPath(path).string(), source.format(),
                       treatmentOf(imported, choices)};
    return imported;
}

}  // namespace

std::vector<Message> classNotes(const Dataset& dataset) {
    std::vector<std::int64_t> counts(dataset.classNames.size());
    for (const auto label : dataset.train.labels)
        ++counts[label];
    std::vector<Message> notes;
    const auto none = std::ranges::find(counts, 0);
    if (none != counts.end())
        notes.push_back({MessageCode::ClassWithoutTraining,
                         dataset.classNames[static_cast<std::size_t>(none - counts.begin())],
                         std::ranges::count(counts, 0)});
    const auto [least, most] = std::ranges::minmax_element(counts);
    constexpr int kUneven = 2;
    if (*least > 0 && *most >= kUneven * *least)
        notes.push_back({MessageCode::ClassesAreUneven,
                         dataset.classNames[static_cast<std::size_t>(most - counts.begin())], *most,
                         dataset.classNames[static_cast<std::size_t>(least - counts.begin())],
                         *least});
    return notes;
}

bool isReadAsItIs(const fs::path& path) {
    if (path.empty() || isImportedDataset(path))
        return true;
    try {
        datasetFiles(path);
        return true;
    } catch (const Error&) {
        return false;
    }
}

DatasetImport importDataset(const fs::path& path, const ImportChoices& choices,
                            const ImportStep& step) {
    UnpackedArchives archives;
    return importDataset(path, choices, step, archives);
}

DatasetImport importDataset(const fs::path& path, const ImportChoices& choices,
                            const ImportStep& step, UnpackedArchives& archives) try {
    if (isReadAsItIs(path) && choices == ImportChoices()) {
        try {
            return asItIs(path);
        } catch (const Error&) {
            if (isImportedDataset(path))
                throw;
        }
    }
    const auto source = openSource(path, step, archives);
    return readFrom(*source, path, choices, step);
} catch (const std::bad_alloc&) {
    throw Error(MessageCode::DatasetExceedsMemory, path);
}

fs::path keepImport(const DatasetImport& imported, const fs::path& library,
                    const ImportStep& step) {
    std::string name;
    for (const char c : imported.dataset->name) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        name += isPlain ? c : '-';
    }
    std::string mark;  // of the content
    for (const char c : fingerprint(*imported.dataset))
        if (c != ' ' && c != '-')
            mark += c;
    const fs::path folder =
        library / (name + "-" + mark.substr(mark.size() - std::min<std::size_t>(mark.size(), 16)));
    if (isImportedDataset(folder))
        return folder;
    std::error_code ignored;
    fs::remove_all(folder, ignored);  // what an import that was cut short has left
    try {
        writeImportedDataset(*imported.dataset, imported.origin, folder, [&step] { step(0, 0); });
    } catch (...) {
        fs::remove_all(folder, ignored);
        throw;
    }
    return folder;
}

}  // namespace centerscope
