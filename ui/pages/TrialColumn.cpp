// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TrialColumn.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "models/ThumbnailDelegate.h"
#include "pages/PictureGallery.h"
#include "plots/ConfusionData.h"
#include "support/Glossary.h"
#include "support/Role.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/ProbabilityBars.h"

namespace docent {
namespace {

constexpr int shownClasses = 5;
constexpr int shownBranches = 4;
constexpr int seenSide = 72;
constexpr int columnWidth = 264;
constexpr double sureFrom = 0.5;  // the most probable class against all others together

QString distanceText(double distance) {
    return QLocale().toString(distance, 'f', 2);
}

QVector<ProbabilityBar> toBars(const std::vector<NamedProbability>& named, std::size_t most) {
    QVector<ProbabilityBar> bars;
    for (std::size_t i = 0; i < std::min(named.size(), most); ++i) {
        bars << ProbabilityBar{qs(named[i].label), named[i].probability};
    }
    return bars;
}

}  // namespace

TrialColumn::TrialColumn(const QString& name, const QString& facts, TrialSubject* subject, QWidget* parent)
    : QFrame(parent), m_name(name), m_subject(subject) {
    setObjectName(QStringLiteral("trialColumn"));
    setAccessibleName(tr("What %1 says").arg(name));
    setRole(this, Role::Card);
    setMinimumWidth(columnWidth);
    setMaximumWidth(columnWidth * 2);
    subject->setParent(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* heading = new ElidedLabel;
    heading->setObjectName(QStringLiteral("trialName"));
    setRole(heading, Role::Heading);
    heading->setFullText(name);
    words->addWidget(heading);
    words->addWidget(makeMuted(facts));
    m_state = makeMuted({});
    m_state->setObjectName(QStringLiteral("trialState"));
    words->addWidget(m_state);
    words->addStretch();
    top->addLayout(words, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(2);
    m_seen = new QLabel;
    m_seen->setObjectName(QStringLiteral("trialSeen"));
    m_seen->setAccessibleName(tr("The picture as the model sees it"));
    m_seen->setToolTip(tr("The picture as this model sees it"));
    m_seen->setFixedSize(seenSide, seenSide);
    right->addWidget(m_seen, 0, Qt::AlignHCenter);
    m_seenSize = makeMuted({}, false);
    m_seenSize->setAlignment(Qt::AlignHCenter);
    right->addWidget(m_seenSize);
    right->addStretch();
    top->addLayout(right);
    column->addLayout(top);
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("trialWarning"));
    setRole(m_words, Role::Problem);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_bars = new ProbabilityBars;
    m_bars->setObjectName(QStringLiteral("trialClasses"));
    m_bars->setAccessibleName(tr("Most probable classes"));
    column->addWidget(m_bars);
    m_branchHeading = makeMuted({}, false);
    m_branchHeading->setToolTip(explain(Term::Level));
    column->addWidget(m_branchHeading);
    m_branches = new ProbabilityBars;
    m_branches->setObjectName(QStringLiteral("trialBranches"));
    m_branches->setAccessibleName(tr("Sums by branch of the label hierarchy"));
    column->addWidget(m_branches);
    m_nearHeading = makeMuted(tr("Nearest training pictures"), false);
    m_nearHeading->setToolTip(explain(Term::Embedding));
    column->addWidget(m_nearHeading);
    m_nearState = makeMuted({});
    m_nearState->setObjectName(QStringLiteral("trialNearState"));
    column->addWidget(m_nearState);
    m_gallery = new PictureGallery;
    m_gallery->setObjectName(QStringLiteral("trialGallery"));
    m_gallery->setAccessibleName(tr("Nearest training pictures"));
    m_gallery->setMinimumHeight(ThumbnailDelegate::cellSize(fontMetrics(), 1).height() + 4);
    column->addWidget(m_gallery, 100);
    column->addStretch(1);  // holds all else at the top where there is no gallery

    connect(subject, &TrialSubject::answered, this, &TrialColumn::showAnswer);
    connect(subject, &TrialSubject::neighboursFound, this,
            [this](const std::vector<NearPicture>& pictures, double usualDistance) {
                m_near = pictures;
                m_usualDistance = usualDistance;
                showNeighbours();
                showWords();
            });
    connect(subject, &TrialSubject::neighboursProgressed, this, [this](const Progress& progress) {
        m_nearState->setText(
            progress.total > 0
                ? tr("Looking at the training pictures: %1 of %2").arg(number(progress.done), number(progress.total))
                : tr("Looking at the training pictures…"));
    });
    connect(subject, &TrialSubject::neighboursFailed, this,
            [this](const QString& problem) { m_nearState->setText(problem); });
    connect(subject, &TrialSubject::failed, this, [this](const QString& problem) {
        m_state->hide();
        m_words->setText(problem);
        m_words->show();
        m_nearState->clear();
    });
    showAnswer({}, {}, {});
}

void TrialColumn::tryPicture(const TrialPicture& picture) {
    m_state->setText(tr("Looking…"));
    m_state->show();
    m_words->hide();
    m_subject->tryPicture(picture);
}

void TrialColumn::setLevel(int level) {
    m_level = level;
    showBranches();
}

void TrialColumn::setView(const std::shared_ptr<const DatasetView>& view) {
    m_view = view;
    showNeighbours();
}

void TrialColumn::showAnswer(const TrialAnswer& answer, const std::vector<std::string>& classes, const QImage& seen) {
    m_answer = answer;
    m_classes = classes;
    m_near.clear();
    const std::vector<NamedProbability> top = mostProbable(classes, answer.probabilities, shownClasses);
    m_bars->setBars(toBars(top, shownClasses));
    m_state->hide();
    if (!seen.isNull()) {
        const qreal ratio = devicePixelRatioF();
        const int side = static_cast<int>(seenSide * ratio);
        QPixmap pixmap = QPixmap::fromImage(seen.scaled(
            side, side, Qt::KeepAspectRatio, seen.width() < side ? Qt::FastTransformation : Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(ratio);
        m_seen->setPixmap(pixmap);
        m_seenSize->setText(tr("%1 px").arg(seen.width()));
    }
    m_nearHeading->setVisible(m_subject->hasTrainingPictures());
    m_nearState->setText(
        m_subject->hasTrainingPictures() || classes.empty()
            ? QString()
            : tr("An exported model comes without the training pictures, so there are no nearest ones."));
    showBranches();
    showNeighbours();
    showWords();
}

void TrialColumn::showBranches() {
    const int level = std::max(m_level, 1);
    const std::vector<NamedProbability> branches = branchProbabilities(m_classes, m_answer.probabilities, level);
    // In a flat task every class is a branch of its own.
    const bool tellsMore = branches.size() > 1 && branches.size() < m_classes.size();
    m_branchHeading->setText(tr("Sums at level %1").arg(level));
    m_branchHeading->setVisible(tellsMore);
    m_branches->setVisible(tellsMore);
    m_branches->setBars(tellsMore ? toBars(branches, shownBranches) : QVector<ProbabilityBar>());
}

void TrialColumn::showNeighbours() {
    std::vector<std::int64_t> images;
    QHash<std::int64_t, QString> captions;
    // As much of the path as tells a class from the others: two branches may have an "other" each.
    const QStringList paths = qsList(m_classes);
    const QStringList names = m_near.empty() ? QStringList() : displayNames(paths);
    for (const NearPicture& near : m_near) {
        images.push_back(near.image);
        const QString label = qs(near.label);
        captions.insert(near.image,
                        tr("%1, %2").arg(names.value(paths.indexOf(label), label), distanceText(near.distance)));
    }
    const bool canShow =
        m_view && !images.empty() && std::all_of(images.begin(), images.end(), [this](std::int64_t image) {
            return image < static_cast<std::int64_t>(m_view->catalog.images.size());
        });
    if (!m_near.empty()) {
        m_nearState->setText(canShow ? tr("A distance of up to %1 is usual.").arg(distanceText(m_usualDistance))
                                     : QString());
        m_nearState->setToolTip(tr("99 of 100 training pictures have another one within this distance."));
    }
    m_gallery->setVisible(canShow);
    m_gallery->setPictures(canShow ? m_view : nullptr, canShow ? std::move(images) : std::vector<std::int64_t>(),
                           captions);
}

void TrialColumn::showWords() {
    QStringList words;
    if (!m_answer.probabilities.empty() &&
        *std::max_element(m_answer.probabilities.begin(), m_answer.probabilities.end()) < sureFrom) {
        words << tr("The model is not sure: no class is more probable than all others together.");
    }
    if (!m_near.empty() && m_near.front().distance > m_usualDistance) {
        words << tr("This picture is unlike anything in the training pictures. Whatever is named may be wrong.");
    }
    m_words->setText(words.join(QLatin1Char('\n')));
    m_words->setVisible(!words.isEmpty());
}

}  // namespace docent
