// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Trial.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <numeric>

#include "data/ImageDecoder.h"
#include "exporting/CombinedModel.h"
#include "jobs/Embedding.h"
#include "jobs/OpenedDataset.h"
#include "jobs/Operations.h"
#include "selection/Knn.h"
#include "selection/Neighbours.h"

namespace docent {

namespace {

constexpr double usualPart = 0.99;

std::string firstParts(const std::string& path, int level) {
    std::size_t end = 0;
    for (int part = 0; part < level && end != std::string::npos; ++part) {
        end = path.find('/', part == 0 ? 0 : end + 1);
    }
    return path.substr(0, end);
}

void sortByProbability(std::vector<NamedProbability>& named) {
    std::stable_sort(named.begin(), named.end(), [](const NamedProbability& a, const NamedProbability& b) {
        return a.probability > b.probability;
    });
}

std::unique_ptr<ExportedModel> openRun(const Workspace& workspace, const RunRecord& run) {
    if (run.state == ModelState::Training || run.weightsHash.empty()) {
        throw Error("The run '" + run.name + "' has no weights yet", howToFinish(workspace, run.name));
    }
    return openRunModel(run, workspace.runs().weights(run.name));
}

}  // namespace

std::vector<NamedProbability> mostProbable(const std::vector<std::string>& classes,
                                           const std::vector<float>& probabilities, int count) {
    std::vector<NamedProbability> named;
    for (std::size_t i = 0; i < std::min(classes.size(), probabilities.size()); ++i) {
        named.push_back({classes[i], static_cast<double>(probabilities[i])});
    }
    sortByProbability(named);
    named.resize(std::min(named.size(), static_cast<std::size_t>(std::max(count, 0))));
    return named;
}

double roundedProbability(double probability) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", probability);
    return std::strtod(text, nullptr);
}

std::vector<NamedProbability> branchProbabilities(const std::vector<std::string>& classes,
                                                  const std::vector<float>& probabilities, int level) {
    std::vector<NamedProbability> branches;
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < std::min(classes.size(), probabilities.size()); ++i) {
        const std::string branch = firstParts(classes[i], std::max(level, 1));
        const auto [place, isNew] = places.emplace(branch, branches.size());
        if (isNew) {
            branches.push_back({branch, 0});
        }
        branches[place->second].probability += static_cast<double>(probabilities[i]);
    }
    sortByProbability(branches);
    return branches;
}

TrialModel::TrialModel(const Workspace& workspace, const RunRecord& run) : m_model(openRun(workspace, run)) {}
TrialModel::TrialModel(const std::filesystem::path& folderOrFile) : m_model(openExportedModel(folderOrFile)) {}
TrialModel::TrialModel(const std::filesystem::path& combinedFile, const std::string& expert)
    : m_model(openCombinedModel(combinedFile)->expert(expert)) {}
TrialModel::~TrialModel() = default;
TrialModel::TrialModel(TrialModel&&) noexcept = default;
TrialModel& TrialModel::operator=(TrialModel&&) noexcept = default;

const std::string& TrialModel::name() const {
    return m_model->name();
}
const std::vector<std::string>& TrialModel::classes() const {
    return m_model->classes();
}
int TrialModel::imageSize() const {
    return m_model->imageSize();
}
const std::filesystem::path& TrialModel::file() const {
    return m_model->file();
}
Picture TrialModel::asSeen(const Picture& picture) const {
    return resizePicture(picture, imageSize(), m_model->resizeRule());
}

TrialAnswer TrialModel::classify(const Picture& picture) const {
    ClassifiedPictures prediction = m_model->predict({picture});
    return {.probabilities = std::move(prediction.probabilities.values),
            .embedding = std::move(prediction.embeddings.values)};
}

TrainingNeighbours::TrainingNeighbours(const Workspace& workspace, const RunRecord& run, RunContext& context) {
    const OpenedDataset task = openDataset(workspace, run.task, run.imageSize, context, run.resize);
    if (selectImages(task.catalog, task.cache, Split::Train).hash() != run.dataHash) {
        throw Error("The task '" + run.task + "' has other training pictures than when '" + run.name +
                        "' was fine-tuned on it, so what it learned from is not known any more",
                    "Fine-tune again, or look at no neighbours");
    }
    // In single precision, as pictures are classified.
    EmbeddedPictures embedded = embedPictures(
        workspace, {.dataset = run.task, .model = run.name, .isRun = true, .precision = Precision::Float32}, context);
    const Catalog& catalog = task.catalog;
    for (const std::int64_t index : embedded.images) {
        const ImageRecord& image = catalog.images.at(static_cast<std::size_t>(index));
        m_pictures.push_back(
            {.image = index, .location = image.location, .label = catalog.hierarchy.path(image.label)});
    }
    m_embeddings = std::move(embedded.embeddings);
    if (m_embeddings.rows < 2) {
        return;
    }
    const std::vector<std::int64_t> labels(static_cast<std::size_t>(m_embeddings.rows), 0);
    const KnnResult knn = leaveOneOutNearestNeighbour(m_embeddings, labels, context);
    std::vector<double> distances;
    for (std::int64_t i = 0; i < m_embeddings.rows; ++i) {
        const float* a = m_embeddings.row(i);
        const float* b = m_embeddings.row(knn.neighbours[static_cast<std::size_t>(i)]);
        double sum = 0;
        for (std::int64_t j = 0; j < m_embeddings.columns; ++j) {
            sum += std::pow(static_cast<double>(a[j]) - static_cast<double>(b[j]), 2);
        }
        distances.push_back(std::sqrt(sum));
    }
    std::sort(distances.begin(), distances.end());
    const auto place = static_cast<std::size_t>(std::ceil(usualPart * static_cast<double>(distances.size()))) - 1;
    m_usualDistance = distances[place];
}

std::vector<NearPicture> TrainingNeighbours::nearest(const std::vector<float>& embedding, int count) const {
    if (static_cast<std::int64_t>(embedding.size()) != m_embeddings.columns) {
        throw Error("An embedding of " + std::to_string(embedding.size()) +
                        " values cannot be compared with those of " + std::to_string(m_embeddings.columns),
                    "Open the run again");
    }
    std::vector<NearPicture> pictures;
    for (const Neighbour& neighbour : nearestRows(m_embeddings, embedding.data(), count)) {
        pictures.push_back(m_pictures[static_cast<std::size_t>(neighbour.row)]);
        pictures.back().distance = neighbour.distance;
    }
    return pictures;
}

}  // namespace docent
