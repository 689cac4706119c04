// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_label.h"

#include <system_error>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "core/write_whole.h"
#include "runs/run_files.h"
#include "runs/run_json.h"

namespace centerscope {

namespace {

RunLabel readLabel(const nlohmann::json& json) {
    RunLabel label{
        .name = textMember(json, "name"), .note = textMember(json, "note"), .isKept = false};
    const nlohmann::json& kept = member(json, "kept");
    if (!kept.is_boolean())
        refuseMember("kept", {MessageCode::TrueOrFalse});
    label.isKept = kept.get<bool>();
    return label;
}

}  // namespace

RunLabel parseRunLabel(std::string_view json, const std::string& fileName) {
    return readAt(fileName, [&json] { return readLabel(readJson(json, {.depth = 2})); });
}

std::string runLabelJson(const RunLabel& label) {
    const nlohmann::ordered_json json{
        {"name", label.name}, {"note", label.note}, {"kept", label.isKept}};
    return jsonText(json, 2) + "\n";
}

void writeRunLabel(const std::filesystem::path& folder, const RunLabel& label) {
    setUnreadableAside(folder / kLabelFile, [&folder] { loadRunLabel(folder); });
    writeWhole(folder / kLabelFile, runLabelJson(label));
}

RunLabel loadRunLabel(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / kLabelFile;
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return {};
    return parseRunLabel(readRunFile(file), file.string());
}

RunLabel readableRunLabel(const std::filesystem::path& folder, std::optional<Message>& problem) {
    try {
        return loadRunLabel(folder);
    } catch (const Error& error) {
        problem = Message(MessageCode::PassedOver, error.message());
        return {};
    }
}

}  // namespace centerscope
