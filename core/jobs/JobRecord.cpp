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

std::vector<JobRecord> loadJobs(const fs::path& folder, std::vector<std::string>* problems) {
    std::vector<JobRecord> records;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() != ".yaml") {
            continue;
        }
        try {
            records.push_back(jobRecordFromYaml(Yaml::load(entry->path())));
        } catch (const Error& e) {
            if (problems != nullptr) {
                problems->emplace_back(e.what());
            }
        }
    }
    std::sort(records.begin(), records.end(), [](const JobRecord& a, const JobRecord& b) { return a.id < b.id; });
    return records;
}

void requestJob(const fs::path& folder, const std::string& id, JobRequest request) {
    writeFileAtomically(requestPath(folder, id), request == JobRequest::Pause ? "pause\n" : "stop\n");
}

JobRequest takeJobRequest(const fs::path& folder, const std::string& id) {
    const fs::path path = requestPath(folder, id);
    std::error_code error;
    if (!fs::exists(path, error)) {
        return JobRequest::None;
    }
    const std::string text = readFile(path, 100);
    fs::remove(path, error);
    return text.starts_with("pause") ? JobRequest::Pause : JobRequest::Stop;
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
