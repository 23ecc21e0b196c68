// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobRecord.h"

#include <algorithm>

#include "base/Files.h"

namespace docent {

namespace {

struct Fields {
    JobRecord record;
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
        visit("eta_seconds", record.etaSeconds, "");
        visit("error", record.error, "");
        visit("result", record.result, "");
        visit("notes", record.notes, "");
        visit("device", record.device, "");
        visit("created", record.created, "");
        visit("started", record.started, "");
        visit("finished", record.finished, "");
    }
};

fs::path requestPath(const fs::path& folder, const std::string& id) {
    return folder / (id + ".request");
}

}  // namespace

Yaml toYaml(const JobRecord& record) {
    Yaml yaml = fieldsToYaml(Fields{record});
    yaml.set("kind", jobKind(record.spec));
    yaml.set("spec", toYaml(record.spec));
    return yaml;
}

JobRecord jobRecordFromYaml(const Yaml& yaml) {
    Fields fields;
    yaml.require("id", fields.record.id);
    readFields(yaml, fields);
    std::string kind;
    yaml.require("kind", kind);
    fields.record.spec = jobSpecFromYaml(kind, yaml.child("spec"));
    yaml.rejectUnknown();
    return fields.record;
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
    JobRecord record = jobRecordFromYaml(Yaml::load(file));
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

void requestJob(const fs::path& folder, const std::string& id, JobRequest request) {
    writeFileAtomically(requestPath(folder, id), request == JobRequest::Pause ? "pause\n" : "stop\n");
}

JobRequest takeJobRequest(const fs::path& folder, const std::string& id) {
    const fs::path path = requestPath(folder, id);
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return JobRequest::None;
    }
    JobRequest request = JobRequest::Stop;
    try {
        if (readFile(path, 100).starts_with("pause")) {
            request = JobRequest::Pause;
        }
    } catch (const std::exception&) {
        request = JobRequest::Stop;  // somebody asked for something: a job that goes on would be the greater surprise
    }
    fs::remove(path, error);
    return request;
}

double EtaClock::update(const Progress& progress, double nowSeconds) {
    const auto done = static_cast<double>(progress.done);
    if (progress.total != m_total || done < m_done) {
        m_total = progress.total;
        m_start = nowSeconds;
        m_doneAtStart = done;
    }
    m_done = done;
    const double elapsed = nowSeconds - m_start;
    const double worked = done - m_doneAtStart;
    if (progress.total <= 0 || worked <= 0 || elapsed < 0.5) {
        return -1;
    }
    return (static_cast<double>(progress.total) - done) * elapsed / worked;
}

}  // namespace docent
