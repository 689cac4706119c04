// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"

namespace centerscope {

static_assert(std::endian::native == std::endian::little, "safetensors is little-endian");

namespace {

using Json = nlohmann::json;
using HeaderLength = std::uint64_t;

constexpr std::size_t kLongestHeader = std::size_t{16} << 20;
constexpr const char* kMetadata = "__metadata__";

struct TypeName {
    ElementType type;
    const char* name;
    std::size_t bytes;
};
constexpr std::array kTypes{TypeName{ElementType::F32, "F32", 4},
                            TypeName{ElementType::F64, "F64", 8},
                            TypeName{ElementType::I64, "I64", 8}};

const TypeName& typeOf(ElementType type) {
    return *std::ranges::find(kTypes, type, &TypeName::type);
}

/// Reads one file; every Error names it.
class Reader {
public:
    Reader(std::string_view bytes, const std::string& fileName)
        : bytes_(bytes), fileName_(fileName) {}

    SafetensorsFile read() {
        const Json header = readHeader();
        SafetensorsFile file;
        for (const auto& [name, json] : header.items()) {
            if (name == kMetadata)
                file.metadata = readMetadata(json);
            else
                file.tensors.emplace(name, readTensor(name, json));
        }
        checkThatTensorsFillTheFile(file);
        return file;
    }

private:
    /// No header is so long that the last of its eight bytes is a letter.
    static bool isText(HeaderLength length) {
        std::array<unsigned char, sizeof length> bytes{};
        std::memcpy(bytes.data(), &length, sizeof length);
        return std::ranges::all_of(bytes, [](unsigned char byte) {
            return std::isprint(byte) != 0 || std::isspace(byte) != 0;
        });
    }

    Json readHeader() {
        HeaderLength length = 0;
        if (bytes_.size() < sizeof length)
            refuse(MessageCode::SafetensorsTooShort, bytes_.size());
        std::memcpy(&length, bytes_.data(), sizeof length);
        bytes_.remove_prefix(sizeof length);
        if (isText(length))
            throw Error(MessageCode::SafetensorsOfAnotherKind, fileName_);
        if (length > std::min(bytes_.size(), kLongestHeader))
            refuse(MessageCode::SafetensorsHeaderTooLong, std::min(bytes_.size(), kLongestHeader),
                   std::to_string(length));
        const std::string_view text = bytes_.substr(0, length);
        bytes_.remove_prefix(length);
        const Json header = parseHeader(text);
        if (!header.is_object())
            refuseAnotherValue({MessageCode::AJsonObjectAsHeader});
        return header;
    }

