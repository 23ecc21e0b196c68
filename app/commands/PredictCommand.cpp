// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/PredictCommand.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <optional>

#include "ConsoleContext.h"
#include "JobRunner.h"
#include "Json.h"
#include "ModelChoice.h"
#include "PassiveThreads.h"
#include "PictureWords.h"
#include "PredictionWriter.h"
#include "Table.h"
#include "base/Files.h"
#include "base/Words.h"
#include "exporting/ExportFolder.h"
#include "exporting/PictureStream.h"

namespace docent {

namespace {

struct PredictOptions {
    ModelChoice choice;
    int top = 3;
    int neighbours = 0;
    PredictionFormat format = PredictionFormat::Auto;
    std::string output;
    bool force = false;
    bool null = false;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        choice.fields(visit);
        visit("top", top, "classes to name for each picture, the most probable first");
        visit("neighbours", neighbours,
              "training pictures to show that the run finds most alike; the first time it looks at all of them");
        visit(
            "format", format,
            "a table for a person; csv with a line for each picture: image, class, probability, class2, "
            "probability2, ..., error; jsonl with a JSON object for each, as soon as it is known; auto: as the ending "
            "of --output says, else a table");
        visit("output", output, "a file to write that to, whole or not at all (default: stdout)");
        visit("force", force, "write over a file that is there");
        visit("null", null, "paths on stdin end with a NUL, as 'find -print0' writes them, not with a line");
    }
    [[nodiscard]] std::vector<std::string> check() const {
        std::vector<std::string> problems;
        if (top < 1) {
            problems.emplace_back("top must be at least 1");
        }
        if (format == PredictionFormat::Auto && fs::path(output).extension() == ".json") {
            problems.emplace_back(
                "output ends in .json: name it .jsonl for a JSON object a line, or say --json, which prints one with "
                "all");
        }
        if (neighbours < 0) {
            problems.emplace_back("neighbours must be at least 0");
        }
        if (neighbours > 0 && chosenFormat() == PredictionFormat::Csv) {
            problems.emplace_back("neighbours have no place in a line of csv: choose the format jsonl or table");
        }
        return problems;
    }
    [[nodiscard]] PredictionFormat chosenFormat() const {
        const std::string ending = fs::path(output).extension().string();
        return format != PredictionFormat::Auto ? format
               : ending == ".csv"               ? PredictionFormat::Csv
               : ending == ".jsonl"             ? PredictionFormat::Jsonl
               : ending == ".ndjson"            ? PredictionFormat::Jsonl
                                                : PredictionFormat::Table;
    }
};

/// Names all pictures and hands them on in their order.
class Naming {
public:
    Naming(const PredictOptions& options, const ChosenModel& chosen, PictureWords words, RunContext& context)
        : m_options(options), m_chosen(chosen), m_words(std::move(words)), m_context(context) {}

    void findNeighbours(const Workspace& workspace) { m_neighbours.emplace(workspace, *m_chosen.run, m_context); }
    /// Complete after run().
    [[nodiscard]] const std::vector<PictureWords::OtherFiles>& otherFiles() const { return m_words.otherFiles(); }
    [[nodiscard]] double usualDistance() const { return m_neighbours ? m_neighbours->usualDistance() : -1; }

    /// `use(const NamedPicture&)`. Throws Stopped, and Error for what concerns all pictures.
    template <typename Use>
    void run(const Use& use) {
        const auto next = [this](StreamedPicture& picture, const std::function<bool()>& isOver) {
            return m_words.next(picture, isOver);
        };
        classifyPictures(
            m_chosen.model.exported(), {}, next, [&](StreamedPicture&& picture) { use(named(picture)); }, m_context);
    }

private:
    [[nodiscard]] NamedPicture named(const StreamedPicture& picture) const {
        NamedPicture result{.image = picture.path};
        if (!picture.error.empty()) {
            std::string reason = picture.error;
            reason.erase(reason.find_last_not_of('.') + 1);
            result.error = Error("Cannot read the picture " + picture.path + ": " + reason,
                                 picture.mend.empty() ? "Give another file" : picture.mend)
                               .what();
            return result;
        }
        result.classes = mostProbable(m_chosen.model.classes(), picture.probabilities, m_options.top);
        if (m_neighbours) {
            result.neighbours = m_neighbours->nearest(picture.embedding, m_options.neighbours);
        }
        return result;
    }

