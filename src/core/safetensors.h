// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace centerscope {

/// What the elements of a tensor are: 32- and 64-bit floats, 64-bit integers.
enum class ElementType { F32, F64, I64 };

template <typename T>
constexpr ElementType elementType();
template <>
constexpr ElementType elementType<float>() {
    return ElementType::F32;
}
template <>
constexpr ElementType elementType<double>() {
    return ElementType::F64;
}
template <>
constexpr ElementType elementType<std::int64_t>() {
    return ElementType::I64;
}

/// A tensor inside a safetensors file: row-major, little-endian.
struct TensorView {
    ElementType type = ElementType::F32;
    std::vector<std::int64_t> shape;  ///< empty: one number
    std::string_view bytes;           ///< all its elements, at any alignment
};

struct NamedTensor {
    std::string name;
    TensorView tensor;
};

/// A tensor over numbers that someone else owns.
template <typename T>
TensorView tensorOver(const T* values, std::size_t count, std::vector<std::int64_t> shape) {
    return {elementType<T>(),
            std::move(shape),
            {reinterpret_cast<const char*>(values), count * sizeof(T)}};
}

/// The bytes of a safetensors file: the length of the header as 8 bytes, a JSON header that names
/// type, shape and place of each tensor (metadata under "__metadata__"), then the tensors, those of
/// 8 bytes per element first, so that all are aligned.
std::string encodeSafetensors(std::vector<NamedTensor> tensors,
                              const std::map<std::string, std::string>& metadata);

/// A file that is no sound safetensors file: one sentence that names it, what was expected and what
/// was found.
struct SafetensorsError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A safetensors file as read; the views point into the bytes it was read from.
struct SafetensorsFile {
    std::map<std::string, TensorView> tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads what encodeSafetensors writes and any other file of these element types. Every claim of
/// the header is checked against the bytes that are there before it is believed: the tensors must
/// fill the file without gap or overlap. Throws SafetensorsError with fileName in front.
SafetensorsFile decodeSafetensors(std::string_view bytes, const std::string& fileName);

}  // namespace centerscope
