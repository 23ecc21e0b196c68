// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/IciclePane.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <utility>

#include "plots/IciclePlot.h"
#include "support/Glossary.h"
#include "support/ProxyText.h"
#include "support/Session.h"
#include "support/Text.h"

namespace docent {
namespace {
const char* const byPictures = "pictures";
const char* const byAccuracy = "accuracy";
const char* const byTask = "task:";
}  // namespace

IciclePane::IciclePane(QWidget* parent) : QWidget(parent), m_colour(new QComboBox), m_plot(new IciclePlot) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* label = new QLabel(tr("C&oloured by"));
    m_colour->setObjectName(QStringLiteral("icicleColour"));
    m_colour->setAccessibleName(tr("What colours the hierarchy"));
    m_colour->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(m_colour);
    row->addWidget(label);
    row->addWidget(m_colour);
    row->addStretch();
    layout->addLayout(row);
    m_plot->setObjectName(QStringLiteral("icicle"));
    m_plot->setAccessibleName(tr("The whole hierarchy, as wide as its pictures"));
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    layout->addWidget(m_plot, 1);
    connect(m_colour, &QComboBox::currentIndexChanged, this, &IciclePane::redraw);
    connect(m_plot, &IciclePlot::currentKeyChanged, this, [this](const QString& path) {
        m_current = path;
        Q_EMIT pathChosen(path);
    });
    refillColours();
}

IciclePane::~IciclePane() {
    for (const BackgroundHandle& task : {m_drawing, m_reading}) {
        if (task) {
            task->cancel();
        }
    }
}

void IciclePane::setSession(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    m_scores.clear();
    if (session) {
        connect(session, &Session::levelChanged, this, &IciclePane::redraw);
        connect(session, &Session::modelsChanged, this, [this] {
            if (m_colour->currentData() != QLatin1String(byPictures)) {
                redraw();
            }
        });
        connect(session, &Session::rankingChanged, this, &IciclePane::readScores);
        connect(session, &Session::datasetsChanged, this, &IciclePane::readScores);
        readScores();
    }
    refillColours();
}

void IciclePane::setView(std::shared_ptr<const DatasetView> view) {
    m_view = std::move(view);
    m_current.clear();
    redraw();
}

void IciclePane::setCurrentPath(const QString& path) {
    m_current = path;
    m_plot->setCurrentKey(path);
}

void IciclePane::readScores() {
    QStringList tasks;
    for (const DatasetRecord& record : m_session->datasets()) {
        if (record.target) {
            tasks << qs(record.name);
        }
    }
    if (m_reading) {
        m_reading->cancel();
    }
    m_reading = runInBackground(
        this,
        [workspace = m_session->workspace(), tasks](RunContext&) {
            QMap<QString, QHash<QString, double>> scores;
            for (const QString& task : tasks) {
                try {
                    if (const auto ranking = workspace.ranking(task.toStdString());
                        ranking && isAccuracyProxy(ranking->options.proxy)) {
                        for (const RankedModel& model : ranking->models) {
                            scores[task][qs(model.name)] = model.score;
                        }
                    }
                } catch (const std::exception&) {
                    continue;  // the page of rankings tells what is wrong with it
                }
            }
            return scores;
        },
        [this](const QMap<QString, QHash<QString, double>>& scores) {
            m_scores = scores;
            refillColours();
        },
        [](const QString&) {});
}

void IciclePane::refillColours() {
    const QString chosen = m_colour->currentData().toString();
    {
        const QSignalBlocker blocker(m_colour);
        m_colour->clear();
        const auto add = [this](const QString& text, const QString& choice, const QString& tip) {
            m_colour->addItem(text, choice);
            m_colour->setItemData(m_colour->count() - 1, tip, Qt::ToolTipRole);
        };
        add(tr("Pictures"), QLatin1String(byPictures), tr("How many pictures lie under a node"));
        add(tr("Validation accuracy of experts"), QLatin1String(byAccuracy), explain(Term::ValidationAccuracy));
        for (auto task = m_scores.cbegin(); task != m_scores.cend(); ++task) {
            add(tr("Score for the task %1").arg(task.key()), QLatin1String(byTask) + task.key(), explain(Term::Score));
        }
        m_colour->setCurrentIndex(std::max(0, m_colour->findData(chosen)));
    }
    redraw();
}

std::optional<NodeValues> IciclePane::chosenValues() const {
    const QString chosen = m_colour->currentData().toString();
    if (!m_session || chosen == QLatin1String(byPictures)) {
        return std::nullopt;
    }
    const bool isAccuracy = chosen == QLatin1String(byAccuracy);
    const QString task = isAccuracy ? QString() : chosen.mid(static_cast<qsizetype>(qstrlen(byTask)));
    NodeValues values;
    values.name = isAccuracy ? tr("Validation accuracy") : tr("Score for %1").arg(task);
    const QHash<QString, double> scores = m_scores.value(task);
    for (const ModelRecord& model : m_session->models()) {
        if (model.source != m_view->record.name) {
            continue;
        }
        const auto score = scores.constFind(qs(model.name));
        const bool hasValue = isAccuracy ? model.result.validationAccuracy >= 0 : score != scores.cend();
        if (hasValue) {
            const double value = isAccuracy ? model.result.validationAccuracy : *score;
            const auto known = values.values.find(qs(model.node));
            if (known == values.values.end()) {
                values.values.insert(qs(model.node), value);
            } else {
                *known = std::max(*known, value);  // of several models of a node, the best
            }
        }
    }
    return values;
}

void IciclePane::redraw() {
    if (m_drawing) {
        m_drawing->cancel();
    }
    if (!m_view) {
        m_plot->setData({});
        return;
    }
    m_drawing = runInBackground(
        this,
        [view = m_view, level = m_session ? m_session->level() : 0, values = chosenValues()](RunContext&) {
            auto made = std::make_shared<IcicleData>(makeIcicle(*view, level, values));
            indexIcicle(*made);
            return made;
        },
        [this](const std::shared_ptr<IcicleData>& made) {
            m_plot->setData(std::move(*made));
            m_plot->setCurrentKey(m_current);
        },
        [](const QString&) {});
}

}  // namespace docent
