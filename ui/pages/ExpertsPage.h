// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Page.h"
#include "support/Background.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace docent {

class CurvePlot;
class MetricsFollower;
class RecordTable;

/// The bank: every model, what made it, and its curves while it is trained and after.
class ExpertsPage final : public Page {
    Q_OBJECT
public:
    explicit ExpertsPage(QWidget* parent = nullptr);
    ~ExpertsPage() override;

Q_SIGNALS:
    void nodeRequested(const QString& dataset, const QString& path);

protected:
    void onSessionChanged() override;

private:
    void refresh();
    void measureSizes();
    void showModel(const QString& name);
    void updateLive();
    void deleteCurrent();

    RecordTable* m_table;
    QLabel* m_name;
    QLabel* m_details;
    CurvePlot* m_curves;
    MetricsFollower* m_follower;
    QPushButton* m_showNode;
    QPushButton* m_delete;
    QHash<QString, qulonglong> m_sizes;  ///< bytes by name, found out in the background
    BackgroundHandle m_task;
};

}  // namespace docent
