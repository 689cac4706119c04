// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/known_part.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/error.h"

namespace centerscope {

namespace {

constexpr int kLeftOut = -1;
constexpr std::size_t kFewestClasses = 2;

/// [label of the whole] -> label here, or kLeftOut.
using Relabelling = std::vector<int>;

Split partOf(const Split& whole, const Relabelling& relabelling) {
    const auto isIn = [&](ClassLabel label) { return relabelling[label] != kLeftOut; };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(whole.labels, isIn));
    Split part;
    part.shape = whole.shape;
    part.pixels.reserve(count * static_cast<std::size_t>(whole.shape.size()));
    part.labels.reserve(count);
    part.ids.reserve(count);
    for (std::int64_t index = 0; index < whole.size(); ++index) {
        const ClassLabel label = whole.labels[static_cast<std::size_t>(index)];
        if (!isIn(label))
            continue;
        const std::uint8_t* const image = whole.image(index);
        part.pixels.insert(part.pixels.end(), image, image + whole.shape.size());
        part.labels.push_back(static_cast<ClassLabel>(relabelling[label]));
        part.ids.push_back(whole.id(index));
    }
    return part;
}

std::string listed(const std::vector<std::int64_t>& labels) {
    std::string text;
    for (const std::int64_t label : labels)
        text += (text.empty() ? "" : ", ") + std::to_string(label);
    return text;
}

}  // namespace

void requireHeldOut(const Dataset& whole, const std::vector<std::int64_t>& heldOut) {
    const auto classes = static_cast<std::int64_t>(whole.classNames.size());
    if (heldOut.back() >= classes || heldOut.size() + kFewestClasses > whole.classNames.size())
        throw Error(MessageCode::HeldOutClassesMisfit, whole.name, classes - 1, listed(heldOut));
}

std::shared_ptr<const Dataset> knownPart(std::shared_ptr<const Dataset> dataset,
                                         const std::vector<std::int64_t>& heldOut) {
    std::shared_ptr<const Dataset> whole = dataset->whole ? dataset->whole : dataset;
    if (heldOut.empty())
        return whole;
    requireHeldOut(*whole, heldOut);
    auto known = std::make_shared<Dataset>();
    Relabelling relabelling(whole->classNames.size(), kLeftOut);
    for (std::size_t label = 0; label < whole->classNames.size(); ++label) {
        if (std::ranges::binary_search(heldOut, static_cast<std::int64_t>(label)))
            continue;
        relabelling[label] = static_cast<int>(known->classNames.size());
        known->classNames.push_back(whole->classNames[label]);
        known->labelsOfWhole.push_back(static_cast<std::int64_t>(label));
    }
    known->labelsOfWhole.insert(known->labelsOfWhole.end(), heldOut.begin(), heldOut.end());
    if (dataset->labelsOfWhole == known->labelsOfWhole)
        return dataset;
    known->name = whole->name;
    known->train = partOf(whole->train, relabelling);
    known->validation = partOf(whole->validation, relabelling);
    known->test = partOf(whole->test, relabelling);
    known->whole = std::move(whole);
    for (const Split* split : {&known->train, &known->validation, &known->test})
        if (split->size() == 0)
            throw Error(MessageCode::NothingLeftToLearn, known->name, listed(heldOut));
    return known;
}

Split heldOutImages(const Dataset& knownPart, SplitKind kind) {
    if (!knownPart.whole)
        return {};
    Relabelling relabelling(knownPart.labelsOfWhole.size(), kLeftOut);
    for (std::size_t label = knownPart.classNames.size(); label < relabelling.size(); ++label)
        relabelling[static_cast<std::size_t>(knownPart.fileLabel(label))] = static_cast<int>(label);
    return partOf(knownPart.whole->split(kind), relabelling);
}

}  // namespace centerscope
