// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "jobs/Embedding.h"

class QComboBox;

namespace docent {

class Session;

/// Whose pictures are laid out, as which model sees them: three lists of the header.
class EmbeddingChoice final : public QObject {
    Q_OBJECT
public:
    /// `parts` is filled here.
    EmbeddingChoice(QComboBox* datasets, QComboBox* models, QComboBox* parts, QObject* parent = nullptr);
    /// Fills the lists anew, keeping what is chosen where it is still there; tells nobody.
    void reload(Session* session);
    /// Tells nobody.
    void choose(const QString& dataset, const QString& model);
    /// Nothing where there is no data set or no model.
    [[nodiscard]] std::optional<EmbedOptions> wanted() const;
    /// Differs where other points would be shown: another choice, or another data set or model of the same name. Empty
    /// where nothing is wanted.
    [[nodiscard]] QString key() const;
    [[nodiscard]] bool hasDatasets() const;
    [[nodiscard]] bool hasModels() const;

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_datasets;
    QComboBox* m_models;
    QComboBox* m_parts;
    Session* m_session = nullptr;
};

}  // namespace docent
