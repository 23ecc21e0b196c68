// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/DifferencePane.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "pages/ConfusionPane.h"
#include "pages/MatrixBar.h"
#include "pages/PictureGallery.h"
#include "pages/PredictionGallery.h"
#include "plots/ChartMenu.h"
#include "plots/ConfusionView.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {
namespace {
enum Shown { CellPictures, OnlyFirst, OnlySecond };

/// By prediction of the second run: that of the first on the same picture. Both were tested on the same ones.
std::vector<std::size_t> onSamePictures(const RunResult& first, const RunResult& second) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < first.predictions.size(); ++i) {
        places.emplace(first.predictions[i].image, i);
    }
    std::vector<std::size_t> found;
    found.reserve(second.predictions.size());
    for (const Prediction& one : second.predictions) {
        found.push_back(places.at(one.image));
    }
    return found;
}

}  // namespace

DifferencePane::DifferencePane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    m_chooserRow = new QWidget;
    auto* chooser = new QHBoxLayout(m_chooserRow);
    chooser->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("C&ompared with"));
    m_runs = new QComboBox;
    m_runs->setObjectName(QStringLiteral("differenceRun"));
    m_runs->setAccessibleName(tr("Run to compare with"));
    m_runs->setMinimumContentsLength(24);
    label->setBuddy(m_runs);
    chooser->addWidget(label);
    chooser->addWidget(m_runs);
    chooser->addStretch();
    layout->addWidget(m_chooserRow);
    m_chooserRow->hide();
    m_summary = new QLabel;
    m_summary->setObjectName(QStringLiteral("differenceSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setToolTip(
        tr("McNemar's test asks whether two runs that were equally good would differ on so many "
           "pictures by chance alone. Below 0.05 that is held to be unlikely."));
    layout->addWidget(m_summary);
    m_stack = new QStackedWidget;
    layout->addWidget(m_stack, 1);

    auto* splitter = new QSplitter;
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_view = new ConfusionView;
    m_view->setObjectName(QStringLiteral("differenceMatrix"));
    m_view->setAccessibleName(tr("Difference of two confusion matrices"));
    m_bar = new MatrixBar(m_view);
    column->addWidget(m_bar);
    column->addWidget(m_view, 1);
    m_cell = makeMuted({});
    m_cell->setObjectName(QStringLiteral("differenceCell"));
    column->addWidget(m_cell);
    splitter->addWidget(left);
    auto* right = new QWidget;
    auto* pictures = new QVBoxLayout(right);
    pictures->setContentsMargins(0, 0, 0, 0);
    m_shown = new QComboBox;
    m_shown->setObjectName(QStringLiteral("differenceShown"));
    m_shown->setAccessibleName(tr("Pictures to show"));
    m_shown->addItems({QString(), QString(), QString()});
    pictures->addWidget(m_shown);
    m_pictures = new PredictionGallery(QStringLiteral("differenceGallery"));
    pictures->addWidget(m_pictures, 1);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({400, 340});
    m_stack->addWidget(splitter);
    m_reason = makeMuted({});
    m_reason->setObjectName(QStringLiteral("differenceReason"));
    m_reason->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_reason);

    addChartMenu(
        m_view, [this] { return *chart(); }, [this] { return m_session; });
    connect(m_runs, &QComboBox::currentIndexChanged, this, &DifferencePane::loadFirst);
    connect(m_bar, &MatrixBar::orderChanged, this, &DifferencePane::rebuild);
    connect(m_view, &ConfusionView::currentCellChanged, this, [this] {
        m_shown->setCurrentIndex(CellPictures);
        showPictures();
    });
    connect(m_view, &ConfusionView::cellActivated, this, [this] { m_pictures->gallery()->setFocus(); });
    connect(m_shown, &QComboBox::currentIndexChanged, this, &DifferencePane::showPictures);
    setResults(nullptr, nullptr);
}

void DifferencePane::setSession(Session* session, DatasetViews* views) {
    disconnect(m_following);
    m_session = session;
    m_views = views;
    if (m_session) {
        m_following = connect(m_session, &Session::runsChanged, this, &DifferencePane::followRuns);
    }
}

