// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <memory>
#include <optional>

#include "pages/StudyContents.h"
#include "plots/Chart.h"

class QListWidget;

namespace docent {

class ReportChart;
class Session;

/// The charts of a study's report, one at a time.
class StudyChartsPane final : public QSplitter {
    Q_OBJECT
public:
    explicit StudyChartsPane(QWidget* parent = nullptr);

    void setSession(Session* session) { m_session = session; }
    /// Another study, or the same with more cells; null for none.
    void setContents(std::shared_ptr<const StudyContents> contents);
    /// The one that is shown.
    [[nodiscard]] std::optional<Chart> chart() const;

Q_SIGNALS:
    void chartChanged();

private:
    void rebuild();

    std::shared_ptr<const StudyContents> m_contents;
    Session* m_session = nullptr;
    QListWidget* m_list;
    ReportChart* m_chart;
};

}  // namespace docent
