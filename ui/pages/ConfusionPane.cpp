// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ConfusionPane.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "pages/MatrixBar.h"
#include "pages/PictureGallery.h"
#include "pages/PredictionGallery.h"
#include "plots/ChartMenu.h"
#include "plots/ConfusionView.h"
#include "support/Glossary.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {

ConfusionPane::ConfusionPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);

    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_view = new ConfusionView;
    m_view->setToolTip(explain(Term::ConfusionMatrix));
    m_bar = new MatrixBar(m_view);
    m_folded = makeMuted({});
    m_folded->setObjectName(QStringLiteral("confusionFolded"));
    m_cell = makeMuted({});
    m_cell->setObjectName(QStringLiteral("confusionCell"));
    column->addWidget(m_bar);
    column->addWidget(m_folded);
    column->addWidget(m_view, 1);
    column->addWidget(m_cell);
    splitter->addWidget(left);
    m_pictures = new PredictionGallery(QStringLiteral("cellGallery"));
    splitter->addWidget(m_pictures);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({400, 340});

    addChartMenu(
        m_view, [this] { return *chart(); }, [this] { return m_session; });
    connect(m_bar, &MatrixBar::orderChanged, this, &ConfusionPane::rebuild);
    connect(m_view, &ConfusionView::currentCellChanged, this, &ConfusionPane::showCell);
    connect(m_view, &ConfusionView::cellActivated, this, [this] { m_pictures->gallery()->setFocus(); });
    rebuild();
}

void ConfusionPane::setResult(const std::shared_ptr<const RunResult>& result) {
    m_result = result;
    m_view->clear();
    rebuild();
}

void ConfusionPane::setLevel(int level) {
    m_level = level;
    rebuild();
}

std::optional<Chart> ConfusionPane::chart() const {
    const QString run = m_result ? qs(m_result->record.name) : QString();
    return m_view->chart(QStringLiteral("confusion-%1").arg(run));
}

void ConfusionPane::rebuild() {
    m_folded->setVisible(m_result && m_level > 0);
    if (m_result) {
        ConfusionData matrix = confusionData(m_result->record.evaluation, m_level, m_bar->order());
        m_folded->setText(tr("Folded at level %1: %2 groups, of which %3 are told apart rightly.")
                              .arg(m_level)
                              .arg(matrix.names.size())
                              .arg(percent(matrix.accuracy())));
        m_view->setData(std::move(matrix));
    }
    showCell();
}

void ConfusionPane::showCell() {
    const auto cell = m_view->currentCell();
    const QString hint = tr("Choose a cell to see its pictures.");
    m_cell->setText(cell ? m_view->describe(*cell) : QString());
    if (!m_result || !cell) {
        m_pictures->clear(m_result ? hint : QString());
    } else if (!m_result->problem.isEmpty()) {
        m_pictures->clear(m_result->problem);
    } else {
        m_pictures->show(m_result, predictionsOfCell(*m_result, *m_view), {}, tr("No picture is in this cell."));
    }
}

std::vector<std::size_t> predictionsOfCell(const RunResult& result, const ConfusionView& view) {
    const auto cell = view.currentCell();
    if (!cell) {
        return {};
    }
    std::vector<bool> isTruth(result.record.classes.size());
    std::vector<bool> isPredicted(result.record.classes.size());
    for (const std::size_t member : view.data().members[cell->truth]) {
        isTruth[member] = true;
    }
    for (const std::size_t member : view.data().members[cell->predicted]) {
        isPredicted[member] = true;
    }
    return predictionsWhere(result,
                            [&](const Prediction& one) { return isTruth[one.label] && isPredicted[one.predicted]; });
}

}  // namespace docent
