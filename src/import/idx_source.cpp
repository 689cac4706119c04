// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/idx_source.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

#include "core/error.h"
#include "core/resolved_path.h"
#include "data/idx_reader.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kImagesAtOnce = 1000;

/// What the name of an IDX file says of where it belongs.
struct IdxName {
    fs::path folder;
    std::string prefix;  // before the word for the split
    std::string split;   // that word; empty: none
};

bool operator<(const IdxName& a, const IdxName& b) {
    return std::tie(a.folder, a.prefix, a.split) < std::tie(b.folder, b.prefix, b.split);
}

std::string withoutGz(const fs::path& path) {
    const std::string name = inLowerCase(path.filename().string());
    return name.ends_with(".gz") ? name.substr(0, name.size() - 3) : name;
}

IdxName idxNameOf(const fs::path& path) {
    const std::string name = withoutGz(path);
    for (const char* word : {"train", "t10k", "test10k", "test50k", "test", "val"}) {
        const std::size_t at = name.find(word);
        if (at == std::string::npos)
            continue;
        const std::size_t end = name.substr(0, at).find_last_not_of("-_.");
        return {path.parent_path(), end == std::string::npos ? "" : name.substr(0, end + 1), word};
    }
    return {path.parent_path(), {}, {}};
}

bool isSameSet(const IdxName& a, const IdxName& b) {
    return a.folder == b.folder && a.prefix == b.prefix;
}

/// Of a file that is there both ways the plain one counts: it comes first.
void put(fs::path& place, const fs::path& file) {
    const bool isSame = !place.empty() && withoutGz(place) == withoutGz(file);
    if (!place.empty() && !isSame)
        throw Error(MessageCode::TwoFilesForOnePlace, file, place.filename());
    if (place.empty())
        place = file;
}

std::map<IdxName, LabelledFiles> pairsOf(const std::vector<FoundFile>& files) {
    std::map<IdxName, LabelledFiles> pairs;
    for (const FoundFile& file : files) {
        if (file.kind == FileKind::IdxImages)
            put(pairs[idxNameOf(file.path)].images, file.path);
        if (file.kind == FileKind::IdxLabels)
            put(pairs[idxNameOf(file.path)].labels, file.path);
    }
    return pairs;
}

/// Which of the sets that lie together. Throws an Error where nothing says which.
IdxName chooseSet(const std::map<IdxName, LabelledFiles>& pairs, const fs::path& chosen) {
    if (!chosen.empty())
        return idxNameOf(chosen);
    const IdxName first = pairs.begin()->first;
    std::string sets;
    for (const auto& [name, pair] : pairs)
        if (!isSameSet(name, first) || sets.empty())
            sets += (sets.empty() ? "" : ", ") +
                    (pair.images.empty() ? pair.labels : pair.images).filename().string();
    if (std::ranges::any_of(pairs, [&](const auto& pair) { return !isSameSet(pair.first, first); }))
        throw Error(MessageCode::SeveralIdxSets, first.folder, sets);
    return first;
}

/// torchvision's folder raw is called like the one above it.
std::string nameOfFolder(const fs::path& folder) {
    const fs::path whole = resolvedPath(folder);
    return (whole.filename() == "raw" ? whole.parent_path() : whole).filename().string();
}

}  // namespace

IdxSource::IdxSource(const std::vector<FoundFile>& files, const fs::path& chosen) {
    const std::map<IdxName, LabelledFiles> pairs = pairsOf(files);
    const IdxName set = chooseSet(pairs, chosen);
    prefix_ = set.prefix;
    name_ = set.prefix.empty() ? nameOfFolder(set.folder) : set.prefix;
    for (const auto& [name, pair] : pairs) {
        if (!isSameSet(name, set))
            continue;
        pair.requireBoth();
        IdxReader images(pair.images, IdxReader::Content::Images);
        IdxReader labels(pair.labels, IdxReader::Content::Labels);
        if (images.count() != labels.count())
            throw Error(MessageCode::NoLabelForEachImage, pair.labels, images.count(),
                        labels.count());
        count_ += images.count();
        parts_.push_back({splitOfFile(name.split), pair.images, pair.labels});
    }
}

void IdxSource::read(const Take& take) {
    for (const LabelledFiles& part : parts_)
        readPart(part, take);
}

void IdxSource::readPart(const LabelledFiles& part, const Take& take) const {
    IdxReader labelReader(part.labels, IdxReader::Content::Labels);
    const std::vector<std::int64_t> labels = labelReader.readLabels();
    labelReader.finish();
    IdxReader reader(part.images, IdxReader::Content::Images);
    if (static_cast<std::int64_t>(labels.size()) != reader.count())
        throw Error(MessageCode::NoLabelForEachImage, part.labels, reader.count(), labels.size());
    for (std::int64_t first = 0; first < reader.count(); first += kImagesAtOnce) {
        const std::int64_t images = std::min(kImagesAtOnce, reader.count() - first);
        const std::vector<std::uint8_t> pixels = reader.readImages(images);
        for (std::int64_t k = 0; k < images; ++k)
            take({pixels.data() + k * reader.shape().size(), reader.shape(),
                  labelText(labels[static_cast<std::size_t>(first + k)]), part.split});
    }
    reader.finish();
}

bool IdxSource::isTransposed() const {
    return prefix_.starts_with("emnist");
}

/// EMNIST's labels stand for characters (Cohen et al., "EMNIST: an extension of MNIST to
/// handwritten letters", 2017): in "letters" 1 to 26 for both cases of a letter, in "balanced" and
/// "bymerge" the small letters that look like capital ones are left out.
std::string IdxSource::labelText(std::int64_t label) const {
    constexpr std::string_view kAll =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    constexpr std::string_view kMerged = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";
    const bool isMerged = prefix_ == "emnist-balanced" || prefix_ == "emnist-bymerge";
    const bool isLetters = prefix_ == "emnist-letters";
    const std::string_view names = isMerged                      ? kMerged
                                   : isLetters                   ? kAll.substr(9, 27)
                                   : prefix_ == "emnist-byclass" ? kAll
                                                                 : std::string_view();
    const bool isNamed =
        label >= (isLetters ? 1 : 0) && label < static_cast<std::int64_t>(names.size());
    return isNamed ? std::string(1, names[static_cast<std::size_t>(label)]) : std::to_string(label);
}

}  // namespace centerscope
