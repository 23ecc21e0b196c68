// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <cstdint>

namespace docent {

/// Sends `signal` to `process`; false where there is none such. A QProcess that has ended has the id 0, which kill(2)
/// takes for the caller's whole group: the test, ctest, and the script that called it.
inline bool sendSignal(std::int64_t process, int signal) {
    return process > 1 && ::kill(static_cast<pid_t>(process), signal) == 0;
}

}  // namespace docent
