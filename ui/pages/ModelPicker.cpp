// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ModelPicker.h"

#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "support/Glossary.h"
#include "support/ProxyText.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int tiedRole = Qt::UserRole + 1;
constexpr int rowsShown = 6;

enum Column { ModelColumn, ScoreColumn };

QString nameAt(const QTreeWidget* list, int row) {
    return list->topLevelItem(row)->data(ModelColumn, Qt::UserRole).toString();
}

}  // namespace

ModelPicker::ModelPicker(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_list = new QTreeWidget;
    m_list->setObjectName(QStringLiteral("transferModels"));
    m_list->setAccessibleName(tr("Models to fine-tune"));
    m_list->setHeaderLabels({tr("Model"), tr("Score")});
    m_list->headerItem()->setToolTip(ScoreColumn, explain(Term::Score));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(ModelColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(ScoreColumn, QHeaderView::ResizeToContents);
    layout->addWidget(m_list);
    m_note = makeMuted({});
    m_note->setObjectName(QStringLiteral("transferModelsNote"));
    layout->addWidget(m_note);
    connect(m_list, &QTreeWidget::itemChanged, this, &ModelPicker::chosenChanged);
    // Enter ticks as the space bar does; a click on the text of a row is as good as one on its box.
    connect(m_list, &QTreeWidget::itemActivated, this, [](QTreeWidgetItem* item) {
        item->setCheckState(ModelColumn, item->checkState(ModelColumn) == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

void ModelPicker::setModels(const std::vector<ModelRecord>& models, const std::optional<RankingResult>& ranking) {
    const QStringList before = chosen();
    QStringList listed;
    bool anyTied = false;
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        const auto add = [&](const QString& name, const QString& score, const QString& interval, bool tied) {
            auto* item = new QTreeWidgetItem(m_list, {name, score});
            item->setData(ModelColumn, Qt::UserRole, name);
            item->setData(ModelColumn, tiedRole, tied);
            item->setToolTip(ModelColumn, name);
            item->setTextAlignment(ScoreColumn, Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(ScoreColumn, interval);  // names need the room
            item->setCheckState(ModelColumn, Qt::Unchecked);
            listed << name;
        };
        const auto isTrained = [&](const std::string& name) {
            return std::any_of(models.begin(), models.end(), [&](const ModelRecord& model) {
                return model.name == name && model.state != ModelState::Training;
            });
        };
        if (ranking) {
            for (const RankedModel& model : ranking->models) {
                if (isTrained(model.name)) {
                    const bool tied = model.tiedWithBest && !listed.isEmpty();
                    anyTied = anyTied || tied;
                    const std::string& proxy = ranking->options.proxy;
                    const QString score = proxyScoreText(proxy, model.score);
                    add(qs(model.name), tied ? tr("≈ %1").arg(score) : score, proxyIntervalText(proxy, model.interval),
                        tied);
                }
            }
        }
        for (const ModelRecord& model : models) {
            if (model.state != ModelState::Training && !listed.contains(qs(model.name))) {
                add(qs(model.name), tr("not ranked"), {}, false);
            }
        }
    }
    QStringList kept;
    for (const QString& name : before) {
        if (listed.contains(name)) {
            kept << name;
        }
    }
    m_note->setText(!ranking  ? tr("This task is not ranked yet: nothing tells which model fits it.")
                    : anyTied ? tr("≈ not told apart from the best")
                              : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    const int rows = std::clamp(m_list->topLevelItemCount(), 2, rowsShown);
    const int rowHeight = m_list->topLevelItemCount() > 0 ? m_list->sizeHintForRow(0) : fontMetrics().height();
    m_list->setFixedHeight(m_list->header()->sizeHint().height() + rows * rowHeight + 2 * m_list->frameWidth() + 2);
    // What nobody has chosen does not outlive the ranking that it was the best of.
    if (kept.isEmpty() || before == m_byItself) {
        m_byItself = best();
        setChosen(m_byItself);
    } else {
        setChosen(kept);
    }
}

QStringList ModelPicker::chosen() const {
    QStringList names;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->checkState(ModelColumn) == Qt::Checked) {
            names << nameAt(m_list, row);
        }
    }
    return names;
}

void ModelPicker::setChosen(const QStringList& models) {
    {
        const QSignalBlocker blocker(m_list);
        for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
            m_list->topLevelItem(row)->setCheckState(
                ModelColumn, models.contains(nameAt(m_list, row)) ? Qt::Checked : Qt::Unchecked);
        }
    }
    m_list->viewport()->update();
    Q_EMIT chosenChanged();
}

QStringList ModelPicker::best() const {
    return all().mid(0, 1);
}

QStringList ModelPicker::tied() const {
    QStringList names = best();
    for (int row = 1; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->data(ModelColumn, tiedRole).toBool()) {
            names << nameAt(m_list, row);
        }
    }
    return names;
}

QStringList ModelPicker::all() const {
    QStringList names;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        names << nameAt(m_list, row);
    }
    return names;
}

}  // namespace docent
