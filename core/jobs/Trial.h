// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"
#include "data/ImageSource.h"
#include "transfer/RunRecord.h"
#include "workspace/Workspace.h"

namespace docent {

class ExportedModel;

/// What a model says of one picture.
struct TrialAnswer {
    std::vector<float> probabilities;  ///< in the order of the model's classes
    std::vector<float> embedding;      ///< empty where the model file does not give it
};

/// A class and how probable it is.
struct NamedProbability {
    std::string label;  ///< path, "animals/birds/owl"
    double probability = 0;
};

/// The `count` most probable classes, the most probable first; of equals the first in the model's order.
[[nodiscard]] std::vector<NamedProbability> mostProbable(const std::vector<std::string>& classes,
                                                         const std::vector<float>& probabilities, int count);
/// To the six digits that do not change with the pictures that are computed beside one.
[[nodiscard]] double roundedProbability(double probability);
/// The sums below each branch: classes are added up by the first `level` parts of their paths (>= 1), the most probable
/// branch first.
[[nodiscard]] std::vector<NamedProbability> branchProbabilities(const std::vector<std::string>& classes,
                                                                const std::vector<float>& probabilities, int level);

/// A run of the workspace or an exported model, with its weights in memory, that names any picture. Its functions may
/// be called from several threads at once.
class TrialModel {
public:
    /// Throws Error for a run that has no weights.
    TrialModel(const Workspace& workspace, const RunRecord& run);
    /// A folder that an export wrote, or a model file in it. Throws Error as ExportedModel does.
    explicit TrialModel(const std::filesystem::path& folderOrFile);
    /// An expert of a file that holds many. Throws Error as CombinedModel does.
    TrialModel(const std::filesystem::path& combinedFile, const std::string& expert);
    ~TrialModel();
    TrialModel(TrialModel&&) noexcept;
    TrialModel& operator=(TrialModel&&) noexcept;

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] const std::vector<std::string>& classes() const;
    [[nodiscard]] int imageSize() const;
    /// The model file that was opened.
    [[nodiscard]] const std::filesystem::path& file() const;
    /// The square that the model is given.
    [[nodiscard]] Picture asSeen(const Picture& picture) const;
    [[nodiscard]] TrialAnswer classify(const Picture& picture) const;
    /// The model itself, for what classifies many pictures.
    [[nodiscard]] const ExportedModel& exported() const { return *m_model; }

private:
    std::unique_ptr<ExportedModel> m_model;
};

/// A training picture near one that was tried.
struct NearPicture {
    std::int64_t image = 0;  ///< index in the task's catalog
    std::string location;
    std::string label;    ///< path
    double distance = 0;  ///< Euclidean, between embeddings
};

/// The training pictures of a run's task as the run's own network sees them.
class TrainingNeighbours {
public:
    /// Takes the embeddings from the workspace's cache, or computes and keeps them there: each training picture goes
    /// through the network once. Throws Error when the task or its pictures are gone, Stopped when `context` asks.
    TrainingNeighbours(const Workspace& workspace, const RunRecord& run, RunContext& context);

    /// The `count` nearest, nearest first. Throws Error for an embedding of another size.
    [[nodiscard]] std::vector<NearPicture> nearest(const std::vector<float>& embedding, int count) const;
    /// 99 of 100 training pictures have another one nearer than this: a picture whose nearest is farther away is unlike
    /// anything in the training pictures.
    [[nodiscard]] double usualDistance() const { return m_usualDistance; }
    [[nodiscard]] std::int64_t size() const { return m_embeddings.rows; }

private:
    std::vector<NearPicture> m_pictures;
    Matrix m_embeddings;
    double m_usualDistance = 0;
};

}  // namespace docent
