// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>
#include <atomic>
#include <memory>

#include "jobs/Import.h"
#include "support/Background.h"

class QLabel;
class QProgressBar;
class QTabWidget;
class QTreeView;

namespace docent {

class ClassTable;
class PreviewTreeModel;
class SampleGallery;
class SkippedView;

/// What an import would make, found out in the background before anything is written: the hierarchy, the classes, some
/// pictures, what is left out, and what follows from the options.
class ImportPreviewPane final : public QFrame {
    Q_OBJECT
public:
    explicit ImportPreviewPane(QWidget* parent = nullptr);
    ~ImportPreviewPane() override;

    /// Looks again, a moment after the last change. Without a path there is only a hint.
    void preview(const ImportOptions& options);
    /// Whether what is shown can be imported.
    [[nodiscard]] bool isReady() const { return m_ready; }
    /// Null while it is looked for.
    [[nodiscard]] const std::shared_ptr<const ImportPreview>& current() const { return m_preview; }

Q_SIGNALS:
    void readyChanged(bool ready);
    /// `current()` is another one.
    void changed();

private:
    void cancel();
    void start();
    void arrange();
    void tellProgress();
    void show(const std::shared_ptr<const ImportPreview>& preview);
    void fail(const QString& problem);
    void setReady(bool ready);

    QLabel* m_text;
    QLabel* m_problem;
    QLabel* m_consequences;
    QProgressBar* m_busy;
    QTabWidget* m_tabs;
    QTreeView* m_tree;
    PreviewTreeModel* m_model;
    ClassTable* m_classes;
    SampleGallery* m_samples;
    SkippedView* m_skipped;
    ImportOptions m_options;
    ImportOptions m_readOptions;  ///< of m_reading
    std::shared_ptr<const ImportReading> m_reading;
    std::shared_ptr<const ImportPreview> m_preview;
    std::shared_ptr<std::atomic<std::int64_t>> m_found;  ///< pictures, by the reading that is under way
    BackgroundHandle m_task;
    QTimer m_delay;
    QTimer m_ticking;
    bool m_ready = false;
};

}  // namespace docent
