// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ModelPane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "models/ModelFields.h"
#include "plots/CurvePlot.h"
#include "support/MetricsFollower.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Fold.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

constexpr int leastCurves = 210;  // pixels: tools, the legend of some models, and a panel
constexpr int recipeHeight = 170;
constexpr int differencesHeight = 210;
constexpr int againMilliseconds = 2000;

QString detailsHtml(const ModelRecord& model) {
    QString html = QStringLiteral("<table cellpadding='1'>");
    for (const ModelField& field : mainFields(model)) {
        html += QStringLiteral("<tr><td style='padding-right:14px'>%1</td><td>%2</td></tr>")
                    .arg(field.label.toHtmlEscaped(), field.value.toHtmlEscaped());
    }
    return html + QStringLiteral("</table>");
}

}  // namespace

ModelPane::ModelPane(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_name = makeHeading({});
    m_name->setObjectName(QStringLiteral("modelName"));
    column->addWidget(m_name);
    m_problem = makeProblem(QStringLiteral("modelProblem"));
    column->addWidget(m_problem);
    m_details = new QLabel;
    m_details->setObjectName(QStringLiteral("modelDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_details);

    m_recipeFold = new Fold(tr("What made it"));
    m_recipeFold->setObjectName(QStringLiteral("modelRecipe"));
    auto* recipeColumn = new QVBoxLayout(m_recipeFold->content());
    recipeColumn->setContentsMargins(0, 0, 0, 0);
    m_recipe = new QPlainTextEdit;
    m_recipe->setObjectName(QStringLiteral("modelRecipeText"));
    m_recipe->setAccessibleName(tr("What made the model"));
    m_recipe->setReadOnly(true);
    m_recipe->setTabChangesFocus(true);
    m_recipe->setFixedHeight(recipeHeight);
    recipeColumn->addWidget(m_recipe);
    column->addWidget(m_recipeFold);

    m_differencesPlace = new QVBoxLayout;
    column->addLayout(m_differencesPlace);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    column->addLayout(m_buttons);
    m_curves = new CurvePlot;
    m_curves->setObjectName(QStringLiteral("modelCurves"));
    m_curves->setMinimumHeight(leastCurves);
    column->addWidget(m_curves, 1);

    m_follower = new MetricsFollower(this);
    connect(m_follower, &MetricsFollower::rowsChanged, this, [this] {
        if (m_compared.empty()) {
            m_curves->setRows(m_follower->rows());
        }
    });
    m_again.setInterval(againMilliseconds);
    connect(&m_again, &QTimer::timeout, this, &ModelPane::readCurves);
    showNothing({});
}

ModelPane::~ModelPane() {
    if (m_task) {
        m_task->cancel();
    }
}

void ModelPane::setSession(Session* session) {
    m_session = session;
    m_curves->setSession(session);
}

void ModelPane::addButton(QPushButton* button) {
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void ModelPane::showNothing(const QString& heading) {
    m_compared.clear();
    m_again.stop();
    m_name->setText(heading);
    m_curves->setEmptyText(tr("Choose a model to see how it was trained."));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_problem, m_details, m_recipeFold}) {
        widget->hide();
    }
    delete std::exchange(m_differences, nullptr);
    m_follower->setLive(false);
    m_follower->follow({});
}

void ModelPane::showModel(const ModelRecord& model, const QString& problem, bool live) {
    m_compared.clear();
    m_again.stop();
    delete std::exchange(m_differences, nullptr);
    m_name->setText(qs(model.name));
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_details->setText(detailsHtml(model));
    m_details->show();
    if (const QString text = recipeText(model); text != m_recipe->toPlainText()) {
        m_recipe->setPlainText(text);
    }
    m_recipeFold->show();
    m_curves->setChartName(QStringLiteral("curves-") + qs(model.name));
    m_curves->setEmptyText(live ? tr("The first figures come after the first steps.")
                                : tr("There are no figures of its training."));
    m_follower->follow(m_session->workspace().bank().log(model.name));
    m_follower->setLive(live);
    m_curves->setRows(m_follower->rows());
}

void ModelPane::compare(const std::vector<ModelRecord>& models, bool live) {
    m_follower->setLive(false);
    m_name->setText(tr("%1 models compared").arg(number(std::ssize(models))));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_problem, m_details, m_recipeFold}) {
        widget->hide();
    }
    showDifferences(models);
    std::vector<std::string> names;
    for (const ModelRecord& model : models) {
        names.push_back(model.name);
    }
    m_curves->setChartName(QStringLiteral("curves-compared"));
    if (names != m_compared) {
        m_compared = names;
        readCurves();
    }
    live ? m_again.start() : m_again.stop();
}

void ModelPane::showDifferences(const std::vector<ModelRecord>& models) {
    delete std::exchange(m_differences, nullptr);
    QVector<RecordColumn> columns{{.title = tr("What differs")}};
    for (const ModelRecord& model : models) {
        columns << RecordColumn{.title = qs(model.name), .stretch = true};
    }
    m_differences = new RecordTable(columns);
    m_differences->setObjectName(QStringLiteral("modelDifferences"));
    m_differences->setAccessibleName(tr("What differs between the models"));
    m_differences->setLeastRows(2);
    m_differences->setMaximumHeight(differencesHeight);
    QVector<Record> records;
    for (const FieldDifference& line : differences(models)) {
        Record record{.key = line.label, .cells = {{line.label}}};
        for (const QString& value : line.values) {
            // In bold what is not as in the first of them.
            record.cells << RecordCell{.text = value.isEmpty() ? QStringLiteral("–") : value,
                                       .strong = value != line.values.constFirst()};
        }
        records << record;
    }
    m_differences->setRecords(records);
    m_differencesPlace->addWidget(m_differences);
}

void ModelPane::readCurves() {
    if (m_task) {
        m_task->cancel();
    }
    m_task = runInBackground(
        this,
        [bank = m_session->workspace().bank(), names = m_compared](RunContext& context) {
            QVector<CurveRun> runs;
            for (const std::string& name : names) {
                context.checkStop();
                runs << CurveRun{.name = qs(name), .rows = MetricsReader(bank.log(name)).poll()};
            }
            return runs;
        },
        [this, names = m_compared](const QVector<CurveRun>& runs) {
            if (names == m_compared) {
                m_curves->setRuns(runs);
            }
        },
        [](const QString&) {});
}

}  // namespace docent
