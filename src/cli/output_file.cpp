// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_file.h"

#include <system_error>

#include "cli/usage_error.h"
#include "session/file_name.h"

namespace centerscope {

void requireNoInput(const char* option, const std::filesystem::path& output,
                    const std::vector<std::filesystem::path>& inputs) {
    for (const std::filesystem::path& input : inputs) {
        std::error_code missing;  // then nothing is written over
        if (std::filesystem::equivalent(output, input, missing))
            throw UsageError{QString("--%1 would write over \"%2\", which the command or its run "
                                     "is made of: choose another file.")
                                 .arg(option, textOf(input))};
    }
}

}  // namespace centerscope