void DifferencePane::followRuns() {
    const auto isSecond = [this](const RunRecord& run) { return run.name == m_second->record.name; };
    if (!m_choosesFirst || !m_second || std::none_of(m_session->runs().begin(), m_session->runs().end(), isSecond)) {
        return;  // one that was renamed comes again under its new name
    }
    refillRuns();
    if (!m_first || qs(m_first->record.name) != m_runs->currentData().toString()) {
        m_first = nullptr;
        compare();
        loadFirst();
    }
}

void DifferencePane::setResults(const std::shared_ptr<const RunResult>& first,
                                const std::shared_ptr<const RunResult>& second) {
    m_chooserRow->hide();
    m_choosesFirst = false;
    m_first = first;
    m_second = second;
    compare();
}

void DifferencePane::setSecond(const std::shared_ptr<const RunResult>& second) {
    m_second = second;
    m_first = nullptr;
    m_choosesFirst = true;
    refillRuns();
    loadFirst();
}

void DifferencePane::setLevel(int level) {
    m_level = level;
    rebuild();
}

void DifferencePane::refillRuns() {
    const QSignalBlocker blocker(m_runs);
    const QString chosen = m_runs->currentData().toString();
    m_runs->clear();
    if (m_session && m_second) {
        const auto& runs = m_session->runs();
        for (const RunRecord& run : runs) {
            if (run.name != m_second->record.name && whyNotComparable(run, m_second->record).empty()) {
                m_runs->addItem(tr("%1 (%2)").arg(qs(run.name), percent(run.evaluation.accuracy)), qs(run.name));
            }
        }
        const RunRecord* baseline = baselineRunFor(m_second->record, runs);
        int kept = m_runs->findData(chosen);
        for (const RunRecord& run : runs) {
            const bool isFirst = m_first && run.weightsHash == m_first->record.weightsHash;
            kept = kept < 0 && isFirst ? m_runs->findData(qs(run.name)) : kept;  // it has another name now
        }
        m_runs->setCurrentIndex(std::max(0, kept >= 0 || !baseline ? kept : m_runs->findData(qs(baseline->name))));
    }
    m_chooserRow->setVisible(m_runs->count() > 0);
}

void DifferencePane::loadFirst() {
    const std::string name = m_runs->currentData().toString().toStdString();
    if (name.empty() || !m_second || !m_session || !m_views) {
        m_first = nullptr;
        compare();
        return;
    }
    for (const RunRecord& run : m_session->runs()) {
        if (run.name == name) {
            requestRunResult(this, *m_session, *m_views, run, [this](const std::shared_ptr<const RunResult>& result) {
                if (qs(result->record.name) == m_runs->currentData().toString()) {
                    m_first = result;
                    compare();
                }
            });
        }
    }
}

void DifferencePane::compare() {
    m_comparison.reset();
    m_view->clear();
    if (!m_second) {
        fail({});
        return;
    }
    if (!m_first) {
        fail(m_runs->count() > 0 ? tr("Reading…") : tr("There is no other finished run of this task to compare with."));
        return;
    }
    std::string problem = whyNotComparable(m_first->record, m_second->record);
    for (const auto& result : {m_first, m_second}) {
        if (problem.empty() && !result->problem.isEmpty()) {
            problem = result->problem.toStdString();
        }
    }
    if (problem.empty()) {
        try {
            m_comparison = comparePredictions(m_first->predictions, m_second->predictions);
            m_inFirst = onSamePictures(*m_first, *m_second);
        } catch (const std::exception& error) {
            problem = error.what();
        }
    }
    if (!m_comparison) {
        fail(tr("These two cannot be compared picture by picture: %1").arg(coreText(problem)));
        return;
    }
    const QString before = qs(m_first->record.name);
    const QString after = qs(m_second->record.name);
    m_summary->setText(tr("%1 against %2: %3 points, %4.")
                           .arg(after, before, signedPoints(m_comparison->difference), pairedText(*m_comparison)));
    m_shown->setItemText(CellPictures, tr("Pictures of the chosen cell"));
    m_shown->setItemText(
        OnlyFirst,
        tr("Only %1 is right: %2").arg(before, number(static_cast<std::int64_t>(m_comparison->onlyFirst.size()))));
    m_shown->setItemText(
        OnlySecond,
        tr("Only %1 is right: %2").arg(after, number(static_cast<std::int64_t>(m_comparison->onlySecond.size()))));
    m_stack->setCurrentIndex(0);
    rebuild();
}

