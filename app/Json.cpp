// SPDX-License-Identifier: GPL-3.0-or-later
#include "Json.h"

#include <cmath>
#include <iostream>

namespace docent {

namespace {

/// -1 stands for "not measured" in the records.
Json measured(double value) {
    return value < 0 ? Json(nullptr) : Json(value);
}

}  // namespace

Json toJson(const Interval& interval) {
    return Json::array({interval.low, interval.high});
}

Json toJson(const DatasetRecord& record) {
    Json skipped = Json::array();
    for (const SkippedFile& file : record.skipped) {
        skipped.push_back({{"location", file.location}, {"reason", file.reason}});
    }
    return {{"name", record.name},
            {"root", record.root.string()},
            {"format", enumName(record.format)},
            {"recognised_because", record.recognisedBecause},
            {"target", record.target},
            {"image_size", record.imageSize},
            {"resize", enumName(record.resize)},
            {"mirror", record.mirror},
            {"has_own_splits", record.hasOwnSplits},
            {"groups", record.groups},
            {"train_images", record.trainImages},
            {"validation_images", record.validationImages},
            {"test_images", record.testImages},
            {"classes", record.classes},
            {"licence", record.options.licence},
            {"created", record.created},
            {"notes", record.notes},
            {"skipped", std::move(skipped)}};
}

Json toJson(const ModelRecord& record) {
    Json origin = nullptr;  // of a model that was trained here
    if (record.isImported()) {
        origin = {{"file", record.origin.file},
                  {"hash", record.origin.hash},
                  {"format", record.origin.format},
                  {"tensors", record.origin.tensors},
                  {"parameters", record.origin.parameters},
                  {"unused", record.origin.unused}};
    }
    return {{"name", record.name},
            {"kind", enumName(record.kind)},
            {"state", enumName(record.state)},
            {"source", record.source},
            {"node", record.node},
            {"parent", record.parent},
            {"origin", std::move(origin)},
            {"arch", record.config.arch},
            {"image_size", record.imageSize},
            {"classes", record.classCount()},
            {"train_images", record.trainImages},
            {"validation_images", record.validationImages},
            {"validation_accuracy", measured(record.result.validationAccuracy)},
            {"best_epoch", record.result.bestEpoch},
            {"steps", record.result.steps},
            {"warning", record.result.warning},
            {"cost", fieldsToJson(record.result.cost)},
            {"training", fieldsToJson(record.training)},
            {"device", record.device},
            {"docent_version", record.docentVersion},
            {"created", record.created}};
}

Json toJson(const RankingResult& result) {
    Json models = Json::array();
    for (const RankedModel& model : result.models) {
        Json others = Json::object();
        for (std::size_t i = 0; i < model.otherScores.size(); ++i) {
            others[result.otherProxies[i]] =
                std::isfinite(model.otherScores[i]) ? Json(model.otherScores[i]) : Json(nullptr);
        }
        models.push_back({{"name", model.name},
                          {"kind", enumName(model.kind)},
                          {"node", model.node},
                          {"score", model.score},
                          {"best_probability", model.bestProbability},
                          {"other_scores", std::move(others)},
                          {"interval", toJson(model.interval)},
                          {"tied_with_best", model.tiedWithBest},
                          {"fate", enumName(model.fate)},
                          {"examples", model.examples > 0 ? model.examples : result.images},
                          {"cached", model.cached}});
    }
    Json rounds = Json::array();
    for (const HalvingRound& round : result.rounds) {
        rounds.push_back({{"examples", round.examples}, {"models", round.models}, {"kept", round.kept}});
    }
    return {{"task", result.task},
            {"proxy", result.options.proxy},
            {"images", result.images},
            {"classes", result.classes.size()},
            {"chance", result.chance},
            {"models", std::move(models)},
            {"recommendation", result.recommendation()},
            {"cost", fieldsToJson(result.cost)},
            {"rounds", std::move(rounds)},
            {"whole_passes", result.wholePasses},
            {"pictures_read", result.picturesRead},
            {"full_passes", result.fullPasses},
            {"embed_seconds", result.embedSeconds},
            {"score_seconds", result.scoreSeconds},
            {"created", result.created}};
}

Json toJson(const Evaluation& evaluation) {
    Json classes = Json::array();
    Json confusion = Json::array();
    for (std::size_t truth = 0; truth < evaluation.classes.size(); ++truth) {
        const ClassReport& report = evaluation.classes[truth];
        classes.push_back({{"name", report.name},
                           {"support", report.support},
                           {"precision", report.precision},
                           {"recall", report.recall},
                           {"f1", report.f1}});
        Json row = Json::array();
        for (std::size_t predicted = 0; predicted < evaluation.classes.size(); ++predicted) {
            row.push_back(evaluation.confusionAt(truth, predicted));
        }
        confusion.push_back(std::move(row));
    }
    return {{"images", evaluation.images},
            {"accuracy", evaluation.accuracy},
            {"interval", toJson(evaluation.interval)},
            {"balanced_accuracy", evaluation.balancedAccuracy},
            {"cross_entropy", evaluation.crossEntropy},
            {"classes", std::move(classes)},
            {"confusion", std::move(confusion)}};
}

Json toJson(const RunRecord& record) {
    Json trials = Json::array();
    for (const SweepTrial& trial : record.trials) {
        trials.push_back({{"learning_rate", trial.learningRate},
                          {"steps", trial.steps},
                          {"validation_accuracy", trial.diverged ? Json(nullptr) : Json(trial.validationAccuracy)},
                          {"validation_loss", trial.diverged ? Json(nullptr) : Json(trial.validationLoss)},
                          {"diverged", trial.diverged},
                          {"cost", fieldsToJson(trial.cost)}});
    }
    return {{"name", record.name},
            {"state", enumName(record.state)},
            {"task", record.task},
            {"model", record.model},
            {"node", record.modelNode},
            {"image_size", record.imageSize},
            {"train_images", record.trainImages},
            {"proxy", record.proxy.empty() ? Json(nullptr) : Json(record.proxy)},
            {"proxy_score", record.proxy.empty() ? measured(record.proxyScore) : Json(record.proxyScore)},
            {"test_in_source", record.testInSource >= 0 ? Json(record.testInSource) : Json(nullptr)},
            {"test_in_training", record.testInTraining >= 0 ? Json(record.testInTraining) : Json(nullptr)},
            {"trials", std::move(trials)},
            {"chosen", record.chosen},
            {"test_accuracies", record.testAccuracies},
            {"evaluation", toJson(record.evaluation)},
            {"warning", record.warning},
            {"cost", fieldsToJson(record.cost)},
            {"options", fieldsToJson(record.options)},
            {"device", record.device},
            {"docent_version", record.docentVersion},
            {"created", record.created}};
}

Json toJson(const Calibration& calibration) {
    Json bins = Json::array();
    for (const CalibrationBin& bin : calibration.bins) {
        bins.push_back({{"low", bin.low},
                        {"high", bin.high},
                        {"images", bin.images},
                        {"correct", bin.correct},
                        {"confidence", bin.images > 0 ? Json(bin.confidence) : Json(nullptr)},
                        {"accuracy", bin.images > 0 ? Json(bin.accuracy) : Json(nullptr)}});
    }
    return {{"expected_error", calibration.expectedError},
            {"maximum_error", calibration.maximumError},
            {"mean_confidence", calibration.confidence},
            {"bins", std::move(bins)}};
}

Json toJson(const RunComparison& comparison) {
    return {{"images", comparison.images},
            {"difference", comparison.difference},
            {"only_first_right", comparison.onlyFirst.size()},
            {"only_second_right", comparison.onlySecond.size()},
            {"both_right", comparison.bothRight},
            {"both_wrong", comparison.bothWrong},
            {"p", comparison.p}};
}

Json toJson(const JobRecord& record) {
    Json events = Json::array();
    for (const JobEvent& event : record.events) {
        events.push_back({{"time", event.time}, {"event", enumName(event.kind)}, {"text", event.text}});
    }
    return {{"id", record.id},
            {"kind", jobKind(record.spec)},
            {"title", jobTitle(record.spec)},
            {"command", asCommandLine(record.spec)},
            {"state", enumName(record.state)},
            {"subject", record.subject},
            {"stage", record.progress.stage},
            {"done", record.progress.done},
            {"total", record.progress.total},
            {"detail", record.progress.detail},
            {"eta_seconds", measured(record.etaSeconds)},
            {"images_per_second", record.progress.imagesPerSecond},
            {"memory_bytes", record.memoryBytes},
            {"place", record.place},
            {"result", record.result},
            {"error", record.error},
            {"notes", record.notes},
            {"device", record.device},
            {"engine", enumName(record.engine)},
            {"slurm", record.engine == Engine::Slurm ? Json{{"task", record.cluster.task},
                                                            {"profile", record.cluster.profile},
                                                            {"node", record.cluster.node},
                                                            {"standing", record.cluster.standing}}
                                                     : Json(nullptr)},
            {"created", record.created},
            {"started", record.started},
            {"finished", record.finished},
            {"events", std::move(events)}};
}

Json toJson(const ExportResult& result) {
    Json files = Json::array();
    for (const ExportedFile& file : result.models) {
        files.push_back({{"format", enumName(file.format)},
                         {"precision", enumName(file.precision)},
                         {"path", file.path.string()},
                         {"bytes", file.bytes},
                         {"max_abs_difference", file.maxAbsDifference},
                         {"top1_agreement", file.top1Agreement}});
    }
    Json companions = Json::array();
    for (const std::filesystem::path& companion : result.companions) {
        companions.push_back(companion.string());
    }
    Json json = {{"folder", result.folder.string()},
                 {"samples", result.samples},
                 {"models", std::move(files)},
                 {"companions", std::move(companions)}};
    if (result.int8) {
        const Int8Loss& loss = *result.int8;
        json["int8"] = {{"test_images", loss.images},
                        {"float32_accuracy", loss.floatAccuracy},
                        {"int8_accuracy", loss.int8Accuracy},
                        {"loss_points", loss.points()},
                        {"loss_interval", {loss.lossInterval.low, loss.lossInterval.high}},
                        {"changed", loss.changed},
                        {"float32_bytes", loss.floatBytes},
                        {"int8_bytes", loss.int8Bytes},
                        {"range_rule", enumName(loss.rule)},
                        {"calibration_images", loss.calibrationImages},
                        {"calibration_divergence", loss.calibrationDivergence}};
    }
    return json;
}

void printJson(const Json& json) {
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace docent
