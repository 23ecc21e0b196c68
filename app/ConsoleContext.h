// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "ProgressDisplay.h"
#include "StopSignal.h"
#include "base/RunContext.h"
#include "jobs/EtaClock.h"

namespace docent {

/// Of work that is no job: shows how far it has come, and stops it at SIGINT and SIGTERM.
class ConsoleContext final : public RunContext {
public:
    [[nodiscard]] bool stopRequested() const override { return StopSignal::isRaised(); }
    void progress(const Progress& progress) override {
        const std::chrono::duration<double> now = std::chrono::steady_clock::now().time_since_epoch();
        m_display.show("", {.progress = progress, .etaSeconds = m_eta.update(progress, now.count())});
    }
    void note(const std::string& sentence) override { say("  " + sentence); }
    /// A line that stays.
    void say(const std::string& line) { m_display.say(line); }

private:
    StopSignal m_stopSignal;
    ProgressDisplay m_display;
    EtaClock m_eta;
};

}  // namespace docent
