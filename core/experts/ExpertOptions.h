// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/Options.h"
#include "experts/ModelRecord.h"

namespace docent {

enum class ExpertKind { Full, Adapter };
template <>
struct EnumNames<ExpertKind> {
    static constexpr std::pair<ExpertKind, std::string_view> values[] = {{ExpertKind::Full, "full"},
                                                                         {ExpertKind::Adapter, "adapter"}};
};

/// What of its baseline an expert changes.
struct ExpertOptions {
    ExpertKind kind = ExpertKind::Full;
    double adapterRatio = 0.03125;  ///< of an adapter expert, see ModelConfig, > 0
    int frozenStages = 0;           ///< of a full expert: the stem and so many stages stay the baseline's; 0 = none

    /// All problems as text; empty when the options are usable.
    [[nodiscard]] std::vector<std::string> check() const;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("kind", kind, "full, or adapter: small layers between those of the baseline, which stays as it is");
        visit("adapter_ratio", adapterRatio, "width of the adapters, as a part of the network's");
        visit("frozen_stages", frozenStages, "stages of a full expert that stay the baseline's (0: none)");
    }
};

/// Those that an expert was trained with.
[[nodiscard]] ExpertOptions expertOptionsOf(const ModelRecord& expert);

}  // namespace docent
