// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/EtaClock.h"

namespace docent {

double EtaClock::update(const Progress& progress, double nowSeconds) {
    constexpr double leastSeconds = 0.5;  // before that the rate is that of a first batch
    const auto done = static_cast<double>(progress.done);
    if (progress.total != m_total || done < m_done || static_cast<double>(progress.doneAtStart) > m_doneAtStart) {
        m_total = progress.total;
        m_start = nowSeconds;
        m_doneAtStart = done;
    }
    m_done = done;
    const double elapsed = nowSeconds - m_start;
    const double worked = done - m_doneAtStart;
    if (progress.total <= 0 || worked <= 0 || elapsed < leastSeconds) {
        return -1;
    }
    return (static_cast<double>(progress.total) - done) * elapsed / worked;
}

}  // namespace docent
