// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/safetensors.h"
#include "runs/checkpoint.h"

using namespace centerscope;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

std::string mutated(std::string text, std::size_t most) {
    const std::size_t size = text.size();
    text.resize(std::max(size, most));
    text.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(text.data()), size, text.size()));
    return text;
}

/// A sound safetensors file with one text of its metadata or one tensor's numbers changed; none
/// where the bytes are no such file. Blind changes of bytes hardly ever get past its header.
std::optional<std::string> mutatedInside(std::string_view bytes, unsigned choice) {
    constexpr std::size_t kGrowth = 64;
    try {
        SafetensorsFile file = decodeSafetensors(bytes, "mutated");
        std::vector<NamedTensor> tensors;
        for (const auto& [name, tensor] : file.tensors)
            tensors.push_back({name, tensor});
        std::string numbers;  // a changed tensor's
        const std::size_t parts = file.metadata.size() + tensors.size();
        const std::size_t part = parts == 0 ? 0 : choice % parts;
        if (part < file.metadata.size()) {
            std::string& text = std::next(file.metadata.begin(), static_cast<long>(part))->second;
            text = mutated(text, text.size() + kGrowth);
        } else if (part < parts) {
            std::string_view& of = tensors[part - file.metadata.size()].tensor.bytes;
            numbers = mutated(std::string(of), of.size());
            numbers.resize(of.size());
            of = numbers;
        }
        return encodeSafetensors(std::move(tensors), file.metadata);
    } catch (const std::exception&) {  // no such file, or a text that is no UTF-8 any more
        return std::nullopt;
    }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
    constexpr unsigned kBlindly = 4;  // one in so many
    if (seed % kBlindly != 0) {
        const auto bytes =
            mutatedInside({reinterpret_cast<const char*>(data), size}, seed / kBlindly);
        if (bytes && bytes->size() <= most) {
            std::ranges::copy(*bytes, data);
            return bytes->size();
        }
    }
    return LLVMFuzzerMutate(data, size, most);
}

/// A checkpoint is refused with an Error, or reads back as it is written, and the run can continue
/// from it. Its checksum is put right first, so that more than it is tried.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        std::string bytes(reinterpret_cast<const char*>(data), size);
        renewChecksum(bytes);
        const Checkpoint read = parseCheckpoint(bytes, "fuzz");
        const std::string written = checkpointBytes(read.config, read.state);
        if (parseCheckpoint(written, "written") != read)
            std::abort();
        TrainingState<float> state = read.state;
        ++state.step;
        state.halvingRule.nextAfter(state.step);
        state.plateau.stepsLeft(state.halvingRule, state.step);
        state.plateau.observeTrainingLoss(state.halvingRule, state.step, 1);
    } catch (const Error&) {
    }
    return 0;
}
