// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TrialSubject.h"

#include <utility>

#include "data/ImageDecoder.h"
#include "dialogs/PictureDialog.h"

namespace docent {
namespace {

constexpr int shownNeighbours = 8;
constexpr int lookMilliseconds = 120;

void cancel(BackgroundHandle& task) {
    if (task) {
        task->cancel();
        task.reset();
    }
}

}  // namespace

Picture TrialPicture::decode(int size) const {
    return pixels ? *pixels : decodePictureFile(file, size);
}

TrialSubject::TrialSubject(const Workspace& workspace, const RunRecord& run, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_run(run) {
    m_timer.setInterval(lookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (const Progress progress = m_progress->take(); !progress.stage.empty()) {
            Q_EMIT neighboursProgressed(progress);
        }
    });
}

TrialSubject::TrialSubject(const std::filesystem::path& exportedModel, QObject* parent)
    : QObject(parent), m_path(exportedModel) {}

TrialSubject::~TrialSubject() {
    cancel(m_answering);
    cancel(m_preparing);
    cancel(m_searching);
}

void TrialSubject::tryPicture(const TrialPicture& picture) {
    cancel(m_answering);
    cancel(m_searching);
    m_embedding.clear();
    struct Outcome {
        std::shared_ptr<const TrialModel> model;
        TrialAnswer answer;
        QImage seen;
    };
    m_answering = runInBackground(
        this,
        [model = m_model, workspace = m_workspace, run = m_run, path = m_path, picture](RunContext& context) mutable {
            if (!model) {
                model = workspace ? std::make_shared<const TrialModel>(*workspace, run)
                                  : std::make_shared<const TrialModel>(path);
            }
            context.checkStop();
            const Picture decoded = picture.decode(model->imageSize());
            return Outcome{model, model->classify(decoded), toImage(model->asSeen(decoded))};
        },
        [this](const Outcome& outcome) {
            m_answering.reset();
            m_model = outcome.model;
            Q_EMIT answered(outcome.answer, m_model->classes(), outcome.seen);
            m_embedding = outcome.answer.embedding;
            if (m_workspace && !m_embedding.empty()) {
                findNeighbours();
            }
        },
        [this](const QString& problem) {
            m_answering.reset();
            Q_EMIT failed(problem);
        });
}

void TrialSubject::prepareNeighbours() {
    m_progress = std::make_shared<Board<Progress>>();
    m_timer.start();
    m_preparing = runInBackground(
        this,
        [workspace = *m_workspace, run = m_run, board = m_progress](RunContext& task) {
            const LongTask room;
            WatchedContext context(task, board);
            return std::make_shared<const TrainingNeighbours>(workspace, run, context);
        },
        [this](const std::shared_ptr<const TrainingNeighbours>& neighbours) {
            m_preparing.reset();
            m_timer.stop();
            m_neighbours = neighbours;
            if (!m_embedding.empty()) {
                findNeighbours();
            }
        },
        [this](const QString& problem) {
            m_preparing.reset();
            m_timer.stop();
            Q_EMIT neighboursFailed(problem);
        });
}

void TrialSubject::findNeighbours() {
    if (!m_neighbours) {
        // Under way, it goes on whatever picture is tried meanwhile.
        if (!m_preparing) {
            prepareNeighbours();
        }
        return;
    }
    m_searching = runInBackground(
        this,
        [neighbours = m_neighbours, embedding = m_embedding](RunContext&) {
            return neighbours->nearest(embedding, shownNeighbours);
        },
        [this](const std::vector<NearPicture>& nearest) {
            m_searching.reset();
            Q_EMIT neighboursFound(nearest, m_neighbours->usualDistance());
        },
        [this](const QString& problem) {
            m_searching.reset();
            Q_EMIT neighboursFailed(problem);
        });
}

}  // namespace docent
