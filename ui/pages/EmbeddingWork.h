// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "jobs/Embedding.h"
#include "selection/Projection.h"
#include "support/WatchedWork.h"

namespace docent {

/// Embeds pictures and lays them out in the background, and tells how it goes.
class EmbeddingWork final : public QObject {
    Q_OBJECT
public:
    explicit EmbeddingWork(QObject* parent = nullptr);
    ~EmbeddingWork() override;

    /// Replaces what is under way. Embeddings that are at hand are used again; those that are not in the workspace's
    /// cache are computed only where `mayCompute` is set, else missing() is told.
    void start(const Workspace& workspace, const EmbedOptions& embedding, const ProjectionOptions& projection,
               bool mayCompute);
    void stop();
    /// Forgets the embeddings that are at hand.
    void forget();
    [[nodiscard]] bool isRunning() const { return m_work->isRunning(); }
    [[nodiscard]] const std::shared_ptr<const EmbeddedPictures>& pictures() const { return m_pictures; }

Q_SIGNALS:
    /// The embeddings have not been computed yet.
    void missing();
    /// Where the pictures() lie so far, [n, 2]; called again and again while a layout settles.
    void settling(const std::vector<double>& positions);
    void finished(const docent::Projection& projection);
    void failed(const QString& problem);
    /// `etaSeconds`: to the end of this stage, -1 where it is not known.
    void progressed(const docent::Progress& progress, double etaSeconds);

private:
    struct Layout {
        std::shared_ptr<const EmbeddedPictures> pictures;
        std::vector<double> positions;
    };
    struct Outcome {
        std::shared_ptr<const EmbeddedPictures> pictures;  ///< null where they are missing
        Projection projection;
    };
    void look();
    void finish(Outcome outcome);

    WatchedWork* m_work;
    std::shared_ptr<Board<Layout>> m_layout;
    std::shared_ptr<const EmbeddedPictures> m_pictures;
    EmbedOptions m_held;  ///< that m_pictures are of
    QTimer m_timer;
};

}  // namespace docent
