// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

/// While one lives, the first SIGINT or SIGTERM is only noted; the second one ends the process at once.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    [[nodiscard]] static bool isRaised();
};

}  // namespace docent