    const PredictOptions& m_options;
    const ChosenModel& m_chosen;
    PictureWords m_words;
    RunContext& m_context;
    std::optional<TrainingNeighbours> m_neighbours;
};

/// How far it has come, on stderr where a person sees it and it is not in the way of the answers.
class PredictProgress {
public:
    PredictProgress(const PredictOptions& options, bool printsAtEnd, const PictureWords& words, ConsoleContext& context)
        : m_context(context),
          m_isShown(::isatty(STDERR_FILENO) != 0 &&
                    (printsAtEnd || !options.output.empty() || ::isatty(STDOUT_FILENO) == 0)),
          m_total(m_isShown ? words.count().value_or(0) : 0) {}

    void add(const NamedPicture& picture) {
        ++m_done;
        if (!picture.error.empty()) {
            ++m_failed;
            m_context.say("docent: " + picture.error);
        }
        if (m_isShown) {
            const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - m_start;
            m_context.progress(
                {.stage = "Classifying",
                 .done = m_done,
                 .total = m_total,
                 .doneAtStart = 0,
                 .detail = m_failed > 0 ? grouped(m_failed) + " not readable" : "",
                 .imagesPerSecond = seconds.count() > 0 ? static_cast<double>(m_done) / seconds.count() : 0});
        }
    }
    void sayStopped(const std::string& output) const {
        const std::string of = m_total > 0 ? " of " + grouped(m_total) : "";
        m_context.say("docent: stopped after " + grouped(m_done) + of +
                      (m_total + m_done == 1 ? " picture" : " pictures") +
                      (output.empty() ? "." : "; " + output + " was not written."));
    }
    /// A list on stdin may be empty, and a script may mean that.
    void sayWhereNone() const {
        if (m_done == 0) {
            m_context.say("docent: no picture was named on stdin");
        }
    }
    /// Nobody shall take a folder's pictures of other names, or of other formats, for seen.
    void saySkipped(const std::vector<PictureWords::OtherFiles>& skipped) const {
        for (const PictureWords::OtherFiles& files : skipped) {
            const bool isOne = files.count == 1;
            m_context.say("docent: " + grouped(files.count) + (isOne ? " file below " : " files below ") +
                          printable(files.folder) + (isOne ? " has" : " have") + " no picture's extension, and " +
                          (isOne ? "was" : "were") + " not looked at: " + printable(joined(files.names)) +
                          (files.count > std::ssize(files.names) ? ", ..." : ""));
        }
    }
    [[nodiscard]] std::int64_t failed() const { return m_failed; }

private:
    ConsoleContext& m_context;
    bool m_isShown;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::int64_t m_failed = 0;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

std::int64_t skippedCount(const std::vector<PictureWords::OtherFiles>& skipped) {
    std::int64_t count = 0;
    for (const PictureWords::OtherFiles& files : skipped) {
        count += files.count;
    }
    return count;
}

void writeToStdout(std::string_view text) {
    if (!(std::cout << text << std::flush)) {
        throw Error("Cannot write to stdout", "Check where it goes to");
    }
}

void requireFree(const PredictOptions& options) {
    std::error_code ignored;
    if (options.output.empty()) {
        return;
    }
    if (fs::is_directory(options.output, ignored)) {
        throw Error(options.output + " is a folder", "Name a file in it");
    }
    if (!options.force && fs::exists(options.output, ignored)) {
        throw Error("There is a file " + options.output + " already", "Choose another name, or say --force");
    }
    const fs::path folder = fs::path(options.output).parent_path();
    requireWritable(folder.empty() ? fs::path(".") : folder);
}

/// Which file of an exported folder is used, where there are several: they may be of another precision.
void noteOthers(const fs::path& folder, const fs::path& used, RunContext& context) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        return;
    }
    std::vector<std::string> others;
    for (const auto& [format, name] : EnumNames<ExportFormat>::values) {
        const fs::path other = fs::path(used).replace_extension(modelExtension(format));
        if (other != used && fs::exists(other, ignored)) {
            others.push_back(other.filename().string());
        }
    }
    if (!others.empty()) {
        context.note("Used is " + used.filename().string() + "; name " + joined(others, ", ", " or ") +
                     " in the folder to use that.");
    }
}

