// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ProcessMemory.h"

#include <unistd.h>

#include <fstream>

namespace docent {

std::uint64_t residentMemory() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t virtualPages = 0;
    std::uint64_t residentPages = 0;
    if (!(statm >> virtualPages >> residentPages)) {
        return 0;
    }
    return residentPages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace docent
