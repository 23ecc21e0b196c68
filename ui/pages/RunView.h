// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "transfer/RunRecord.h"

class QLabel;
class QTabWidget;

namespace docent {

class ConfusionView;
class CurvePlot;
class MetricsFollower;
class RecordTable;
class Session;

/// One fine-tuning run: its sweep and curves while it runs, its figures when it is done.
class RunView final : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget* parent = nullptr);
    void setSession(Session* session);
    /// "" shows none. While its job runs the view follows it.
    void showRun(const QString& name);
    [[nodiscard]] QString run() const { return m_name; }

private:
    void refresh();
    void showRecord(const RunRecord& record);
    void clearResult();

    Session* m_session = nullptr;
    QString m_name;
    QLabel* m_title;
    QLabel* m_figure;
    QLabel* m_facts;
    QTabWidget* m_tabs;
    RecordTable* m_sweep;
    CurvePlot* m_curves;
    RecordTable* m_classes;
    ConfusionView* m_confusion;
    MetricsFollower* m_follower;
};

}  // namespace docent
