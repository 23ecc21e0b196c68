// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudyReport.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/Files.h"
#include "base/Numbers.h"
#include "base/Words.h"
#include "study/StudyStatistics.h"

namespace docent {

namespace {

/// "84.3"
std::string points(double fraction) {
    return fixed(100 * fraction, 1);
}

/// "+0.42 (-0.10 to 0.95)"
std::string gainText(const StudyMean& gain) {
    if (gain.tasks == 0) {
        return "–";
    }
    std::string text = (gain.mean > 0 ? "+" : "") + fixed(100 * gain.mean, 2);
    if (gain.cells == 1) {  // one task and seed tell of no other
        return text;
    }
    return text + " (" + fixed(100 * gain.interval.low, 2) + " to " + fixed(100 * gain.interval.high, 2) + ")";
}

std::string examplesText(std::int64_t examples) {
    return examples == 0 ? "all examples" : std::to_string(examples) + " examples a class";
}

std::string examplesWord(std::int64_t examples) {
    return examples == 0 ? "all" : std::to_string(examples);
}

const StrategySummary* find(const std::vector<StrategySummary>& summaries, const std::string& strategy) {
    const auto found = std::find_if(summaries.begin(), summaries.end(),
                                    [&](const StrategySummary& one) { return one.strategy == strategy; });
    return found == summaries.end() ? nullptr : &*found;
}

class Report {
public:
    Report(const StudySpec& spec, const std::vector<CellRecord>& cells) : m_spec(spec), m_cells(cells) {}

    std::vector<ReportPart> make() {
        beginning();
        for (const std::string& source : m_spec.sources) {
            for (const std::int64_t examples : m_spec.examplesPerClass) {
                if (!cellsOf(m_spec, m_cells, {source, "", examples}).empty()) {
                    comparison(source, examples);
                }
            }
            choosing(source);
        }
        if (m_spec.examplesPerClass.size() > 1) {
            effectOfExamples();
        }
        settings();
        return std::move(m_parts);
    }

private:
    void add(const std::string& heading, const std::string& text) {
        m_parts.push_back({.heading = heading, .text = text, .table = {}, .chartName = {}, .chart = {}});
    }
    void add(std::vector<std::vector<std::string>> table) {
        m_parts.push_back({.heading = {}, .text = {}, .table = std::move(table), .chartName = {}, .chart = {}});
    }
    void add(const std::string& name, SvgChart chart) {
        m_parts.push_back({.heading = {}, .text = {}, .table = {}, .chartName = name, .chart = std::move(chart)});
    }

    void beginning() {
        std::int64_t done = 0;
        const std::vector<CellKey> keys = m_spec.cells();
        std::set<std::string> complete;
        for (const CellRecord& cell : m_cells) {
            const std::vector<std::string> wanted = m_spec.strategiesOf(cell.key);
            if (std::all_of(wanted.begin(), wanted.end(),
                            [&cell](const std::string& strategy) { return cell.result(strategy) != nullptr; })) {
                complete.insert(cell.key.name());
            }
        }
        for (const CellKey& key : keys) {
            done += complete.contains(key.name()) ? 1 : 0;
        }
        std::string text = m_spec.about.empty() ? "" : m_spec.about + "\n\n";
        text += counted(m_spec.sources.size(), "source", "sources") + ", " +
                counted(m_spec.tasks.size(), "task", "tasks") + ", " + counted(m_spec.seeds.size(), "seed", "seeds") +
                ". ";
        text += std::to_string(done) + " of " + std::to_string(keys.size()) + " cells are complete" +
                (done < std::ssize(keys) ? ", so what follows is of a part of the study." : ".");
        text +=
            " Accuracies are on the whole test part, in percent. Gains are over the fine-tuned baseline on the same "
            "task, examples and seed, in percentage points. Intervals hold the mean with " +
            fixed(100 * m_spec.confidence, 0) +
            " %, by a bootstrap over tasks and within these over seeds. A pass is a picture that went forward and "
            "backward through a network; one that went forward only counts a third. Seconds are of the cells whose "
            "selection was computed in them; – where all embeddings were there already.";
        add("Study: " + m_spec.name, text);
    }

