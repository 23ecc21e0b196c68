// SPDX-License-Identifier: GPL-3.0-or-later
#include "PassiveThreads.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace docent {

void letThreadsSleep() {
    if (std::getenv("OMP_WAIT_POLICY") != nullptr || std::getenv("GOMP_SPINCOUNT") != nullptr) {
        return;
    }
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::string words{std::istreambuf_iterator<char>(file), {}};  // each ends with a NUL
    if (words.empty() || ::setenv("OMP_WAIT_POLICY", "PASSIVE", 1) != 0) {
        return;
    }
    std::vector<char*> arguments;
    for (std::size_t at = 0; at < words.size(); at = words.find('\0', at) + 1) {
        arguments.push_back(words.data() + at);
    }
    arguments.push_back(nullptr);
    ::execv("/proc/self/exe", arguments.data());
    // Where that is not possible, it is only slower.
}

}  // namespace docent
