// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/dataset.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>
#include <utility>
#include <zlib.h>

#include "core/rng.h"

namespace centerscope {

namespace {

uLong checksumOf(const std::vector<ClassLabel>& labels) {
    const bool isInBytes =
        std::ranges::all_of(labels, [](ClassLabel label) { return label < 256; });
    std::vector<std::uint8_t> bytes;
    bytes.reserve(labels.size() * sizeof(ClassLabel));
    for (const ClassLabel label : labels) {
        bytes.push_back(static_cast<std::uint8_t>(label & 0xff));
        if (!isInBytes)
            bytes.push_back(static_cast<std::uint8_t>(label >> 8));
    }
    return crc32_z(0, bytes.data(), bytes.size());
}

}  // namespace

std::optional<std::int64_t> Split::indexOf(std::int64_t id) const {
    const auto found = std::ranges::lower_bound(ids, id);
    const std::int64_t index = ids.empty() ? id - firstId : found - ids.begin();
    const bool isHere = index >= 0 && index < size() && this->id(index) == id;
    return isHere ? std::optional(index) : std::nullopt;
}

const Split& Dataset::split(SplitKind kind) const {
    switch (kind) {
        case SplitKind::Train:
            return train;
        case SplitKind::Validation:
            return validation;
        case SplitKind::Test:
            break;
    }
    return test;
}

std::string fingerprint(const Dataset& dataset) {
    if (dataset.whole)
        return fingerprint(*dataset.whole);
    std::string text;
    for (const Split* split : {&dataset.train, &dataset.validation, &dataset.test}) {
        std::array<char, 64> part{};
        std::snprintf(part.data(), part.size(), "%s%lld-%08lx-%08lx", text.empty() ? "" : " ",
                      static_cast<long long>(split->size()),
                      crc32_z(0, split->pixels.data(), split->pixels.size()),
                      checksumOf(split->labels));
        text += part.data();
    }
    return text;
}

std::vector<std::int64_t> allIndices(const Split& split) {
    std::vector<std::int64_t> indices(static_cast<std::size_t>(split.size()));
    std::iota(indices.begin(), indices.end(), std::int64_t{0});
    return indices;
}

std::vector<std::int64_t> fixedSample(const Split& split, std::int64_t count, std::uint64_t seed) {
    std::vector<std::int64_t> indices = allIndices(split);
    const Rng rng(seed, RandomPurpose::SampleChoice);
    const std::size_t chosen = std::min(indices.size(), static_cast<std::size_t>(count));
    for (std::size_t k = 0; k < chosen; ++k)  // the first places of a Fisher–Yates shuffle
        std::swap(indices[k], indices[k + rng.below(indices.size() - k, k)]);
    indices.resize(chosen);
    return indices;
}

}  // namespace centerscope
