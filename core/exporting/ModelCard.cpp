// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ModelCard.h"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <tuple>

#include "base/Files.h"
#include "base/Numbers.h"
#include "base/Words.h"
#include "exporting/LicenceNotes.h"
#include "exporting/LoadingExamples.h"
#include "exporting/Preprocess.h"
#include "exporting/Programs.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

constexpr std::size_t listedMistakes = 10;

std::string number(const char* format, double value) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

std::string percentRange(const Interval& interval) {
    return number("%.1f", 100 * interval.low) + " to " + percent(interval.high);
}

/// Names come from folders, and a folder may be called anything.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[') {
            result += '\\';
        }
        result += c == '\n' || c == '\r' ? ' ' : c;
    }
    return result;
}

std::string nodeText(const std::string& node, ModelKind kind) {
    if (kind == ModelKind::Baseline) {
        return "(all of the source: the baseline)";
    }
    return node.empty() ? "(root)" : escaped(node);
}

class CardWriter {
public:
    CardWriter(const ExportInput& input, const ExportResult& result)
        : m_run(input.run), m_input(input), m_result(result) {}

    std::string write() {
        writeHead();
        writeOrigin();
        if (m_input.ranking != nullptr) {
            writeRanking(*m_input.ranking);
        }
        writeTuning();
        writeTest();
        if (m_result.int8) {
            writeInt8(*m_result.int8);
        }
        writeInput();
        writeFiles();
        writePrograms();
        m_text << loadingExamples(m_run, m_result.models);
        writeLicence();
        return m_text.str();
    }

private:
    [[nodiscard]] bool isFromBaseline() const { return m_run.modelNode.empty(); }

    void writeHead() {
        m_text << "# " << escaped(m_run.name) << "\n\nA classifier of pictures into "
               << counted(m_run.classes.size(), "class", "classes") << " of the task " << escaped(m_run.task)
               << ", fine-tuned from " << (isFromBaseline() ? "the baseline " : "the expert ") << escaped(m_run.model)
               << ". It is right on " << percent(m_run.evaluation.accuracy) << " of "
               << counted(m_run.evaluation.images, "test picture", "test pictures") << " (95 % interval "
               << percentRange(m_run.evaluation.interval) << ").\n\n";
    }

    void writeOrigin() {
        m_text << "## What it was made from\n\n"
               << "- Task: " << escaped(m_run.task) << ", "
               << counted(m_run.trainImages, "training picture", "training pictures") << ", "
               << counted(m_run.classes.size(), "class", "classes")
               << " (listed in labels.txt, in the order of the outputs; their hierarchy in hierarchy.yaml)\n"
               << "- Origin of the task's pictures: " << orNotStated(escaped(m_input.taskOrigin)) << "\n"
               << "- Hash of the training pictures: " << orNotStated(m_run.dataHash) << "\n"
               << "- Began from: " << escaped(m_run.model) << ", "
               << (!m_input.modelOrigin.empty() ? "imported from " + escaped(m_input.modelOrigin) + " (a baseline)"
                   : isFromBaseline()           ? "trained on all of its source (the baseline)"
                                      : "trained on the node `" + m_run.modelNode + "` of its source's label hierarchy")
               << ", trunk hash " << orNotStated(m_run.modelHash) << "\n"
               << "- Network: ResNet-v2 with GroupNorm and weight standardisation, preset " << m_run.config.arch
               << ", blocks " << list(m_run.config.depths) << ", middle channels " << list(m_run.config.widths) << ", "
               << enumName(m_run.config.stem) << " stem, embedding of " << m_run.config.embeddingSize() << "\n"
               << "- Weights hash: " << orNotStated(m_run.weightsHash) << "\n\n";
    }

    void writeRanking(const RankingResult& ranking) {
        const std::string& proxy = ranking.options.proxy;
        const ProxyInfo info = proxyInfo(proxy);
        const auto own = std::find_if(ranking.models.begin(), ranking.models.end(),
                                      [this](const RankedModel& model) { return model.name == m_run.model; });
        const bool isBest = own != ranking.models.end() && (own == ranking.models.begin() || own->tiedWithBest);
        m_text << "## How its expert was chosen\n\n";
        if (ranking.created > m_run.created) {
            m_text << "The task was ranked after this model was fine-tuned, so what chose it is not known.\n\n";
            return;
        }
        if (!isBest) {
            m_text << "It was named by whoever fine-tuned it. ";
        }
        if (own == ranking.models.end()) {
            m_text << "The task's ranking is of others.\n\n";
            return;
        }
        m_text << (isBest ? "By " : "The models were ranked by ") << info.title << " (" << info.summary << "), of "
               << counted(ranking.images, "training picture", "training pictures") << " of the task, with "
               << percent(ranking.options.confidence) << " bootstrap intervals. "
               << (info.isAccuracy ? "Always naming the largest class would give " + percent(ranking.chance) + "."
                                   : std::string("More is better; scores compare within this table alone."))
               << "\n\n| model | node | score | interval | within noise of the best |\n|---|---|---|---|---|\n";
        for (const RankedModel& model : ranking.models) {
            const std::string name = escaped(model.name);
            m_text << "| " << (model.name == m_run.model ? "**" + name + "**" : name) << " | "
                   << nodeText(model.node, model.kind) << " | " << scoreText(proxy, model.score) << " | "
                   << scoreText(proxy, model.interval) << " | " << (model.tiedWithBest ? "yes" : "no") << " |\n";
        }
        m_text << "\n";
    }

