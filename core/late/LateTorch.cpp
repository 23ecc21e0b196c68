// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of TorchFunctions.h for a program that opens LibTorch at the first call of one. They are hidden from
// docent_torch.so, or it would find these instead of its own.
#include <atomic>
#include <string_view>

#include "base/LateLibrary.h"
#include "late/TorchFunctions.h"

namespace docent {

namespace {

std::atomic<int> wantedThreads{0};
std::atomic<bool> isOpen{false};

const TorchFunctions& openLibrary() {
    constexpr const char* name = "docent_torch.so";
    void* const opened = openLateLibrary(name, "LibTorch");
    const auto* functions = static_cast<const TorchFunctions*>(lateSymbol(opened, torchFunctionsSymbol, name));
    if (std::string_view(functions->version) != DOCENT_VERSION || functions->size != sizeof(TorchFunctions)) {
        throw otherDocent(name);
    }
    functions->setTorchThreads(wantedThreads);
    isOpen = true;
    return *functions;
}

/// Opened at the first call; tried again at the next one where that failed.
const TorchFunctions& library() {
    static const TorchFunctions& functions = openLibrary();
    return functions;
}

}  // namespace

std::vector<std::string> availableDevices() {
    return library().availableDevices();
}

std::string resolveDevice(const std::string& device) {
    return library().resolveDevice(device);
}

/// Is remembered until LibTorch is there.
void setTorchThreads(int threads) {
    wantedThreads = threads;
    if (isOpen) {
        library().setTorchThreads(threads);
    }
}

double productSpeed(const std::string& device, bool inBFloat16) {
    return library().productSpeed(device, inBFloat16);
}

std::string slowMatrixProductWarning() {
    return library().slowMatrixProductWarning();
}

bool isOutOfMemory(const std::exception& error) {
    return library().isOutOfMemory(error);
}

ModelRecord trainModel(const ExpertBank& bank, const Catalog& source, std::shared_ptr<const ImageCache> cache,
                       const ModelTrainingOptions& options, RunContext& context) {
    return library().trainModel(bank, source, std::move(cache), options, context);
}

TrainingRate measureRate(const ModelConfig& config, int imageSize, const TrainingOptions& training,
                         RunContext& context) {
    return library().measureRate(config, imageSize, training, context);
}

RankingResult rankModels(const ExpertBank& bank, const std::vector<ModelRecord>& models, const std::string& task,
                         const std::vector<CachedImages>& images, const std::vector<std::string>& classes,
                         const EmbeddingCache& embeddings, const RankingOptions& options, RunContext& context,
                         const RankingSources& sources, const RankingObserver& onRound) {
    return library().rankModels(bank, models, task, images, classes, embeddings, options, context, sources, onRound);
}

std::vector<double> meanPredictions(const ExpertBank& bank, const ModelRecord& model, const CachedImages& images,
                                    const EmbeddingCache& cache, const std::string& device, Precision precision,
                                    RunContext& context) {
    return library().meanPredictions(bank, model, images, cache, device, precision, context);
}

KnnResult leaveOneOutNearestNeighbour(const Matrix& embeddings, const std::vector<std::int64_t>& labels,
                                      const RunContext& context) {
    return library().leaveOneOutNearestNeighbour(embeddings, labels, context);
}

Neighbourhood nearestNeighbours(const Matrix& points, std::int64_t k, const RunContext& context) {
    return library().nearestNeighbours(points, k, context);
}

std::vector<Neighbour> nearestRows(const Matrix& points, const float* query, std::int64_t k) {
    return library().nearestRows(points, query, k);
}

PcaResult principalComponents(const Matrix& points, int count, const RunContext& context) {
    return library().principalComponents(points, count, context);
}

RunRecord fineTune(const ExpertBank& bank, const RunStore& runs, const TransferInput& input,
                   const TransferOptions& options, RunContext& context) {
    return library().fineTune(bank, runs, input, options, context);
}

ExportResult exportRun(const ExportInput& input, const ExportOptions& options, const std::filesystem::path& folder,
                       RunContext& context) {
    return library().exportRun(input, options, folder, context);
}

Int8Loss measureInt8(const ExportInput& input, RunContext& context) {
    return library().measureInt8(input, context);
}

std::unique_ptr<ExportedModel> openExportedModel(const std::filesystem::path& folderOrFile) {
    return library().openExportedModel(folderOrFile);
}

std::unique_ptr<ExportedModel> openRunModel(const RunRecord& run, const std::filesystem::path& weights) {
    return library().openRunModel(run, weights);
}

std::unique_ptr<CombinedModel> openCombinedModel(const std::filesystem::path& path) {
    return library().openCombinedModel(path);
}

EmbeddedPictures embedPictures(const Workspace& workspace, const EmbedOptions& options, RunContext& context) {
    return library().embedPictures(workspace, options, context);
}

std::optional<EmbeddedPictures> cachedEmbeddings(const Workspace& workspace, const EmbedOptions& options,
                                                 RunContext& context) {
    return library().cachedEmbeddings(workspace, options, context);
}

}  // namespace docent
