// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "base/RunContext.h"

namespace docent {

/// Seconds left of the units that are counted together (one total), from the rate since this process began on them, so
/// that it is right after a resume too; -1 while unknown. Units that are said to have been done before
/// (`doneAtStart`), by a process before this one or by a cache, are not taken for work.
class EtaClock {
public:
    double update(const Progress& progress, double nowSeconds);

private:
    std::int64_t m_total = -1;
    double m_start = 0;
    double m_done = 0;
    double m_doneAtStart = 0;
};

}  // namespace docent
