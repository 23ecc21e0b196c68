// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <string>

#include "exporting/Int8Loss.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace docent {

class Session;
class WatchedWork;

/// Measures what a run loses in 8 bits, in the background, and shows it before anything is written.
class Int8Check final : public QWidget {
    Q_OBJECT
public:
    Int8Check(Session& session, std::string run, QWidget* parent = nullptr);

    /// Does nothing where it is measured already, or being measured.
    void start();
    void stop();
    /// Whether the loss is known, and is small or was accepted.
    [[nodiscard]] bool isAccepted() const;
    /// Percentage points that the export may lose then.
    [[nodiscard]] double acceptedLoss() const;

Q_SIGNALS:
    void changed();

private:
    void show(const Int8Loss& loss);
    void setMeasuring(bool measuring);

    Session& m_session;
    std::string m_run;
    std::optional<Int8Loss> m_loss;
    WatchedWork* m_work;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QCheckBox* m_accept;
};

}  // namespace docent
