// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyChartsPane.h"

#include <QListWidget>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

#include "plots/ChartMenu.h"
#include "plots/ReportChart.h"
#include "support/CoreText.h"
#include "support/Text.h"

namespace docent {

StudyChartsPane::StudyChartsPane(QWidget* parent) : QSplitter(parent) {
    setObjectName(QStringLiteral("studyChartSplitter"));
    setChildrenCollapsible(false);
    setHandleWidth(12);
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("studyChartList"));
    m_list->setAccessibleName(tr("Charts"));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    addWidget(m_list);
    m_chart = new ReportChart;
    m_chart->setObjectName(QStringLiteral("studyChart"));
    addChartMenu(
        m_chart, [this] { return chart().value_or(Chart{}); }, [this] { return m_session; });
    addWidget(m_chart);
    setStretchFactor(1, 1);
    setSizes({240, 760});
    connect(m_list, &QListWidget::currentRowChanged, this, &StudyChartsPane::rebuild);
}

void StudyChartsPane::setContents(std::shared_ptr<const StudyContents> contents) {
    m_contents = std::move(contents);
    const int row = std::max(0, m_list->currentRow());
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        if (m_contents) {
            for (const ReportPart& part : m_contents->report) {
                if (!part.chartName.empty()) {
                    auto* item = new QListWidgetItem(coreText(part.chart.title), m_list);
                    item->setData(Qt::UserRole, qs(part.chartName));
                }
            }
        }
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    rebuild();
}

void StudyChartsPane::rebuild() {
    const QListWidgetItem* item = m_list->currentItem();
    SvgChart shown;
    if (m_contents && item) {
        for (const ReportPart& part : m_contents->report) {
            if (qs(part.chartName) == item->data(Qt::UserRole).toString()) {
                shown = part.chart;
            }
        }
    }
    m_chart->setChart(std::move(shown));
    Q_EMIT chartChanged();
}

std::optional<Chart> StudyChartsPane::chart() const {
    const QListWidgetItem* item = m_list->currentItem();
    return item ? std::optional(m_chart->chart(item->data(Qt::UserRole).toString())) : std::nullopt;
}

}  // namespace docent
