// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "experts/CostEstimate.h"
#include "experts/ExpertTraining.h"
#include "exporting/CombinedModel.h"
#include "exporting/ExportedModel.h"
#include "exporting/Exporter.h"
#include "jobs/Embedding.h"
#include "nn/Device.h"
#include "nn/OutOfMemory.h"
#include "selection/Knn.h"
#include "selection/Neighbours.h"
#include "selection/Pca.h"
#include "selection/Ranking.h"
#include "selection/SourcePredictions.h"
#include "transfer/FineTuner.h"

/// Where a program meets LibTorch: what code that sees no Torch header calls of code that does. LibTorch and what it
/// brings are some 150 shared libraries, and the system takes four tenths of a second to open them. A program that
/// links `docent_late_torch` starts without them: its functions of these names open the library docent_torch.so at the
/// first call, and pass the call on. A program that does not has the functions themselves, and LibTorch from the start.
#define DOCENT_TORCH_FUNCTIONS(X)  \
    X(availableDevices)            \
    X(resolveDevice)               \
    X(setTorchThreads)             \
    X(slowMatrixProductWarning)    \
    X(productSpeed)                \
    X(isOutOfMemory)               \
    X(trainModel)                  \
    X(measureRate)                 \
    X(rankModels)                  \
    X(meanPredictions)             \
    X(leaveOneOutNearestNeighbour) \
    X(nearestNeighbours)           \
    X(nearestRows)                 \
    X(principalComponents)         \
    X(fineTune)                    \
    X(exportRun)                   \
    X(measureInt8)                 \
    X(openExportedModel)           \
    X(openRunModel)                \
    X(openCombinedModel)           \
    X(embedPictures)               \
    X(cachedEmbeddings)

namespace docent {

/// What docent_torch.so gives under the name `torchFunctionsSymbol`.
struct TorchFunctions {
    const char* version;  ///< of the Docent that it was built with
    std::size_t size;     ///< of this struct, there
#define DOCENT_TORCH_POINTER(name) decltype(&docent::name) name;
    DOCENT_TORCH_FUNCTIONS(DOCENT_TORCH_POINTER)
#undef DOCENT_TORCH_POINTER
};
inline constexpr const char* torchFunctionsSymbol = "docentTorchFunctions";

}  // namespace docent
