// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/RunContext.h"
#include "experts/ModelRecord.h"
#include "selection/Ranking.h"
#include "workspace/Workspace.h"

namespace docent {

/// What the workspace knows of the data that the models were trained on, as far as the proxies of these options look at
/// it: the classes in each slice and how many pictures these have, names by WordNet where it is installed, runs on the
/// task, and, for the expert prediction, 4,000 pictures of each source, evenly over its classes. What is not there is
/// left out, with a note where a proxy would need it. `classes`: of the task, as paths. `images`: its training
/// pictures, which the runs have to be of.
[[nodiscard]] RankingSources rankingSources(const Workspace& workspace, const std::vector<ModelRecord>& models,
                                            const std::string& task, const std::vector<std::string>& classes,
                                            const std::vector<CachedImages>& images, const RankingOptions& options,
                                            RunContext& context);

}  // namespace docent