    /// Whether choosing helps, in words.
    [[nodiscard]] std::string verdict(const std::string& source, std::int64_t examples,
                                      const std::vector<StrategySummary>& summaries) const {
        std::string text;
        for (const StrategySummary& one : summaries) {
            const Strategy strategy = parseStrategy(one.strategy);
            if (!strategy.ranks() || one.gain.tasks == 0) {
                continue;
            }
            const bool isAbove = one.gain.interval.low > 0;
            const bool isBelow = one.gain.interval.high < 0;
            text += "**" + one.strategy + "** " +
                    (one.gain.tasks < fewTasks ? "was compared with the fine-tuned baseline on too few tasks to tell"
                     : isAbove                 ? "beats the fine-tuned baseline"
                     : isBelow                 ? "is worse than the fine-tuned baseline"
                                               : "cannot be told apart from the fine-tuned baseline") +
                    ": " + gainText(one.gain) + " points over " + counted(one.gain.tasks, "task", "tasks") +
                    "; it wins " + std::to_string(one.wins) + ", ties " + std::to_string(one.ties) + " and loses " +
                    std::to_string(one.losses) + ".";
            if (std::isfinite(one.oracleShare)) {
                text += " That is " + fixed(100 * one.oracleShare, 0) + " % of what the oracle gains";
                text += one.oracleShare > 1 ? ", which can be beaten: it takes what validates best." : ".";
            }
            if (const double ratio = passesRatio(m_spec, m_cells, {source, "", examples}, one.strategy, "reweighted");
                ratio > 0) {
                text += " Reweighted takes " + fixed(ratio, ratio < 10 ? 1 : 0) + " times its passes.";
            }
            text += "\n\n";
        }
        for (const HalvingSummary& one : summariseHalving(m_spec, m_cells, {source, "", examples})) {
            text += "**" + one.strategy + "** made " + fixed(100 * one.passesShare, 1) +
                    " % of the passes of whole rankings, and took the same model in " + fixed(100 * one.samePick, 0) +
                    " % of " + counted(one.cells, "cell", "cells");
            text += one.difference.tasks > 0
                        ? "; its accuracy differs by " + gainText(one.difference) + " points from that model's.\n\n"
                        : ".\n\n";
        }
        return text;
    }

    void comparison(const std::string& source, std::int64_t examples) {
        const std::vector<StrategySummary> all = summarise(m_spec, m_cells, {source, "", examples});
        add(source + ", " + examplesText(examples), verdict(source, examples, all));
        std::vector<std::string> head{"strategy", "tasks", "accuracy"};
        for (const std::string& group : m_spec.groupNames) {
            head.push_back(group);
        }
        const bool hasOracle = find(all, "oracle") != nullptr;
        head.insert(head.end(), {"gain", "win/tie/loss"});
        if (hasOracle) {
            head.emplace_back("of the oracle's gain");
        }
        head.insert(head.end(), {"passes", "seconds"});
        std::vector<std::vector<std::string>> table{head};
        std::map<std::string, std::vector<StrategySummary>> byGroup;
        for (const std::string& group : m_spec.groupNames) {
            byGroup[group] = summarise(m_spec, m_cells, {source, group, examples});
        }
        for (const StrategySummary& one : all) {
            std::vector<std::string> row{one.strategy, std::to_string(one.accuracy.tasks), points(one.accuracy.mean)};
            for (const std::string& group : m_spec.groupNames) {
                const StrategySummary* own = find(byGroup[group], one.strategy);
                row.push_back(own == nullptr ? "–" : points(own->accuracy.mean));
            }
            row.push_back(one.strategy == "baseline" ? "" : gainText(one.gain));
            row.push_back(one.strategy == "baseline" ? ""
                                                     : std::to_string(one.wins) + "/" + std::to_string(one.ties) + "/" +
                                                           std::to_string(one.losses));
            if (hasOracle) {
                row.push_back(one.strategy == "baseline" || !std::isfinite(one.oracleShare)
                                  ? ""
                                  : fixed(100 * one.oracleShare, 0) + " %");
            }
            row.push_back(grouped(std::llround(one.passes)));
            row.push_back(fixed(one.seconds, 1));
            table.push_back(row);
        }
        add(table);
        const std::string suffix = source + "-" + examplesWord(examples);
        gainChart(all, byGroup, suffix, source + ", " + examplesText(examples));
        costChart(all, suffix, source + ", " + examplesText(examples));
        taskChart(source, examples, suffix);
    }

