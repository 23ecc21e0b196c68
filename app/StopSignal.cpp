// SPDX-License-Identifier: GPL-3.0-or-later
#include "StopSignal.h"

#include <csignal>

namespace docent {

namespace {

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t raised = 0;

void setHandlers(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

void onSignal(int) {
    raised = 1;
    setHandlers(SIG_DFL);
}

}  // namespace

StopSignal::StopSignal() {
    raised = 0;
    setHandlers(onSignal);
}

StopSignal::~StopSignal() {
    setHandlers(SIG_DFL);
}

bool StopSignal::isRaised() {
    return raised != 0;
}

}  // namespace docent