    void writeTuning() {
        const TransferOptions& options = m_run.options;
        const bool isProbe = options.tune == TunedPart::Head;
        m_text << "## How it was fine-tuned\n\n"
               << (isProbe ? "A new head that began at zero was trained on the embeddings, and nothing else (a linear "
                             "probe): SGD, momentum "
                   : options.tune == TunedPart::Adapters
                       ? "The adapters were trained with a new head that began at zero, all else stayed: SGD, momentum "
                       : "The whole network was trained with a new head that began at zero: SGD, momentum ")
               << number("%g", options.momentum) << ", " << counted(options.batchSize, "picture", "pictures")
               << " a step, warm-up, then a tenth of the rate at 30 %, 60 % and 90 % of the steps, "
               << (options.augment && !isProbe
                       ? options.flip ? "random crops and mirroring" : "random crops, no mirroring"
                       : "no augmentation")
               << ", seed " << options.seed << ". " << percent(options.validationFraction)
               << " of the training pictures chose the setting; "
               << (options.refit ? "the model was then trained on all of them.\n\n"
                                 : "the model was trained on the others alone.\n\n");
        if (!m_run.trials.empty()) {
            m_text << "| learning rate | steps | validation accuracy | validation loss | chosen "
                      "|\n|---|---|---|---|---|\n";
            for (std::size_t i = 0; i < m_run.trials.size(); ++i) {
                const SweepTrial& trial = m_run.trials[i];
                m_text << "| " << number("%g", trial.learningRate) << " | " << trial.steps << " | "
                       << (trial.diverged ? "diverged" : percent(trial.validationAccuracy)) << " | "
                       << (trial.diverged ? "" : number("%.3f", trial.validationLoss)) << " | "
                       << (static_cast<int>(i) == m_run.chosen ? "yes" : "") << " |\n";
            }
            m_text << "\n";
        }
        m_text << "Cost: " << m_run.cost.trainingPasses << " pictures forward and backward, "
               << m_run.cost.forwardPasses << " forward only, " << formatDuration(m_run.cost.seconds) << " on "
               << orNotStated(escaped(m_run.device)) << ".\n\n";
    }

    void writeTest() {
        const Evaluation& test = m_run.evaluation;
        m_text << "## Test results\n\nOn " << test.images
               << " test pictures that took no part in fine-tuning or choosing.";
        if (m_run.testInSource > 0) {
            m_text << " But " << m_run.testInSource << plural(m_run.testInSource, " of them is", " of them are")
                   << " among the pictures that the model was trained on before, or nearly the same as one of these: "
                      "the figures are too good by that.";
        }
        if (m_run.testInTraining > 0) {
            m_text << " But " << m_run.testInTraining << plural(m_run.testInTraining, " of them is", " of them are")
                   << " among the task's own training pictures too, or nearly the same as one of these: the figures "
                      "are too good by that.";
        }
        m_text << "\n\n| figure | value |\n|---|---|\n"
               << "| accuracy | " << percent(test.accuracy) << " |\n| 95 % interval (Wilson) | "
               << percentRange(test.interval) << " |\n| balanced accuracy | " << percent(test.balancedAccuracy)
               << " |\n| cross-entropy (nats) | " << number("%.4f", test.crossEntropy) << " |\n";
        if (m_run.testAccuracies.size() > 1) {
            m_text << "| accuracy of each repeat; the median is kept | ";
            for (std::size_t i = 0; i < m_run.testAccuracies.size(); ++i) {
                m_text << (i > 0 ? ", " : "") << percent(m_run.testAccuracies[i]);
            }
            m_text << " |\n";
        }
        m_text << "\n| class | test pictures | precision | recall | F1 |\n|---|---|---|---|---|\n";
        for (const ClassReport& report : test.classes) {
            m_text << "| " << escaped(report.name) << " | " << report.support << " | " << percent(report.precision)
                   << " | " << percent(report.recall) << " | " << percent(report.f1) << " |\n";
        }
        m_text << "\n";
        writeMistakes(test);
    }

    void writeMistakes(const Evaluation& test) {
        std::vector<std::tuple<std::int64_t, std::size_t, std::size_t>> mistakes;
        for (std::size_t truth = 0; truth < test.classes.size(); ++truth) {
            for (std::size_t predicted = 0; predicted < test.classes.size(); ++predicted) {
                if (truth != predicted && test.confusionAt(truth, predicted) > 0) {
                    mistakes.emplace_back(-test.confusionAt(truth, predicted), truth, predicted);
                }
            }
        }
        if (mistakes.empty()) {
            return;
        }
        std::sort(mistakes.begin(), mistakes.end());
        mistakes.resize(std::min(mistakes.size(), listedMistakes));
        m_text << "Most frequent mistakes:\n\n| it is | taken for | pictures |\n|---|---|---|\n";
        for (const auto& [count, truth, predicted] : mistakes) {
            m_text << "| " << escaped(test.classes[truth].name) << " | " << escaped(test.classes[predicted].name)
                   << " | " << -count << " |\n";
        }
        m_text << "\n";
    }

