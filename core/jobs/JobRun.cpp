// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobRun.h"

#include <algorithm>
#include <chrono>

#include "jobs/EtaClock.h"
#include "jobs/Operations.h"
#include "jobs/ProcessMemory.h"
#include "nn/Device.h"
#include "nn/OutOfMemory.h"

namespace docent {

namespace {

constexpr double notifyEvery = 0.05;  // seconds between two progress notifications
constexpr double saveEvery = 1;       // seconds between two writes of the record while it runs

double nowSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// LibTorch's messages carry a backtrace: its first line says what happened.
std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

/// The device that a job names itself: "auto" where it leaves that to the queue, "" where it computes nothing.
struct NamedDevice {
    std::string operator()(const ImportJob&) const { return {}; }
    std::string operator()(const BaselineJob& job) const { return job.training.device; }
    std::string operator()(const ExpertJob& job) const { return job.training.device; }
    std::string operator()(const EmbedJob& job) const { return job.device; }
    std::string operator()(const RankJob& job) const { return job.options.device; }
    std::string operator()(const TransferJob& job) const { return job.options.device; }
    std::string operator()(const StrategyJob& job) const { return job.options.device; }
    std::string operator()(const ExportJob&) const { return {}; }
};

/// The device that the job computes on. One that is not there is told by the job itself.
std::string deviceOf(const JobSpec& spec, const std::string& ofQueue) {
    std::string device = std::visit(NamedDevice{}, spec);
    if (device.empty()) {
        return "cpu";
    }
    device = device == "auto" ? ofQueue : device;
    try {
        return resolveDevice(device);
    } catch (const Error&) {
        return device;
    }
}

class Context final : public RunContext {
public:
    Context(JobKeeper& keeper, const std::string& id, const std::atomic<JobRequest>& request)
        : m_keeper(keeper), m_request(request), m_id(id) {}

    [[nodiscard]] bool stopRequested() const override { return m_request.load() != JobRequest::None; }

    void progress(const Progress& progress) override {
        const double now = nowSeconds();
        const double eta = m_clock.update(progress, now);
        const bool tell = now - m_notified >= notifyEvery;
        const std::uint64_t memory = tell ? residentMemory() : 0;
        const auto keepInMind = [&](JobRecord& record) {
            record.progress = progress;
            record.etaSeconds = eta;
            record.memoryBytes = memory > 0 ? memory : record.memoryBytes;
        };
        if (!tell) {
            m_keeper.change(m_id, keepInMind);
            return;
        }
        m_notified = now;
        const bool keep = now - m_saved >= saveEvery;
        if (keep) {
            m_saved = now;
        }
        m_keeper.update(m_id, keepInMind, keep);
    }

    void note(const std::string& text) override {
        m_keeper.update(m_id, [&](JobRecord& record) {
            // Each part of a job may have the same to say: it is shown once, and logged each time.
            if (std::find(record.notes.begin(), record.notes.end(), text) == record.notes.end()) {
                record.notes.push_back(text);
            }
            addEvent(record, JobEventKind::Note, text);
        });
    }

private:
    JobKeeper& m_keeper;
    const std::atomic<JobRequest>& m_request;
    std::string m_id;
    EtaClock m_clock;
    double m_notified = 0;
    double m_saved = 0;
};

/// What a stopped job leaves.
std::string keptAfterStop(const Workspace& workspace, const JobSpec& spec, JobState state) {
    if (state == JobState::Paused) {
        return "Paused; resume it to go on";
    }
    const std::string name = jobSubject(spec);
    const bool trains = std::holds_alternative<BaselineJob>(spec) || std::holds_alternative<ExpertJob>(spec);
    try {
        if (trains && workspace.bank().has(name) && workspace.bank().load(name).state == ModelState::Stopped) {
            return "Stopped; the best weights so far are kept as '" + name + "', resume it to go on";
        }
    } catch (const std::exception&) {
        return "Stopped";
    }
    return "Stopped";
}

struct Ending {
    JobState state = JobState::Failed;
    std::string error;
    std::string result;
};

Ending run(JobKeeper& keeper, const JobRecord& job, const std::atomic<JobRequest>& request, const std::string& device) {
    Context context(keeper, job.id, request);
    const JobSpec& spec = job.spec;
    Ending ending;
    try {
        ending.result = runJob(keeper.workspace(), spec, device, context);
        ending.state = JobState::Succeeded;
    } catch (const Stopped&) {
        ending.state = request.load() == JobRequest::Pause ? JobState::Paused : JobState::Cancelled;
        ending.result = keptAfterStop(keeper.workspace(), spec, ending.state);
    } catch (const Error& e) {
        ending.error = firstLine(e.what());
    } catch (const std::exception& e) {
        ending.error = isOutOfMemory(e)
                           ? "There was not enough memory. Use a smaller batch size, or close other programs."
                           : firstLine(e.what());
    } catch (...) {
        ending.error = "It failed for an unknown reason.";
    }
    return ending;
}

JobEventKind eventOf(JobState state) {
    switch (state) {
        case JobState::Succeeded:
            return JobEventKind::Succeeded;
        case JobState::Paused:
            return JobEventKind::Paused;
        case JobState::Cancelled:
            return JobEventKind::Stopped;
        default:
            return JobEventKind::Failed;
    }
}

void end(JobRecord& record, const Ending& ending) {
    record.state = ending.state;
    record.error = ending.error;
    record.result = ending.result;
    record.etaSeconds = -1;
    record.finished = ending.state == JobState::Paused ? "" : utcNow();
    if (ending.state == JobState::Succeeded && record.progress.total > 0) {
        record.progress.done = record.progress.total;
    }
    addEvent(record, eventOf(ending.state), ending.state == JobState::Paused ? "" : ending.error + ending.result);
}

}  // namespace

void runToEnd(JobKeeper& keeper, const JobRecord& job, const std::atomic<JobRequest>& request,
              const std::string& device) {
    keeper.update(job.id, [&](JobRecord& record) {
        record.device = deviceOf(record.spec, device);
        record.memoryBytes = residentMemory();
        addEvent(record, JobEventKind::Started, record.device);
    });
    const Ending ending = run(keeper, job, request, device);
    keeper.update(job.id, [&](JobRecord& record) { end(record, ending); });
}

}  // namespace docent
