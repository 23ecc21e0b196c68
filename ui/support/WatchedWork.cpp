// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WatchedWork.h"

#include <chrono>

#include "support/CoreText.h"

namespace docent {
namespace {

constexpr int lookMilliseconds = 80;

double nowSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

WatchedWork::WatchedWork(QObject* parent) : QObject(parent) {
    m_timer.setInterval(lookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &WatchedWork::look);
}

WatchedWork::~WatchedWork() {
    stop();
}

void WatchedWork::begin() {
    m_board = std::make_shared<Board<Progress>>();
    m_eta = EtaClock();
    m_stage.clear();
    m_timer.start();
}

void WatchedWork::end() {
    m_task.reset();
    m_timer.stop();
}

void WatchedWork::stop() {
    if (m_task) {
        m_task->cancel();
    }
    end();
}

void WatchedWork::look() {
    const Progress progress = m_board->take();
    if (progress.stage.empty()) {
        return;
    }
    if (m_stage != coreText(progress.stage)) {
        m_stage = coreText(progress.stage);
        m_eta = EtaClock();  // the units of another stage take another time
    }
    Q_EMIT progressed(progress, m_eta.update(progress, nowSeconds()));
}

QString progressText(const Progress& progress, double etaSeconds) {
    const QString text = progress.total > 0
                             ? WatchedWork::tr("%1: %2 of %3")
                                   .arg(coreText(progress.stage), number(progress.done), number(progress.total))
                             : coreText(progress.stage);
    return etaSeconds >= 1 ? WatchedWork::tr("%1, %2 left").arg(text, duration(etaSeconds)) : text;
}

}  // namespace docent