int predict(const PredictOptions& options, const std::vector<std::string>& images, const GlobalOptions& global) {
    if (global.json && options.format != PredictionFormat::Auto) {
        throw UsageError("--json prints one object with all pictures: leave out --format, or --json");
    }
    requireFree(options);
    letThreadsSleep();
    prepareToCompute(global);
    const ChosenModel chosen = openModel(options.choice, global);
    if (options.neighbours > 0 && !chosen.run) {
        throw Error("An exported model comes without its training pictures, so there are no neighbours to show",
                    "Name the run itself, or leave out --neighbours");
    }
    ConsoleContext context;
    noteOthers(options.choice.model, chosen.model.file(), context);
    PictureWords words(images, options.null ? '\0' : '\n');
    PredictProgress progress(options, global.json, words, context);
    Naming naming(options, chosen, std::move(words), context);
    if (options.neighbours > 0) {
        naming.findNeighbours(Workspace(global.workspace));
    }
    const auto writeAs = [&](const TextSink& sink) {
        const auto writer = createPredictionWriter(
            {.format = options.chosenFormat(),
             .classes = std::min(static_cast<std::size_t>(options.top), chosen.model.classes().size()),
             .usualDistance = naming.usualDistance()},
            sink);
        try {
            naming.run([&](const NamedPicture& picture) {
                progress.add(picture);
                writer->add(picture);
            });
        } catch (const Stopped&) {
            writer->finish();  // what is done is still shown
            throw;
        }
        writer->finish();
    };
    const auto writeJson = [&](const TextSink& sink) {
        Json list = Json::array();
        naming.run([&](const NamedPicture& picture) {
            progress.add(picture);
            list.push_back(toJson(picture));
        });
        Json json = {{"model", chosen.model.name()},
                     {"file", chosen.model.file().string()},
                     {"failed", progress.failed()},
                     {"skipped", skippedCount(naming.otherFiles())},
                     {"predictions", std::move(list)}};
        if (options.neighbours > 0) {
            json["usual_distance"] = naming.usualDistance();
        }
        sink(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    };
    const auto write = [&](const TextSink& sink) { global.json ? writeJson(sink) : writeAs(sink); };
    try {
        if (options.output.empty()) {
            write(writeToStdout);
        } else {
            writeFileAtomically(options.output, [&](const ByteSink& file) {
                write([&file](std::string_view text) { file(text.data(), text.size()); });
            });
        }
    } catch (const Stopped&) {
        progress.sayStopped(options.output);
        return exitStopped;
    }
    progress.saySkipped(naming.otherFiles());
    progress.sayWhereNone();
    return progress.failed() == 0 ? exitDone : exitFailed;
}

}  // namespace

void addPredictCommand(CommandTree& tree) {
    Command& command = tree.add("predict", "name pictures with a run or an exported model");
    const auto options = std::make_shared<PredictOptions>();
    const auto images = std::make_shared<std::vector<std::string>>();
    command.bind(*options, {.names = {{"model", "MODEL"}, {"null", "-0,--null"}}, .required = {"model"}});
    command.bindWords(
        "IMAGE", *images,
        "picture files; folders, with all below them that have a picture's extension and are not hidden, the others "
        "are told at the end; - for paths on stdin, a line each. One that cannot be read is told, with --json and in "
        "files as its 'error', the others are named, and the exit code is 1",
        true);
    command.examples({"docent predict stamps-clipart-animals owl.png cat.jpg",
                      "docent predict exported/ --top 5 owl.png",
                      "docent predict model.onnx ~/pictures --output classes.csv",
                      "find / -name '*.jpg' -print0 | docent predict model.onnx -0 --format jsonl -",
                      "docent predict stamps-clipart-animals owl.png --neighbours 5",
                      "docent predict experts.safetensors --expert clipart-animals-adapter owl.png"});
    command.setBody([options, images](const GlobalOptions& global) { return predict(*options, *images, global); });
}

}  // namespace docent
