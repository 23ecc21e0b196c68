// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingSoFar.h"

#include <utility>

#include "base/Files.h"
#include "base/Yaml.h"

namespace docent {

RankingSoFar::~RankingSoFar() {
    if (m_reading) {
        m_reading->cancel();
    }
}

void RankingSoFar::look(const std::filesystem::path& file) {
    std::error_code isMissing;
    const auto time =
        file.empty() ? std::filesystem::file_time_type{} : std::filesystem::last_write_time(file, isMissing);
    if (file.empty() || isMissing) {
        if (m_reading) {
            m_reading->cancel();
        }
        m_file.clear();
        if (std::exchange(m_isShown, false)) {
            Q_EMIT changed(nullptr);
        }
        return;
    }
    if (file == m_file && time == m_time) {
        return;
    }
    m_file = file;
    m_time = time;
    if (m_reading) {
        m_reading->cancel();
    }
    using Read = std::shared_ptr<const RankingResult>;
    m_reading = runInBackground(
        this,
        [file](RunContext&) -> Read {
            return std::make_shared<const RankingResult>(rankingFromYaml(Yaml::parse(readFile(file), file.string())));
        },
        [this](const Read& ranking) {
            m_isShown = true;
            Q_EMIT changed(ranking);
        },
        [](const QString&) {});  // it ended meanwhile, and the file is gone
}

}  // namespace docent
