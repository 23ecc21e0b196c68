// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/EmbeddingWork.h"

#include <chrono>
#include <utility>

namespace docent {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int lookMilliseconds = 80;

bool isSame(const EmbedOptions& a, const EmbedOptions& b) {
    return a.dataset == b.dataset && a.model == b.model && a.isRun == b.isRun && a.part == b.part;
}

}  // namespace

EmbeddingWork::EmbeddingWork(QObject* parent) : QObject(parent), m_work(new WatchedWork(this)) {
    connect(m_work, &WatchedWork::progressed, this, &EmbeddingWork::progressed);
    m_timer.setInterval(lookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &EmbeddingWork::look);
}

EmbeddingWork::~EmbeddingWork() {
    stop();
}

void EmbeddingWork::stop() {
    m_work->stop();
    m_timer.stop();
}

void EmbeddingWork::forget() {
    stop();
    m_pictures.reset();
}

void EmbeddingWork::start(const Workspace& workspace, const EmbedOptions& embedding,
                          const ProjectionOptions& projection, bool mayCompute) {
    stop();
    if (!isSame(embedding, m_held)) {
        m_pictures.reset();
    }
    m_held = embedding;
    m_layout = std::make_shared<Board<Layout>>();
    const auto work = [workspace, embedding, projection, mayCompute, pictures = m_pictures,
                       layouts = m_layout](RunContext& context) mutable {
        if (!pictures && mayCompute) {
            pictures = std::make_shared<const EmbeddedPictures>(embedPictures(workspace, embedding, context));
        } else if (!pictures) {
            if (auto cached = cachedEmbeddings(workspace, embedding, context)) {
                pictures = std::make_shared<const EmbeddedPictures>(std::move(*cached));
            }
        }
        Outcome outcome{.pictures = pictures, .projection = {}};
        if (pictures) {
            Clock::time_point last;
            outcome.projection =
                project(pictures->embeddings, projection, context, [&](const std::vector<double>& positions, int) {
                    if (const auto now = Clock::now(); now - last > std::chrono::milliseconds(lookMilliseconds)) {
                        last = now;
                        layouts->put({.pictures = pictures, .positions = positions});
                    }
                });
        }
        return outcome;
    };
    m_work->start(
        work, [this](Outcome outcome) { finish(std::move(outcome)); },
        [this](const QString& problem) {
            stop();
            Q_EMIT failed(problem);
        });
    m_timer.start();
}

void EmbeddingWork::look() {
    Layout layout = m_layout->take();
    if (layout.pictures) {
        m_pictures = std::move(layout.pictures);
        Q_EMIT settling(layout.positions);
    }
}

void EmbeddingWork::finish(Outcome outcome) {
    m_timer.stop();
    m_pictures = std::move(outcome.pictures);
    if (m_pictures) {
        Q_EMIT finished(outcome.projection);
    } else {
        Q_EMIT missing();
    }
}

}  // namespace docent
