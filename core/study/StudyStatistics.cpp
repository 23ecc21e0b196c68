// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudyStatistics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "base/Random.h"
#include "selection/Quantile.h"
#include "selection/RankCorrelation.h"

namespace docent {

namespace {

constexpr int resamples = 2000;
constexpr int expertDraws = 200;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double meanOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// [task][seed] of what each cell gives; cells that give nothing are left out.
std::vector<std::vector<double>> byTask(const std::vector<const CellRecord*>& cells,
                                        const std::function<std::optional<double>(const CellRecord&)>& value) {
    std::map<std::pair<std::string, std::string>, std::vector<double>> tasks;
    for (const CellRecord* cell : cells) {
        if (const std::optional<double> one = value(*cell); one && std::isfinite(*one)) {
            tasks[{cell->key.source, cell->key.task}].push_back(*one);
        }
    }
    std::vector<std::vector<double>> values;
    for (auto& [task, own] : tasks) {
        values.push_back(std::move(own));
    }
    return values;
}

bool allTuned(const CellRecord& cell) {
    return cell.candidates.size() > 1 &&
           std::all_of(cell.candidates.begin(), cell.candidates.end(),
                       [](const CellCandidate& candidate) { return candidate.isTuned(); });
}

std::optional<double> accuracyOf(const CellRecord& cell, const std::string& strategy) {
    const StrategyResult* result = cell.result(strategy);
    return result == nullptr ? std::nullopt : std::optional(result->testAccuracy);
}

/// Index of the candidate with the highest score among some; of equals the first. Those without one are passed over.
std::size_t pickOf(const std::vector<std::size_t>& among, const std::function<double(std::size_t)>& score) {
    std::size_t best = among.front();
    for (const std::size_t candidate : among) {
        const double own = score(candidate);
        if (std::isfinite(own) && !(score(best) >= own)) {
            best = candidate;
        }
    }
    return best;
}

std::size_t columnOf(const CellRecord& cell, const std::string& proxy) {
    return static_cast<std::size_t>(std::find(cell.proxies.begin(), cell.proxies.end(), proxy) - cell.proxies.begin());
}

std::vector<std::size_t> allOf(const CellRecord& cell) {
    std::vector<std::size_t> all(cell.candidates.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// The share of a mean gain in that of the oracle, over the cells that have all three.
double oracleShareOf(const std::vector<const CellRecord*>& cells, const std::string& strategy) {
    double own = 0;
    double most = 0;
    for (const CellRecord* cell : cells) {
        const auto baseline = accuracyOf(*cell, "baseline");
        const auto oracle = accuracyOf(*cell, "oracle");
        const auto accuracy = accuracyOf(*cell, strategy);
        if (baseline && oracle && accuracy) {
            own += *accuracy - *baseline;
            most += *oracle - *baseline;
        }
    }
    return most > 0 ? own / most : unknown;
}

}  // namespace

StudyMean studyMean(const std::vector<std::vector<double>>& values, double confidence, std::uint64_t seed) {
    StudyMean result;
    result.tasks = std::ssize(values);
    if (values.empty()) {
        return result;
    }
    std::vector<double> means;
    for (const std::vector<double>& own : values) {
        means.push_back(meanOf(own));
        result.cells += std::ssize(own);
    }
    result.mean = meanOf(means);
    std::vector<double> resampled;
    for (int r = 0; r < resamples; ++r) {
        Random random({seed, 0x57d9, static_cast<std::uint64_t>(r)});
        double sum = 0;
        for (std::size_t t = 0; t < values.size(); ++t) {
            const std::vector<double>& own = values[random.below(values.size())];
            double inner = 0;
            for (std::size_t s = 0; s < own.size(); ++s) {
                inner += own[random.below(own.size())];
            }
            sum += inner / static_cast<double>(own.size());
        }
        resampled.push_back(sum / static_cast<double>(values.size()));
    }
    std::sort(resampled.begin(), resampled.end());
    const double tail = (1 - confidence) / 2;
    result.interval = {quantile(resampled, tail), quantile(resampled, 1 - tail)};
    return result;
}

std::vector<const CellRecord*> cellsOf(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                       const StudySlice& slice) {
    const std::vector<CellKey> keys = spec.cells();
    std::set<std::string> known;
    for (const CellKey& key : keys) {
        known.insert(key.name());
    }
    std::vector<const CellRecord*> some;
    for (const CellRecord& cell : cells) {
        const auto group = spec.groups.find(cell.key.task);
        const bool isInGroup = slice.group.empty() || (group != spec.groups.end() && group->second == slice.group);
        if (known.contains(cell.key.name()) && isInGroup && (slice.source.empty() || slice.source == cell.key.source) &&
            (slice.examplesPerClass < 0 || slice.examplesPerClass == cell.key.examplesPerClass)) {
            some.push_back(&cell);
        }
    }
    return some;
}

std::vector<StrategySummary> summarise(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                       const StudySlice& slice) {
    const std::vector<const CellRecord*> some = cellsOf(spec, cells, slice);
    std::vector<StrategySummary> summaries;
    for (const std::string& strategy : spec.options.strategies) {
        StrategySummary summary{.strategy = strategy};
        summary.accuracy = studyMean(byTask(some, [&](const CellRecord& cell) { return accuracyOf(cell, strategy); }),
                                     spec.confidence);
        if (summary.accuracy.tasks == 0) {
            continue;
        }
        const auto gains = byTask(some, [&](const CellRecord& cell) -> std::optional<double> {
            const auto own = accuracyOf(cell, strategy);
            const auto baseline = accuracyOf(cell, "baseline");
            return own && baseline ? std::optional(*own - *baseline) : std::nullopt;
        });
        summary.gain = studyMean(gains, spec.confidence);
        for (const std::vector<double>& own : gains) {
            const double gain = meanOf(own);
            ++(gain > spec.tie ? summary.wins : gain < -spec.tie ? summary.losses : summary.ties);
        }
        summary.oracleShare = oracleShareOf(some, strategy);
        double timed = 0;
        double seconds = 0;
        double count = 0;
        for (const CellRecord* cell : some) {
            if (const StrategyResult* result = cell->result(strategy)) {
                ++count;
                summary.passes += equivalentPasses(result->total());
                summary.selectionPasses += equivalentPasses(result->selection);
                summary.upstreamPasses += equivalentPasses(result->upstream);
                if (result->isTimed) {
                    ++timed;
                    seconds += result->total().seconds;
                }
            }
        }
        summary.passes /= count;
        summary.selectionPasses /= count;
        summary.upstreamPasses /= count;
        summary.seconds = timed > 0 ? seconds / timed : unknown;
        summaries.push_back(summary);
    }
    return summaries;
}

std::vector<ProxySummary> summariseProxies(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                           const StudySlice& slice) {
    std::vector<const CellRecord*> some = cellsOf(spec, cells, slice);
    std::erase_if(some, [](const CellRecord* cell) { return !allTuned(*cell); });
    std::vector<ProxySummary> summaries;
    for (const std::string& proxy : spec.options.allProxies()) {
        ProxySummary summary{.proxy = proxy};
        double best = 0;
        double count = 0;
        const auto regrets = byTask(some, [&](const CellRecord& cell) -> std::optional<double> {
            const std::size_t column = columnOf(cell, proxy);
            if (column == cell.proxies.size() ||
                std::none_of(cell.candidates.begin(), cell.candidates.end(), [column](const CellCandidate& candidate) {
                    return std::isfinite(candidate.scores[column]);
                })) {
                return std::nullopt;
            }
            const auto accuracy = [&](std::size_t i) { return cell.candidates[i].testAccuracy; };
            const std::vector<std::size_t> all = allOf(cell);
            const std::size_t pick = pickOf(all, [&](std::size_t i) { return cell.candidates[i].scores[column]; });
            const double regret = accuracy(pickOf(all, accuracy)) - accuracy(pick);
            ++count;
            best += regret <= 0 ? 1 : 0;
            return regret;
        });
        summary.regret = studyMean(regrets, spec.confidence);
        if (summary.regret.tasks == 0) {
            continue;
        }
        summary.picksBest = best / count;
        summary.weightedTau = studyMean(byTask(some,
                                               [&](const CellRecord& cell) -> std::optional<double> {
                                                   const std::size_t column = columnOf(cell, proxy);
                                                   if (column == cell.proxies.size()) {
                                                       return std::nullopt;
                                                   }
                                                   std::vector<double> scores;
                                                   std::vector<double> accuracies;
                                                   for (const CellCandidate& candidate : cell.candidates) {
                                                       if (std::isfinite(candidate.scores[column])) {
                                                           scores.push_back(candidate.scores[column]);
                                                           accuracies.push_back(candidate.testAccuracy);
                                                       }
                                                   }
                                                   return weightedTau(scores, accuracies);
                                               }),
                                        spec.confidence);
        summaries.push_back(summary);
    }
    std::stable_sort(summaries.begin(), summaries.end(),
                     [](const ProxySummary& a, const ProxySummary& b) { return a.regret.mean < b.regret.mean; });
    return summaries;
}

std::vector<ExpertsEffect> expertsEffect(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                         const StudySlice& slice, const std::vector<std::string>& proxies) {
    std::vector<const CellRecord*> some = cellsOf(spec, cells, slice);
    std::erase_if(some, [](const CellRecord* cell) { return !allTuned(*cell); });
    std::size_t most = 0;
    for (const CellRecord* cell : some) {
        most = std::max(most, cell->candidates.size() - 1);
    }
    std::vector<ExpertsEffect> effects;
    for (const std::string& proxy : proxies) {
        ExpertsEffect effect{.proxy = proxy, .gains = {}};
        for (std::size_t count = 1; most > 0; count = std::min(2 * count, most)) {
            double gain = 0;
            double samples = 0;
            for (std::size_t c = 0; c < some.size(); ++c) {
                const CellRecord& cell = *some[c];
                const std::size_t column = columnOf(cell, proxy);
                if (proxy != "oracle" && column == cell.proxies.size()) {
                    continue;
                }
                const std::size_t experts = std::min(count, cell.candidates.size() - 1);
                for (int draw = 0; draw < expertDraws; ++draw) {
                    std::vector<std::size_t> among = allOf(cell);
                    among.erase(among.begin());
                    Random({0xe4, c, static_cast<std::uint64_t>(draw)}).shuffle(among);
                    among.resize(experts);
                    among.insert(among.begin(), 0);  // the baseline
                    const std::size_t pick = pickOf(among, [&](std::size_t i) {
                        return proxy == "oracle" ? cell.candidates[i].validationAccuracy
                                                 : cell.candidates[i].scores[column];
                    });
                    gain += cell.candidates[pick].testAccuracy - cell.candidates[0].testAccuracy;
                    ++samples;
                }
            }
            if (samples > 0) {
                effect.gains.emplace_back(static_cast<std::int64_t>(count), gain / samples);
            }
            if (count == most) {
                break;
            }
        }
        if (!effect.gains.empty()) {
            effects.push_back(std::move(effect));
        }
    }
    return effects;
}

double passesRatio(const StudySpec& spec, const std::vector<CellRecord>& cells, const StudySlice& slice,
                   const std::string& strategy, const std::string& other) {
    double own = 0;
    double its = 0;
    for (const CellRecord* cell : cellsOf(spec, cells, slice)) {
        const StrategyResult* a = cell->result(strategy);
        const StrategyResult* b = cell->result(other);
        if (a != nullptr && b != nullptr) {
            own += equivalentPasses(a->total());
            its += equivalentPasses(b->total());
        }
    }
    return own > 0 ? its / own : 0;
}

std::vector<HalvingSummary> summariseHalving(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                             const StudySlice& slice) {
    const std::vector<const CellRecord*> some = cellsOf(spec, cells, slice);
    std::vector<HalvingSummary> summaries;
    for (const std::string& name : spec.options.strategies) {
        const Strategy strategy = parseStrategy(name);
        if (strategy.kind != Strategy::Kind::Halving) {
            continue;
        }
        HalvingSummary summary{.strategy = name};
        std::string onAll;  // the strategy that ranks by the same proxy on all pictures
        for (const std::string& other : spec.options.strategies) {
            if (const Strategy one = parseStrategy(other);
                one.kind == Strategy::Kind::Best && one.proxy == strategy.proxy) {
                onAll = other;
            }
        }
        double passes = 0;
        double whole = 0;
        double same = 0;
        for (const CellRecord* cell : some) {
            if (const StrategyResult* result = cell->result(name); result != nullptr && result->wholePasses > 0) {
                ++summary.cells;
                passes += static_cast<double>(result->selection.forwardPasses);
                whole += static_cast<double>(result->wholePasses);
                same += result->isSameAsWhole ? 1 : 0;
            }
        }
        if (summary.cells == 0) {
            continue;
        }
        summary.passesShare = passes / whole;
        summary.samePick = same / static_cast<double>(summary.cells);
        summary.difference = studyMean(byTask(some,
                                              [&](const CellRecord& cell) -> std::optional<double> {
                                                  const auto own = accuracyOf(cell, name);
                                                  const auto other = accuracyOf(cell, onAll);
                                                  return own && other ? std::optional(*own - *other) : std::nullopt;
                                              }),
                                       spec.confidence);
        summaries.push_back(summary);
    }
    return summaries;
}

}  // namespace docent
