// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/ExpertOptions.h"

namespace docent {

std::vector<std::string> ExpertOptions::check() const {
    std::vector<std::string> problems;
    if (!(adapterRatio > 0 && adapterRatio <= 1)) {
        problems.emplace_back("adapter_ratio must be above 0 and at most 1");
    }
    if (frozenStages < 0) {
        problems.emplace_back("frozen_stages must not be negative");
    } else if (frozenStages > 0 && kind == ExpertKind::Adapter) {
        problems.emplace_back("frozen_stages is for full experts: an adapter expert has all stages of its baseline");
    }
    return problems;
}

ExpertOptions expertOptionsOf(const ModelRecord& expert) {
    ExpertOptions options;
    if (expert.kind == ModelKind::AdapterExpert) {
        options.kind = ExpertKind::Adapter;
        options.adapterRatio = expert.config.adapterRatio;
    }
    options.frozenStages = expert.frozenStages;
    return options;
}

}  // namespace docent
