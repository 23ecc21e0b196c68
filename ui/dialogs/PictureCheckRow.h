// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <memory>

#include "jobs/EtaClock.h"
#include "jobs/PictureCheck.h"
#include "support/Background.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace docent {

/// Finds out in the background which pictures of an import are broken or near-copies, and says how far it is: by itself
/// where that takes a minute at most, else when a person asks for it. What it knows stays known for other options.
class PictureCheckRow final : public QWidget {
    Q_OBJECT
public:
    explicit PictureCheckRow(QWidget* parent = nullptr);
    ~PictureCheckRow() override;

    /// Forgets what was asked for and found: these are other pictures. Null: there are none.
    void setReading(std::shared_ptr<const ImportReading> reading);
    /// Stops, for options that are no longer those of the import.
    void cancel();
    /// Checks, or offers to, what an import with these options would take.
    void check(const ImportOptions& options, const ImportPreview& preview);
    /// What was found until now, to ask on any thread; null without a reading.
    [[nodiscard]] std::shared_ptr<const PictureCheck> found() const { return m_check; }

Q_SIGNALS:
    /// More broken pictures may be known; comes a few times a second while they are looked for.
    void ticked();
    /// All are known.
    void finished();
    /// They cannot be imported at all.
    void failed(const QString& problem);

private:
    struct Counts;
    void start();
    void stop();
    void onClicked();
    void tell();
    void showIdle(const QString& text, const QString& offer);

    QProgressBar* m_bar;
    QLabel* m_text;
    QPushButton* m_button;
    std::shared_ptr<PictureCheck> m_check;
    std::shared_ptr<Counts> m_counts;
    ImportOptions m_options;
    BackgroundHandle m_task;
    QTimer m_ticking;
    QElapsedTimer m_clock;
    EtaClock m_eta;
    bool m_isAsked = false;    ///< a person wants all of this reading to be checked
    bool m_isStopped = false;  ///< a person stopped it
};

}  // namespace docent
