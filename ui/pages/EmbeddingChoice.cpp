// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/EmbeddingChoice.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>

#include "pages/Page.h"
#include "support/Session.h"
#include "support/Text.h"

namespace docent {

EmbeddingChoice::EmbeddingChoice(QComboBox* datasets, QComboBox* models, QComboBox* parts, QObject* parent)
    : QObject(parent), m_datasets(datasets), m_models(models), m_parts(parts) {
    m_parts->addItems({tr("Training"), tr("Test"), tr("All")});
    connect(m_datasets, &QComboBox::currentTextChanged, this, &EmbeddingChoice::changed);
    connect(m_models, &QComboBox::currentTextChanged, this, &EmbeddingChoice::changed);
    connect(m_parts, &QComboBox::currentIndexChanged, this, &EmbeddingChoice::changed);
}

void EmbeddingChoice::reload(Session* session) {
    m_session = session;
    QStringList tasks;
    QStringList sources;
    QStringList models;
    if (m_session) {
        for (const DatasetRecord& record : m_session->datasets()) {
            (record.target ? tasks : sources) << qs(record.name);
        }
        for (const ModelRecord& model : m_session->models()) {
            if (model.state != ModelState::Training) {
                models << qs(model.name);
            }
        }
        for (const RunRecord& run : m_session->runs()) {
            if (run.state == ModelState::Complete) {
                models << tr("%1 (run)").arg(qs(run.name));
            }
        }
    }
    {
        const QSignalBlocker blockDatasets(m_datasets);
        const QSignalBlocker blockModels(m_models);
        refill(m_datasets, tasks + sources);
        refill(m_models, models);
    }
    m_datasets->setEnabled(m_datasets->count() > 0);
    m_models->setEnabled(m_models->count() > 0);
}

void EmbeddingChoice::choose(const QString& dataset, const QString& model) {
    const QSignalBlocker blockDatasets(m_datasets);
    const QSignalBlocker blockModels(m_models);
    m_datasets->setCurrentText(dataset);
    m_models->setCurrentText(model);
}

bool EmbeddingChoice::hasDatasets() const {
    return m_datasets->count() > 0;
}
bool EmbeddingChoice::hasModels() const {
    return m_models->count() > 0;
}

std::optional<EmbedOptions> EmbeddingChoice::wanted() const {
    if (!m_session || m_datasets->currentIndex() < 0 || m_models->currentIndex() < 0) {
        return std::nullopt;
    }
    constexpr EmbeddedPart parts[] = {EmbeddedPart::Train, EmbeddedPart::Test, EmbeddedPart::All};
    EmbedOptions options{.dataset = m_datasets->currentText().toStdString(),
                         .part = parts[std::clamp(m_parts->currentIndex(), 0, 2)]};
    // The runs follow the models of the bank, in the order of the session.
    int index = m_models->currentIndex();
    for (const ModelRecord& model : m_session->models()) {
        if (model.state != ModelState::Training && index-- == 0) {
            options.model = model.name;
        }
    }
    for (const RunRecord& run : m_session->runs()) {
        if (run.state == ModelState::Complete && index-- == 0) {
            options.model = run.name;
            options.isRun = true;
        }
    }
    return options.model.empty() ? std::nullopt : std::optional(options);
}

QString EmbeddingChoice::key() const {
    const auto options = wanted();
    if (!options) {
        return {};
    }
    QStringList parts{qs(options->dataset), qs(options->model), QString::number(m_parts->currentIndex())};
    for (const DatasetRecord& record : m_session->datasets()) {
        if (record.name == options->dataset) {
            parts << qs(record.created);
        }
    }
    for (const ModelRecord& model : m_session->models()) {
        if (!options->isRun && model.name == options->model) {
            parts << qs(model.weightsHash);
        }
    }
    for (const RunRecord& run : m_session->runs()) {
        if (options->isRun && run.name == options->model) {
            parts << qs(run.weightsHash);
        }
    }
    return parts.join(QLatin1Char('\n'));
}

}  // namespace docent
