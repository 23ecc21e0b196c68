// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobRecord.h"

#include <algorithm>

#include "base/Files.h"

namespace docent {

namespace {

struct Fields {
    JobRecord record;
    std::vector<std::string> events;  ///< the record's, as lines
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("id", record.id, "");
        visit("state", record.state, "");
        visit("subject", record.subject, "");
        visit("after", record.after, "");
        visit("stage", record.progress.stage, "");
        visit("done", record.progress.done, "");
        visit("total", record.progress.total, "");
        visit("detail", record.progress.detail, "");
        visit("phase", record.progress.phase, "");
        visit("parts", record.progress.parts, "");
        visit("parts_done", record.progress.partsDone, "");
        visit("parts_reused", record.progress.partsReused, "");
        visit("images_per_second", record.progress.imagesPerSecond, "");
        visit("eta_seconds", record.etaSeconds, "");
        visit("error", record.error, "");
        visit("result", record.result, "");
        visit("notes", record.notes, "");
        visit("device", record.device, "");
        visit("engine", record.engine, "");
        visit("slurm_task", record.cluster.task, "");
        visit("slurm_profile", record.cluster.profile, "");
        visit("node", record.cluster.node, "");
        visit("memory_bytes", record.memoryBytes, "");
        visit("place", record.place, "");
        visit("created", record.created, "");
        visit("started", record.started, "");
        visit("finished", record.finished, "");
        visit("events", events, "");
        visit("events_left_out", record.eventsLeftOut, "");
    }
};

/// "123_4": it becomes a part of a file's name and an argument of Slurm's commands.
bool isSlurmTask(const std::string& task) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t mark = std::min(task.find('_'), task.size());
    return mark > 0 && mark + 1 < task.size() &&
           std::all_of(task.begin(), task.begin() + static_cast<std::ptrdiff_t>(mark), isDigit) &&
           std::all_of(task.begin() + static_cast<std::ptrdiff_t>(mark) + 1, task.end(), isDigit);
}

/// "2026-11-24T16:20:05Z started cuda:0": one line of text each, so that a person can read the record.
std::string toLine(const JobEvent& event) {
    const std::string line = event.time + " " + enumName(event.kind);
    return event.text.empty() ? line : line + " " + event.text;
}

JobEvent eventFromLine(const std::string& line) {
    const std::size_t first = line.find(' ');
    if (first == std::string::npos) {
        throw Error("'" + line + "' is no event of a job", "Remove that line");
    }
    const std::size_t second = line.find(' ', first + 1);
    JobEvent event;
    event.time = line.substr(0, first);
    event.kind = enumValue<JobEventKind>(line.substr(first + 1, second - first - 1), "event");
    event.text = second == std::string::npos ? "" : line.substr(second + 1);
    return event;
}

}  // namespace

Yaml toYaml(const JobRecord& record) {
    Fields fields{.record = record, .events = {}};
    for (const JobEvent& event : record.events) {
        fields.events.push_back(toLine(event));
    }
    Yaml yaml = fieldsToYaml(fields);
    yaml.set("kind", jobKind(record.spec));
    yaml.set("spec", toYaml(record.spec));
    return yaml;
}

JobRecord jobRecordFromYaml(const Yaml& yaml) {
    Fields fields;
    yaml.require("id", fields.record.id);
    readFields(yaml, fields);
    if (const std::string& task = fields.record.cluster.task; !task.empty() && !isSlurmTask(task)) {
        yaml.fail("slurm_task", "is no task of an array of Slurm, like 123_4", "Correct that line");
    }
    std::string kind;
    yaml.require("kind", kind);
    fields.record.spec = jobSpecFromYaml(kind, yaml.child("spec"));
    yaml.rejectUnknown();
    for (const std::string& line : fields.events) {
        try {
            fields.record.events.push_back(eventFromLine(line));
        } catch (const Error& e) {
            yaml.fail("events", e.reason(), e.mend());
        }
    }
    return fields.record;
}

void addEvent(JobRecord& record, JobEventKind kind, const std::string& text) {
    if (record.events.size() >= mostJobEvents) {
        record.events.erase(record.events.begin() + 1);
        ++record.eventsLeftOut;
    }
    record.events.push_back({.time = utcNow(), .kind = kind, .text = text});
}

std::int64_t jobNumber(const std::string& id) {
    constexpr std::size_t mostDigits = 18;  // so that the next number fits too
    const bool isNumber = !id.empty() && id.size() <= mostDigits &&
                          std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::stoll(id) : -1;
}

std::string jobId(std::int64_t number) {
    constexpr std::size_t width = 4;
    std::string id = std::to_string(number);
    return id.size() < width ? std::string(width - id.size(), '0') + id : id;
}

bool JobIdLess::operator()(const std::string& a, const std::string& b) const {
    const std::int64_t first = jobNumber(a);
    const std::int64_t second = jobNumber(b);
    return first != second ? first < second : a < b;
}

JobRecord loadJob(const fs::path& file) {
    const std::string name = file.stem().string();
    if (jobNumber(name) < 0) {
        throw Error(file.string() + " is no job's record: its name is not a number",
                    "Remove it, or give it the id in it as its name, like 0012.yaml");
    }
    JobRecord record;
    try {
        record = jobRecordFromYaml(Yaml::load(file));
    } catch (const Error& e) {
        // What does not come from the YAML itself does not know its file.
        const bool namesFile = e.reason().find(file.filename().string()) != std::string::npos;
        throw namesFile ? e : Error(file.string() + ": " + e.reason(), e.mend());
    }
    if (record.id != name) {
        throw Error(file.string() + " is the record of another job: it has the id '" + record.id + "'",
                    "Remove it if it is a copy, or else write '" + name + "' as its id");
    }
    return record;
}

std::vector<JobRecord> loadJobs(const fs::path& folder, std::vector<std::string>* problems) {
    std::vector<JobRecord> records;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() != ".yaml") {
            continue;
        }
        try {
            records.push_back(loadJob(entry->path()));
        } catch (const Error& e) {
            if (problems != nullptr) {
                problems->emplace_back(e.what());
            }
        }
    }
    std::sort(records.begin(), records.end(),
              [](const JobRecord& a, const JobRecord& b) { return JobIdLess()(a.id, b.id); });
    return records;
}

std::int64_t lastJobNumber(const fs::path& folder) {
    std::int64_t last = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".yaml") {
            last = std::max(last, jobNumber(entry->path().stem().string()));
        }
    }
    return last;
}

}  // namespace docent