void DifferencePane::fail(const QString& reason) {
    m_summary->clear();
    m_reason->setText(reason);
    m_stack->setCurrentIndex(1);
}

void DifferencePane::rebuild() {
    if (m_comparison) {
        m_view->setData(
            confusionDifference(m_first->record.evaluation, m_second->record.evaluation, m_level, m_bar->order()));
        showPictures();
    }
}

void DifferencePane::showPictures() {
    if (!m_comparison) {
        return;
    }
    const auto cell = m_view->currentCell();
    m_cell->setText(cell ? m_view->describe(*cell)
                         : tr("Blue cells have fewer pictures than before, orange ones more."));
    if (m_shown->currentIndex() == CellPictures) {
        if (cell) {
            showCell();
        } else {
            m_pictures->clear(tr("Choose a cell to see its pictures."));
        }
        return;
    }
    const auto& list = m_shown->currentIndex() == OnlyFirst ? m_comparison->onlyFirst : m_comparison->onlySecond;
    const std::unordered_set<std::string> wanted(list.begin(), list.end());
    // What the run that is wrong took them for is what a person wants to know.
    const auto& wrong = m_shown->currentIndex() == OnlyFirst ? m_second : m_first;
    m_pictures->show(
        wrong, predictionsWhere(*wrong, [&](const Prediction& one) { return wanted.find(one.image) != wanted.end(); }),
        tr("As %1 has them").arg(qs(wrong->record.name)), tr("There is none."));
}

void DifferencePane::showCell() {
    const QString before = qs(m_first->record.name);
    const QString now = qs(m_second->record.name);
    const std::vector<std::size_t> inFirst = predictionsOfCell(*m_first, *m_view);
    const std::vector<std::size_t> inSecond = predictionsOfCell(*m_second, *m_view);
    const std::unordered_set<std::size_t> wereHere(inFirst.begin(), inFirst.end());
    const std::unordered_set<std::size_t> areHere(inSecond.begin(), inSecond.end());
    std::unordered_map<std::size_t, std::size_t> inSecondOf;
    for (std::size_t second = 0; second < m_inFirst.size(); ++second) {
        inSecondOf.emplace(m_inFirst[second], second);
    }
    const auto shown = [&](std::size_t second, const QString& caption) {
        return ShownPicture{
            m_second->pictures[second], caption,
            tr("%1: %2; %3: %4").arg(before, m_first->sentence(m_inFirst[second]), now, m_second->sentence(second))};
    };
    // The runs disagree about those that came and those that left, so these come first. Under each stands what the
    // other run took it for: what this one did is the cell.
    std::vector<ShownPicture> came;
    std::vector<ShownPicture> left;
    std::vector<ShownPicture> stayed;
    for (const std::size_t second : inSecond) {
        if (const std::size_t first = m_inFirst[second]; wereHere.count(first) > 0) {
            stayed.push_back(shown(second, tr("both")));
        } else {
            came.push_back(
                shown(second,
                      tr("before: %1").arg(m_first->labels[static_cast<int>(m_first->predictions[first].predicted)])));
        }
    }
    for (const std::size_t first : inFirst) {
        if (const std::size_t second = inSecondOf.at(first); areHere.count(second) == 0) {
            left.push_back(
                shown(second,
                      tr("now: %1").arg(m_second->labels[static_cast<int>(m_second->predictions[second].predicted)])));
        }
    }
    const QString heading = tr("Came into this cell: %1, left it: %2, stayed: %3.")
                                .arg(number(std::ssize(came)), number(std::ssize(left)), number(std::ssize(stayed))) +
                            QLatin1Char('\n') + tr("Before: %1, now: %2").arg(before, now);
    came.insert(came.end(), left.begin(), left.end());
    came.insert(came.end(), stayed.begin(), stayed.end());
    m_pictures->show(m_second->view, came, heading, tr("Neither run has a picture in this cell."));
}

std::optional<Chart> DifferencePane::chart() const {
    if (!m_comparison) {
        return std::nullopt;
    }
    return m_view->chart(QStringLiteral("difference-%1-%2").arg(qs(m_first->record.name), qs(m_second->record.name)));
}

}  // namespace docent
