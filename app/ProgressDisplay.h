// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>

#include "jobs/JobRecord.h"

namespace docent {

/// Shows how jobs stand on stderr: one line that is drawn anew with a bar and the time left on a terminal, a plain line
/// every few seconds elsewhere.
class ProgressDisplay {
public:
    ProgressDisplay();
    ~ProgressDisplay();
    ProgressDisplay(const ProgressDisplay&) = delete;
    ProgressDisplay& operator=(const ProgressDisplay&) = delete;

    /// `place`: "[2/8] " before the title, or nothing.
    void show(const std::string& place, const JobRecord& job);
    /// A line that stays.
    void say(const std::string& line);

private:
    void clear();

    bool m_isTerminal;
    std::string m_shown;  ///< what the terminal's line holds now
    std::string m_lastStage;
    double m_lastPlainLine = 0;
};

/// "Training, epoch 3 of 10, loss 1.23: 43 %, 2 min 10 s left"
[[nodiscard]] std::string progressText(const JobRecord& job);

}  // namespace docent
