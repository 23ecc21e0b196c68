// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/RankDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "selection/proxies/Proxy.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/ProxyText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/OptionsForm.h"

namespace docent {

namespace {

/// All that are known, and the one that is set, which may be of another number of neighbours.
QStringList proxyChoices(const std::string& set) {
    QStringList names;
    for (const ProxyInfo& proxy : knownProxies()) {
        names << QString::fromUtf8(proxy.name.data(), static_cast<qsizetype>(proxy.name.size()));
    }
    if (!names.contains(qs(set))) {
        names << qs(set);
    }
    return names;
}

}  // namespace

RankDialog::RankDialog(Session& session, const RankJob& job, QWidget* parent)
    : FormDialog(tr("Rank the experts for %1").arg(qs(job.task)),
                 tr("Each model looks at the training pictures of the task once; nothing is trained. What a model made "
                    "of them is kept, so that ranking again takes a moment."),
                 tr("&Rank"), parent),
      m_session(session),
      m_job(job) {
    setObjectName(QStringLiteral("rankDialog"));
    for (const DatasetRecord& record : session.datasets()) {
        m_pictures = record.name == job.task ? record.trainImages : m_pictures;
    }
    m_all = new QCheckBox(tr("&All models that are trained"));
    m_all->setObjectName(QStringLiteral("rankAll"));
    m_all->setChecked(job.models.empty());
    body()->insertWidget(0, m_all);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("rankSearch"));
    m_search->setPlaceholderText(tr("Find a model"));
    m_search->setAccessibleName(tr("Find a model"));
    m_search->setClearButtonEnabled(true);
    body()->insertWidget(1, m_search);
    m_models = new QListWidget;
    m_models->setObjectName(QStringLiteral("rankModels"));
    m_models->setAccessibleName(tr("Models to rank"));
    m_models->setMinimumHeight(150);
    m_models->setUniformItemSizes(true);
    m_models->setSpacing(3);
    body()->insertWidget(2, m_models);
    addEngineChoice(session);
    addModels();
    form()->setOptions<RankingOptions>(
        m_job.options,
        {.common = {QStringLiteral("proxy"), QStringLiteral("also"), QStringLiteral("halving"),
                    QStringLiteral("halving_budget"), QStringLiteral("bootstrap_resamples"),
                    QStringLiteral("confidence"), QStringLiteral("seed"), QStringLiteral("precision")},
         .hidden = {},
         .labels = {{QStringLiteral("bootstrap_resamples"), tr("Bootstrap resamples")},
                    {QStringLiteral("also"), tr("Tell beside it")}},
         .choices = {{QStringLiteral("proxy"), proxyChoices(m_job.options.proxy)},
                     {QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}},
         .names = {QStringLiteral("proxy")}},
        [](const RankingOptions& options) { return options.check(); });
    if (auto* proxy = qobject_cast<QComboBox*>(form()->editor(QStringLiteral("proxy")))) {
        proxy->setToolTip(explain(Term::Proxy));
        for (int i = 0; i < proxy->count(); ++i) {
            proxy->setItemData(i, proxySummary(proxy->itemText(i).toStdString()), Qt::ToolTipRole);
        }
    }
    if (QWidget* confidence = form()->editor(QStringLiteral("confidence"))) {
        confidence->setToolTip(explain(Term::Interval));
    }
    connect(m_all, &QCheckBox::toggled, this, &RankDialog::updateCost);
    connect(m_models, &QListWidget::itemChanged, this, &RankDialog::updateCost);
    connect(m_search, &QLineEdit::textChanged, this, &RankDialog::filter);
    updateCost();
    resize(540, 620);
}

void RankDialog::addModels() {
    for (const ModelRecord& model : m_session.models()) {
        if (model.state == ModelState::Training) {
            continue;
        }
        auto* item = new QListWidgetItem(
            model.kind == ModelKind::Baseline ? tr("%1 (baseline)").arg(qs(model.name)) : qs(model.name), m_models);
        item->setData(Qt::UserRole, qs(model.name));
        item->setToolTip(qs(model.description()));
        const bool chosen = m_job.models.empty() ||
                            std::find(m_job.models.begin(), m_job.models.end(), model.name) != m_job.models.end();
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    }
}

void RankDialog::filter(const QString& text) {
    for (int row = 0; row < m_models->count(); ++row) {
        QListWidgetItem* item = m_models->item(row);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
    }
}

std::vector<std::string> RankDialog::ticked() const {
    std::vector<std::string> names;
    for (int row = 0; row < m_models->count(); ++row) {
        const QListWidgetItem* item = m_models->item(row);
        if (item->checkState() == Qt::Checked) {
            names.push_back(item->data(Qt::UserRole).toString().toStdString());
        }
    }
    return names;
}

RankJob RankDialog::job() const {
    RankJob job = m_job;
    job.options = form()->read(m_job.options);
    job.models = m_all->isChecked() ? std::vector<std::string>() : ticked();
    return job;
}

void RankDialog::updateCost() {
    const bool all = m_all->isChecked();
    m_models->setVisible(!all);
    m_search->setVisible(!all);
    const auto count = all ? m_models->count() : static_cast<std::int64_t>(ticked().size());
    setReady(count > 0);
    if (count == 0) {
        setCost(tr("Tick a model, or all."));
        return;
    }
    const QString cost = counted(count, tr("1 model and %1 pictures: at most %2 image passes."),
                                 tr("%1 models and %2 pictures: at most %3 image passes."));
    const QString filled = cost.arg(number(m_pictures), number(count * m_pictures));
    setCost(all ? filled : filled + QLatin1Char(' ') + tr("The baseline of each is always ranked too."));
}

void RankDialog::accept() {
    if (submitToCluster(m_session, {job()})) {
        return;
    }
    try {
        m_session.submit(job());
        QDialog::accept();
    } catch (const std::exception& error) {
        showProblem(errorText(error));
    }
}

}  // namespace docent
