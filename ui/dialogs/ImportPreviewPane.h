// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
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
class PictureCheckRow;
class PreviewTreeModel;
class SampleGallery;
class ScrollingText;
class SkippedView;

/// What an import would make, found out in the background before anything is written: the hierarchy, the classes, some
/// pictures, what is left out, and what follows from the options. It can be imported as soon as it is shown; broken
/// pictures join what is left out while they are found.
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
    /// Whether it is of a list of pictures, or cannot be had because of what a list does not tell.
    [[nodiscard]] bool isOfList() const { return m_isOfList; }

Q_SIGNALS:
    void readyChanged(bool ready);
    /// `current()` is another one.
    void changed();

private:
    void cancel();
    void start();
    void arrange();
    void followCheck();
    void arrangeAgain();
    template <typename Done>
    void arrangeFor(Done done);
    void tellProgress();
    struct Arranged;
    void show(const Arranged& arranged);
    void showHierarchy(const std::shared_ptr<const ImportPreview>& preview);
    void fail(const QString& problem);
    void setReady(bool ready);

    QLabel* m_text;
    QLabel* m_problem;
    QLabel* m_consequences;
    ScrollingText* m_notes;  ///< around them
    QProgressBar* m_busy;
    QTabWidget* m_tabs;
    QTreeView* m_tree;
    PreviewTreeModel* m_model;
    ClassTable* m_classes;
    SampleGallery* m_samples;
    SkippedView* m_skipped;
    PictureCheckRow* m_check;
    ImportOptions m_options;
    bool m_isOfList = false;
    ImportOptions m_readOptions;  ///< of m_reading
    std::shared_ptr<const ImportReading> m_reading;
    std::shared_ptr<const ImportPreview> m_preview;
    std::shared_ptr<std::atomic<std::int64_t>> m_found;  ///< pictures, by the reading that is under way
    BackgroundHandle m_task;
    QTimer m_delay;
    QTimer m_ticking;
    QString m_checkProblem;          ///< why the pictures cannot be imported, as their check tells; "" = they can
    std::int64_t m_brokenShown = 0;  ///< of the pictures that the check has found
    QElapsedTimer m_sinceShown;
    qint64 m_arrangingTook = 0;  ///< milliseconds, the last time
    bool m_ready = false;
};

}  // namespace docent