    void gainChart(const std::vector<StrategySummary>& all,
                   const std::map<std::string, std::vector<StrategySummary>>& byGroup, const std::string& suffix,
                   const std::string& where) {
        SvgChart chart{.title = "Gain over the fine-tuned baseline: " + where,
                       .xLabel = "percentage points of test accuracy",
                       .xInPoints = true,
                       .reference = 0.0};
        for (const StrategySummary& one : all) {
            if (one.strategy != "baseline" && one.gain.tasks > 0) {
                chart.rows.push_back(one.strategy);
            }
        }
        if (chart.rows.empty()) {
            return;
        }
        const auto series = [&chart](const std::string& name, const std::vector<StrategySummary>& summaries) {
            SvgSeries made{.name = name};
            for (std::size_t row = 0; row < chart.rows.size(); ++row) {
                if (const StrategySummary* one = find(summaries, chart.rows[row]);
                    one != nullptr && one->gain.tasks > 0) {
                    made.points.push_back({.x = one->gain.mean,
                                           .y = static_cast<double>(row),
                                           .low = one->gain.interval.low,
                                           .high = one->gain.interval.high,
                                           .hasInterval = true});
                }
            }
            return made;
        };
        chart.series.push_back(series("all tasks", all));
        for (const std::string& group : m_spec.groupNames) {
            if (SvgSeries made = series(group, byGroup.at(group)); !made.points.empty()) {
                chart.series.push_back(std::move(made));
            }
        }
        add("gain-" + suffix, std::move(chart));
    }

    void costChart(const std::vector<StrategySummary>& all, const std::string& suffix, const std::string& where) {
        SvgChart chart{.title = "Accuracy against cost: " + where,
                       .xLabel = "passes for each task (logarithmic)",
                       .yLabel = "mean test accuracy, %",
                       .isLogX = true,
                       .yInPoints = true};
        SvgSeries made;
        for (const StrategySummary& one : all) {
            if (one.passes > 0) {
                made.points.push_back({.x = one.passes,
                                       .y = one.accuracy.mean,
                                       .low = one.accuracy.interval.low,
                                       .high = one.accuracy.interval.high,
                                       .label = one.strategy});
            }
        }
        if (!made.points.empty()) {
            chart.series.push_back(std::move(made));
            add("cost-" + suffix, std::move(chart));
        }
    }

