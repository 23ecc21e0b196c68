// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace docent {

/// What the window shows without a workspace.
class WelcomePage final : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);
    void setRecent(const QStringList& folders);
    /// `missing`: what the sample lacks, as a sentence; empty where it can be tried.
    void setSample(const QString& missing);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void sampleRequested();
    void recentRequested(const QString& folder);

private:
    QVBoxLayout* m_recent;
    QWidget* m_recentBox;
    QPushButton* m_sample;
};

}  // namespace docent
