// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>
#include <vector>

#include "models/DatasetView.h"
#include "pages/TrialSubject.h"

class QLabel;
class QStackedWidget;

namespace docent {

class ElidedLabel;
class PictureGallery;
class ProbabilityBars;

/// What one model says of the picture that is tried: the most probable classes, the sums by branch, and the training
/// pictures that it finds most alike.
class TrialColumn final : public QFrame {
    Q_OBJECT
public:
    /// `facts`: a line about the model.
    TrialColumn(const QString& name, const QString& facts, TrialSubject* subject, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const { return m_name; }
    void tryPicture(const TrialPicture& picture);
    /// Sums by the first so many parts of the labels; 0: by the first.
    void setLevel(int level);
    /// The data set whose pictures the nearest ones are; null until it has been read.
    void setView(const std::shared_ptr<const DatasetView>& view);

private:
    void showAnswer(const TrialAnswer& answer, const std::vector<std::string>& classes, const QImage& seen);
    void showBranches();
    void showNeighbours();
    void showWords();

    QString m_name;
    TrialSubject* m_subject;
    QLabel* m_seen;
    QLabel* m_seenSize;
    QLabel* m_state;
    QLabel* m_words;
    ProbabilityBars* m_bars;
    QLabel* m_branchHeading;
    ProbabilityBars* m_branches;
    QLabel* m_nearHeading;
    QLabel* m_nearState;
    PictureGallery* m_gallery;
    int m_level = 0;
    std::shared_ptr<const DatasetView> m_view;
    std::vector<std::string> m_classes;
    TrialAnswer m_answer;
    std::vector<NearPicture> m_near;
    double m_usualDistance = 0;
};

}  // namespace docent