    Json parseHeader(std::string_view text) const {
        try {
            return readJson(text, {.depth = 4, .values = 100'000});
        } catch (const Error& error) {
            refuse(MessageCode::InHeader, error.message());
        }
    }

    std::map<std::string, std::string> readMetadata(const Json& json) const {
        if (!json.is_object())
            refuseAnotherValue({MessageCode::TextsAsMetadata});
        std::map<std::string, std::string> metadata;
        for (const auto& [key, value] : json.items()) {
            if (!value.is_string())
                refuseAnotherValue({MessageCode::ATextAsMetadata, key});
            metadata.emplace(key, value.get<std::string>());
        }
        return metadata;
    }

    TensorView readTensor(const std::string& name, const Json& json) const {
        if (!json.is_object() || json.size() != 3 || !json.contains("dtype") ||
            !json.contains("shape") || !json.contains("data_offsets"))
            refuse(MessageCode::AtPlace,
                   Message(MessageCode::ExpectedFound, Message(MessageCode::MembersOfTensor, name),
                           Message(MessageCode::FoundSomethingElse)));
        const auto type = std::ranges::find_if(
            kTypes, [&json](const TypeName& known) { return json["dtype"] == known.name; });
        if (type == kTypes.end())
            refuse(MessageCode::TensorOfUnknownType, name);

        TensorView tensor{type->type, readCounts(name, json["shape"]), {}};
        const std::vector<std::int64_t> offsets = readCounts(name, json["data_offsets"]);
        if (offsets.size() != 2 || offsets[0] > offsets[1] ||
            static_cast<std::size_t>(offsets[1]) > bytes_.size())
            refuse(MessageCode::TensorOutsideFile, name, bytes_.size());
        tensor.bytes = bytes_.substr(static_cast<std::size_t>(offsets[0]),
                                     static_cast<std::size_t>(offsets[1] - offsets[0]));
        if (sizeOf(tensor.shape, type->bytes) != tensor.bytes.size())
            refuse(MessageCode::TensorOfAnotherLength, name, tensor.bytes.size());
        return tensor;
    }

    std::vector<std::int64_t> readCounts(const std::string& name, const Json& json) const {
        std::vector<std::int64_t> counts;
        if (!json.is_array())
            refuseAnotherValue({MessageCode::ArraysOfCountsOfTensor, name});
        for (const Json& count : json) {
            if (!count.is_number_unsigned() || count.get<std::uint64_t>() > INT64_MAX)
                refuseAnotherValue({MessageCode::CountsOfTensor, name});
            counts.push_back(count.get<std::int64_t>());
        }
        return counts;
    }

    /// Bytes of a tensor of this shape; none where that is more than the file.
    std::optional<std::size_t> sizeOf(const std::vector<std::int64_t>& shape,
                                      std::size_t elementBytes) const {
        if (std::ranges::find(shape, 0) != shape.end())
            return 0;
        std::size_t size = elementBytes;
        for (const std::int64_t length : shape) {
            if (static_cast<std::size_t>(length) > bytes_.size() / size)
                return std::nullopt;
            size *= static_cast<std::size_t>(length);
        }
        return size;
    }

    void checkThatTensorsFillTheFile(const SafetensorsFile& file) const {
        std::vector<std::pair<std::size_t, std::size_t>> places;  // begin, end
        for (const auto& [name, tensor] : file.tensors) {
            const auto begin = static_cast<std::size_t>(tensor.bytes.data() - bytes_.data());
            places.emplace_back(begin, begin + tensor.bytes.size());
        }
        std::ranges::sort(places);
        std::size_t end = 0;
        for (const auto& [begin, next] : places) {
            if (begin != end)
                refuse(MessageCode::TensorsWithGap, std::min(begin, end));
            end = next;
        }
        if (end != bytes_.size())
            refuse(MessageCode::TensorsEndEarly, end, bytes_.size());
    }

    template <typename... Values>
    [[noreturn]] void refuse(CodeFor<1 + sizeof...(Values)> code, Values&&... values) const {
        throw Error(code, fileName_, std::forward<Values>(values)...);
    }

    [[noreturn]] void refuseAnotherValue(const Message& expected) const {
        refuse(MessageCode::AtPlace, Message(MessageCode::ExpectedFound, expected,
                                             Message(MessageCode::FoundAnotherValue)));
    }

    std::string_view bytes_;  // what has not been read yet
    const std::string& fileName_;
};

}  // namespace

std::string encodeSafetensors(std::vector<NamedTensor> tensors,
                              const std::map<std::string, std::string>& metadata) {
    std::ranges::stable_sort(tensors, std::ranges::greater(), [](const NamedTensor& named) {
        return typeOf(named.tensor.type).bytes;
    });
    nlohmann::ordered_json header;
    header[kMetadata] = metadata;
    std::size_t end = 0;
    for (const auto& [name, tensor] : tensors) {
        const std::size_t begin = std::exchange(end, end + tensor.bytes.size());
        header[name] = {{"dtype", typeOf(tensor.type).name},
                        {"shape", tensor.shape},
                        {"data_offsets", {begin, end}}};
    }
    std::string text = jsonText(header);
    text.resize((text.size() + 7) / 8 * 8, ' ');  // so that the tensors are aligned
    const HeaderLength length = text.size();
    std::string bytes;
    bytes.reserve(sizeof length + text.size() + end);
    bytes.append(reinterpret_cast<const char*>(&length), sizeof length).append(text);
    for (const NamedTensor& named : tensors)
        bytes.append(named.tensor.bytes);
    return bytes;
}

SafetensorsFile decodeSafetensors(std::string_view bytes, const std::string& fileName) {
    return Reader(bytes, fileName).read();
}

}  // namespace centerscope
