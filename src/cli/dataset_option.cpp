// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/dataset_option.h"

#include <cstdio>
#include <unistd.h>

#include "cli/interrupt.h"
#include "core/error.h"
#include "core/resolved_path.h"
#include "session/user_runs.h"

namespace centerscope {

namespace fs = std::filesystem;

DatasetImport importWithProgress(const fs::path& path, const ImportChoices& choices) {
    const Interrupt interrupt;
    const bool isTerminal = isatty(STDERR_FILENO) != 0;
    const auto step = [&](std::int64_t done, std::int64_t total) {
        if (interrupt.count() > 0)
            throw ImportCancelled();
        constexpr std::int64_t kPerLine = 1024;
        if (isTerminal && total > 0 && done % kPerLine == 0)
            std::fprintf(stderr, "\r%lld of %lld images", static_cast<long long>(done),
                         static_cast<long long>(total));
    };
    try {
        DatasetImport imported = importDataset(path, choices, step);
        if (isTerminal)
            std::fputs("\r\033[K", stderr);
        return imported;
    } catch (const ImportCancelled&) {
        throw Error(MessageCode::ImportWasCancelled, path);
    }
}

std::optional<fs::path> datasetOption(const OptionValues& values, const char* name) {
    const auto given = values.path(name);
    std::error_code unreadable;
    if (!given || isReadAsItIs(*given) || !fs::exists(*given, unreadable))
        return given ? std::optional(resolvedPath(*given)) : std::nullopt;
    return keepImport(importWithProgress(*given, {}), userDatasets());
}

}  // namespace centerscope
