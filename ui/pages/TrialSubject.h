// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "jobs/Trial.h"
#include "support/Background.h"
#include "support/Watched.h"

namespace docent {

/// A picture to be tried: a file, or pixels from the clipboard.
struct TrialPicture {
    QString name;
    std::filesystem::path file;             ///< empty where there is none
    std::shared_ptr<const Picture> pixels;  ///< of a picture without a file

    /// At least `size` pixels on its shorter side, where it has so many. Throws Error whose text is a reason.
    [[nodiscard]] Picture decode(int size) const;
};

/// One model that pictures are tried with. Its weights are read, and its task's training pictures looked at, when the
/// first picture comes, in the background.
class TrialSubject final : public QObject {
    Q_OBJECT
public:
    TrialSubject(const Workspace& workspace, const RunRecord& run, QObject* parent = nullptr);
    TrialSubject(const std::filesystem::path& exportedModel, QObject* parent = nullptr);
    ~TrialSubject() override;

    /// False for an exported model.
    [[nodiscard]] bool hasTrainingPictures() const { return m_workspace.has_value(); }
    /// Replaces what is under way.
    void tryPicture(const TrialPicture& picture);

Q_SIGNALS:
    /// `seen`: the square that the model was given.
    void answered(const docent::TrialAnswer& answer, const std::vector<std::string>& classes, const QImage& seen);
    /// `usualDistance` as TrainingNeighbours has it.
    void neighboursFound(const std::vector<docent::NearPicture>& pictures, double usualDistance);
    void neighboursProgressed(const docent::Progress& progress);
    void neighboursFailed(const QString& problem);
    void failed(const QString& problem);

private:
    void prepareNeighbours();
    void findNeighbours();

    std::optional<Workspace> m_workspace;
    RunRecord m_run;
    std::filesystem::path m_path;
    std::shared_ptr<const TrialModel> m_model;
    std::shared_ptr<const TrainingNeighbours> m_neighbours;
    std::vector<float> m_embedding;  ///< of the picture that is tried; empty until it is answered
    BackgroundHandle m_answering;
    BackgroundHandle m_preparing;
    BackgroundHandle m_searching;
    std::shared_ptr<Board<Progress>> m_progress;
    QTimer m_timer;
};

}  // namespace docent
