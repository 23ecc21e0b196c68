// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/RunContext.h"
#include "data/Catalog.h"
#include "data/ImageCache.h"
#include "experts/ExpertBank.h"
#include "experts/ExpertOptions.h"
#include "experts/ModelRecord.h"

namespace docent {

struct ModelTrainingOptions {
    std::string name;    ///< in the bank
    std::string source;  ///< name of the data set
    std::string node;    ///< "" trains a baseline on everything; else an expert on the slice under the node
    std::string parent;  ///< the baseline that an expert starts from
    ModelConfig config;  ///< of a baseline; an expert has its parent's
    ExpertOptions expert;
    TrainingOptions training;
    /// Of a baseline: how likely a picture of each class is to be drawn, relative to one of the others, by path; those
    /// that are not named are never. As many pictures as there are of all are drawn, with repetition, once. Empty =
    /// each picture once.
    std::map<std::string, double> classWeights;
};

/// Trains a baseline from scratch, or a full or adapter expert from its baseline, on the training images of the source
/// under the node, and keeps it in the bank: record, weights, log, checkpoint. When the bank holds an unfinished model
/// of the same name and options, that one is resumed. At a stop the best so far is kept (state Stopped) and Stopped is
/// thrown.
ModelRecord trainModel(const ExpertBank& bank, const Catalog& source, std::shared_ptr<const ImageCache> cache,
                       const ModelTrainingOptions& options, RunContext& context);

}  // namespace docent
