// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

/// While it lives, Ctrl-C, SIGTERM and a closed terminal ask for a stop instead of killing the
/// program. A signal that is ignored already stays so, as nohup has it.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// How often a stop was asked for.
    int count() const;
};

}  // namespace centerscope