    void writeInt8(const Int8Loss& loss) {
        m_text
            << "## What 8 bits cost\n\nIn the ONNX file the convolutions, but for the first, and the head compute in 8 "
               "bits: weights int8 with a scale for each output channel, activations uint8 with a scale for each "
               "tensor; "
               "all between them stays float. The scales come from "
            << counted(loss.calibrationImages, "training picture", "training pictures") << ", by the rule `"
            << enumName(loss.rule) << "`, which lost the least there. On all "
            << counted(loss.images, "test picture", "test pictures")
            << ":\n\n| model | accuracy | size of the ONNX file |\n|---|---|---|\n"
            << "| float32 | " << percent(loss.floatAccuracy) << " | " << formatBytes(loss.floatBytes) << " |\n"
            << "| int8 | " << percent(loss.int8Accuracy) << " | " << formatBytes(loss.int8Bytes) << " |\n\n"
            << "Lost: " << number("%.1f", loss.points()) << " percentage points (95 % interval "
            << number("%.1f", 100 * loss.lossInterval.low) << " to " << number("%.1f", 100 * loss.lossInterval.high)
            << "); the first class of " << counted(loss.changed, "picture is another", "pictures is another")
            << ". These are figures of Docent's own arithmetic in 8 bits; ONNX Runtime's differs by single steps of "
               "rounding, and by more on processors without VNNI, where its sums of two products may saturate. "
               "Pictures unlike those of the task differ more: ranges were not made for them."
            << "\n\n";
    }

    void writeInput() {
        m_text << "## Input\n\nRGB pictures of " << m_run.imageSize << " x " << m_run.imageSize
               << " px as float [n, 3, " << m_run.imageSize << ", " << m_run.imageSize
               << "], (value / 255 - 0.5) / 0.5. Resize rule `" << enumName(m_run.resize)
               << "`: " << explain(m_run.resize)
               << "; area averaging where a picture shrinks, bilinear where it grows; turned as EXIF says; transparent "
                  "pictures are composed on white. The same facts are in preprocess.yaml.\n\n";
    }

    void writeFiles() {
        m_text << "## Files\n\nEach file was loaded again after it was written and compared with the trained model on "
               << counted(m_result.samples, "picture", "pictures")
               << ".\n\n| file | precision | size | largest difference of a logit | same first class "
                  "|\n|---|---|---|---|---|\n";
        for (const ExportedFile& file : m_result.models) {
            m_text << "| " << escaped(file.path.filename().string()) << " | " << enumName(file.precision) << " | "
                   << formatBytes(file.bytes) << " | " << number("%.2g", file.maxAbsDifference) << " | "
                   << percent(file.top1Agreement) << " |\n";
        }
        m_text << "\n";
        for (const ExportedFile& file : m_result.models) {
            if (file.givesEmbedding) {
                m_text << escaped(file.path.filename().string()) << " has a second output, `embedding` [n, "
                       << m_run.config.embeddingSize()
                       << "]: what the head sees of a picture, for searching and grouping.\n\n";
            }
        }
    }

    void writePrograms() {
        m_text << "## Loading\n\n";
        const std::vector<Program> programs = classifyingPrograms(m_run, m_result.models);
        for (const Program& program : programs) {
            const std::string how = program.name == "classify.py"   ? "`python3 classify.py picture.png`"
                                    : program.name == "classify.js" ? "`node classify.js picture.png`"
                                                                    : "built as its first lines say";
            m_text << "- " << program.name << ": " << how << "\n";
        }
        m_text << (programs.empty() ? ""
                                    : "\nThese name the classes of pictures, which they prepare as Docent does; what "
                                      "each needs is in its first lines. classify.cpp reads what OpenCV does, so no "
                                      "GIF. In short:\n\n");
    }

    void writeLicence() {
        m_text << "## Licence\n\n"
               << "- Pictures that the expert was trained on: " << orNotStated(escaped(m_input.sourceLicence)) << "\n"
               << "- Pictures of the task: " << orNotStated(escaped(m_input.taskLicence)) << "\n"
               << "- This model: not stated; whoever passes it on states it here. More in LICENSE_NOTES.md\n\n"
               << "Made by Docent " << orNotStated(m_run.docentVersion) << ", " << orNotStated(m_run.created) << ".\n";
    }

    static std::string list(const std::vector<int>& numbers) {
        std::string text;
        for (const int value : numbers) {
            text += (text.empty() ? "" : ", ") + std::to_string(value);
        }
        return text;
    }

    const RunRecord& m_run;
    const ExportInput& m_input;
    const ExportResult& m_result;
    std::ostringstream m_text;
};

}  // namespace

std::string modelCard(const ExportInput& input, const ExportResult& result) {
    return CardWriter(input, result).write();
}

}  // namespace docent