    /// The gain on each task of the first strategy that ranks, beside the oracle's.
    void taskChart(const std::string& source, std::int64_t examples, const std::string& suffix) {
        std::string strategy;
        for (const std::string& name : m_spec.options.strategies) {
            if (strategy.empty() && parseStrategy(name).ranks()) {
                strategy = name;
            }
        }
        if (strategy.empty()) {
            return;
        }
        SvgChart chart{.title = "Gain on each task: " + source + ", " + examplesText(examples),
                       .xLabel = "percentage points of test accuracy over the fine-tuned baseline",
                       .xInPoints = true,
                       .reference = 0.0};
        SvgSeries own{.name = strategy};
        SvgSeries oracle{.name = "oracle"};
        for (const std::string& task : m_spec.tasks) {
            double gain = 0;
            double most = 0;
            double seeds = 0;
            double oracles = 0;
            for (const CellRecord* cell : cellsOf(m_spec, m_cells, {source, "", examples})) {
                const StrategyResult* baseline = cell->result("baseline");
                const StrategyResult* result = cell->result(strategy);
                const StrategyResult* best = cell->result("oracle");
                if (cell->key.task != task || baseline == nullptr || result == nullptr) {
                    continue;
                }
                gain += result->testAccuracy - baseline->testAccuracy;
                ++seeds;
                if (best != nullptr) {
                    most += best->testAccuracy - baseline->testAccuracy;
                    ++oracles;
                }
            }
            if (seeds > 0) {
                const auto row = static_cast<double>(chart.rows.size());
                chart.rows.push_back(task);
                own.points.push_back({.x = gain / seeds, .y = row});
                if (oracles > 0) {
                    oracle.points.push_back({.x = most / oracles, .y = row});
                }
            }
        }
        if (chart.rows.empty()) {
            return;
        }
        chart.series.push_back(std::move(own));
        if (!oracle.points.empty()) {
            chart.series.push_back(std::move(oracle));
        }
        add("tasks-" + suffix, std::move(chart));
    }

    /// Which proxy chooses best, and how many experts are worth it.
    void choosing(const std::string& source) {
        for (const std::int64_t examples : m_spec.examplesPerClass) {
            const StudySlice slice{source, "", examples};
            const std::vector<ProxySummary> proxies = summariseProxies(m_spec, m_cells, slice);
            if (proxies.empty()) {
                continue;
            }
            add("Which proxy chooses best: " + source + ", " + examplesText(examples),
                "Over the cells in which every model was fine-tuned. Regret is the test accuracy of the best model "
                "less "
                "that of the proxy's pick, in percentage points; agreement is weighted Kendall's tau of its scores and "
                "the test accuracies.");
            std::vector<std::vector<std::string>> table{{"proxy", "regret", "agreement", "picks the best"}};
            SvgChart chart{.title = "Regret by proxy: " + source + ", " + examplesText(examples),
                           .xLabel = "percentage points of test accuracy",
                           .xInPoints = true,
                           .reference = 0.0};
            SvgSeries made;
            for (const ProxySummary& one : proxies) {
                table.push_back({one.proxy,
                                 fixed(100 * one.regret.mean, 2) + " (" + fixed(100 * one.regret.interval.low, 2) +
                                     " to " + fixed(100 * one.regret.interval.high, 2) + ")",
                                 one.weightedTau.tasks > 0 ? fixed(one.weightedTau.mean, 2) : "–",
                                 fixed(100 * one.picksBest, 0) + " %"});
                made.points.push_back({.x = one.regret.mean,
                                       .y = static_cast<double>(chart.rows.size()),
                                       .low = one.regret.interval.low,
                                       .high = one.regret.interval.high,
                                       .hasInterval = true});
                chart.rows.push_back(one.proxy);
            }
            chart.series.push_back(std::move(made));
            add(table);
            const std::string suffix = source + "-" + examplesWord(examples);
            add("regret-" + suffix, std::move(chart));
            expertsChart(slice, suffix, source + ", " + examplesText(examples));
        }
    }

    void expertsChart(const StudySlice& slice, const std::string& suffix, const std::string& where) {
        SvgChart chart{.title = "Gain by the number of experts to choose from: " + where,
                       .xLabel = "experts beside the baseline (logarithmic)",
                       .yLabel = "gain, percentage points",
                       .isLogX = true,
                       .yInPoints = true,
                       .reference = 0.0};
        // Those by which a strategy chooses, and the bounds.
        std::set<std::string> shown{"oracle", "random"};
        for (const std::string& name : m_spec.options.strategies) {
            if (const Strategy strategy = parseStrategy(name); strategy.ranks()) {
                shown.insert(strategy.proxy);
            }
        }
        for (const ExpertsEffect& effect :
             expertsEffect(m_spec, m_cells, slice, std::vector<std::string>(shown.begin(), shown.end()))) {
            if (effect.gains.size() < 2) {
                continue;
            }
            SvgSeries made{.name = effect.proxy, .points = {}, .isLine = true};
            for (const auto& [experts, gain] : effect.gains) {
                made.points.push_back({.x = static_cast<double>(experts), .y = gain});
            }
            chart.series.push_back(std::move(made));
        }
        if (!chart.series.empty()) {
            add("experts-" + suffix, std::move(chart));
        }
    }

