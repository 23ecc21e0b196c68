// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProgressDisplay.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/Files.h"

namespace docent {

namespace {

constexpr double plainPeriodSeconds = 5;
constexpr int barWidth = 20;

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::size_t terminalWidth() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

double fraction(const JobRecord& job) {
    const Progress& progress = job.progress;
    return progress.total > 0
               ? std::clamp(static_cast<double>(progress.done) / static_cast<double>(progress.total), 0.0, 1.0)
               : 0.0;
}

}  // namespace

std::string progressText(const JobRecord& job) {
    const Progress& progress = job.progress;
    std::string text = progress.stage;
    if (progress.total > 0) {
        text += " " + std::to_string(static_cast<int>(std::floor(100 * fraction(job)))) + " %";
    } else if (progress.done > 0) {
        text += " " + std::to_string(progress.done);
    }
    if (!progress.detail.empty()) {
        text += ", " + progress.detail;
    }
    if (progress.imagesPerSecond > 0) {
        text += ", " + std::to_string(std::llround(progress.imagesPerSecond)) + " pictures/s";
    }
    if (job.etaSeconds >= 0) {
        text += ", " + formatDuration(job.etaSeconds) + " left";
    }
    return text;
}

ProgressDisplay::ProgressDisplay() : m_isTerminal(isatty(STDERR_FILENO) != 0) {}

ProgressDisplay::~ProgressDisplay() {
    clear();
}

void ProgressDisplay::show(const std::string& place, const JobRecord& job) {
    if (m_isTerminal) {
        std::string line = place;
        if (job.progress.total > 0) {
            const int filled = static_cast<int>(std::lround(barWidth * fraction(job)));
            line += "[" + std::string(static_cast<std::size_t>(filled), '#') +
                    std::string(static_cast<std::size_t>(barWidth - filled), '.') + "] ";
        }
        line += progressText(job);
        line = line.substr(0, terminalWidth() - 1);
        if (line != m_shown) {
            std::fprintf(stderr, "\r%s\033[K", line.c_str());
            std::fflush(stderr);
            m_shown = line;
        }
        return;
    }
    const std::string stage = place + job.progress.stage;
    if (job.progress.stage.empty() || (stage == m_lastStage && now() - m_lastPlainLine < plainPeriodSeconds)) {
        return;
    }
    m_lastStage = stage;
    m_lastPlainLine = now();
    std::fprintf(stderr, "%s%s\n", place.c_str(), progressText(job).c_str());
}

void ProgressDisplay::say(const std::string& line) {
    clear();
    std::fprintf(stderr, "%s\n", line.c_str());
    std::fflush(stderr);
}

void ProgressDisplay::clear() {
    if (!m_shown.empty()) {
        std::fprintf(stderr, "\r\033[K");
        std::fflush(stderr);
        m_shown.clear();
    }
}

}  // namespace docent
