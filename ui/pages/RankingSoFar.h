// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

#include "selection/Ranking.h"
#include "support/Background.h"

namespace docent {

/// What a ranking by halving that is under way has found, read again whenever its file was written anew.
class RankingSoFar final : public QObject {
    Q_OBJECT
public:
    explicit RankingSoFar(QObject* parent = nullptr) : QObject(parent) {}
    ~RankingSoFar() override;

    /// Looks whether the file is another one than before; an empty path forgets.
    void look(const std::filesystem::path& file);

Q_SIGNALS:
    /// Null = there is none any more.
    void changed(const std::shared_ptr<const docent::RankingResult>& ranking);

private:
    std::filesystem::path m_file;
    std::filesystem::file_time_type m_time;
    bool m_isShown = false;
    BackgroundHandle m_reading;
};

}  // namespace docent