    void effectOfExamples() {
        add("Effect of the number of examples", "");
        std::vector<std::string> head{"source", "strategy"};
        for (const std::int64_t examples : m_spec.examplesPerClass) {
            head.push_back(examplesText(examples));
        }
        std::vector<std::vector<std::string>> table{head};
        for (const std::string& source : m_spec.sources) {
            for (const std::string& strategy : m_spec.options.strategies) {
                std::vector<std::string> row{source, strategy};
                for (const std::int64_t examples : m_spec.examplesPerClass) {
                    const std::vector<StrategySummary> all = summarise(m_spec, m_cells, {source, "", examples});
                    const StrategySummary* one = find(all, strategy);
                    row.push_back(one == nullptr           ? "–"
                                  : strategy == "baseline" ? points(one->accuracy.mean)
                                                           : gainText(one->gain));
                }
                table.push_back(row);
            }
        }
        add(table);
    }

    void settings() {
        std::set<std::string> versions;
        double seconds = 0;
        for (const CellRecord* cell : cellsOf(m_spec, m_cells, {})) {
            versions.insert(cell->docentVersion);
            for (const CellCandidate& candidate : cell->candidates) {
                seconds += candidate.cost.seconds;
            }
            for (const StrategyResult& result : cell->results) {
                const bool isOwn = result.strategy == "probe" || result.strategy == "reweighted";
                seconds += result.upstream.seconds + (isOwn ? result.transfer.seconds : 0);
            }
        }
        std::string text =
            "Hyperparameters are chosen on the validation part of each task's training examples, never on "
            "its test part. A difference within " +
            fixed(100 * m_spec.tie, 2) + " points is a tie. All fine-tuning took " + formatDuration(seconds) +
            ". Docent";
        for (const std::string& version : versions) {
            text += " " + version;
        }
        add("Settings", text + ".");
        std::vector<std::vector<std::string>> table{{"option", "value"}};
        const Yaml yaml = toYaml(m_spec);
        for (const std::string& key : yaml.keys()) {
            if (key == "tasks" || key == "about" || key == "only") {
                continue;
            }
            std::string value;
            try {
                (void)yaml.get(key, value);
            } catch (const Error&) {
                std::vector<std::string> values;
                (void)yaml.get(key, values);
                for (const std::string& one : values) {
                    value += (value.empty() ? "" : ", ") + one;
                }
            }
            table.push_back({key, value});
        }
        for (const auto& [strategy, scope] : m_spec.only) {
            std::string where = scope.tasks.empty() ? "" : "the tasks " + joined(scope.tasks);
            for (std::size_t i = 0; i < scope.seeds.size(); ++i) {
                where += (i > 0 ? ", " : where.empty() ? "seeds " : "; seeds ") + std::to_string(scope.seeds[i]);
            }
            table.push_back({strategy + " only", where});
        }
        for (const std::string& task : m_spec.tasks) {
            const auto group = m_spec.groups.find(task);
            table.push_back({"task", group == m_spec.groups.end() ? task : task + " (" + group->second + ")"});
        }
        add(table);
    }

    const StudySpec& m_spec;
    const std::vector<CellRecord>& m_cells;
    std::vector<ReportPart> m_parts;
};

}  // namespace

std::vector<ReportPart> makeReport(const StudySpec& spec, const std::vector<CellRecord>& cells) {
    return Report(spec, cells).make();
}

}  // namespace docent
