// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobRequest.h"

#include "base/Files.h"

namespace docent {

namespace {

constexpr std::uintmax_t mostBytes = 100;

fs::path requestPath(const fs::path& folder, const std::string& id) {
    return folder / (id + ".request");
}

fs::path movePath(const fs::path& folder, const std::string& id) {
    return folder / (id + ".move");
}

}  // namespace

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
        if (readFile(path, mostBytes).starts_with("pause")) {
            request = JobRequest::Pause;
        }
    } catch (const std::exception&) {
        request = JobRequest::Stop;  // somebody asked for something: a job that goes on would be the greater surprise
    }
    fs::remove(path, error);
    return request;
}

void requestMove(const fs::path& folder, const std::string& id, const std::string& before) {
    writeFileAtomically(movePath(folder, id), before + "\n");
}

std::optional<std::string> takeMoveRequest(const fs::path& folder, const std::string& id) {
    const fs::path path = movePath(folder, id);
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        return std::nullopt;
    }
    std::optional<std::string> before;
    try {
        before = readFile(path, mostBytes);
        before->erase(before->find_last_not_of('\n') + 1);
    } catch (const std::exception&) {
        before.reset();
    }
    fs::remove(path, error);
    return before;
}

}  // namespace docent
