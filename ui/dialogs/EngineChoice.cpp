// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/EngineChoice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

#include "jobs/JobSpec.h"
#include "slurm/SlurmCommands.h"
#include "slurm/SlurmProfile.h"
#include "support/Text.h"
#include "widgets/PathEdit.h"

namespace docent {

EngineChoice::EngineChoice(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_label = new QLabel(tr("Run &on"));
    m_engine = new QComboBox;
    m_engine->setObjectName(QStringLiteral("engine"));
    m_engine->addItems({tr("This machine"), tr("Slurm")});
    m_engine->setToolTip(tr("Slurm runs the jobs as an array on the machines of a cluster that sees this workspace"));
    m_label->setBuddy(m_engine);
    m_engine->setAccessibleName(m_label->text().remove(QLatin1Char('&')));
    m_profile = new PathEdit(tr("Choose a profile"), PathEdit::Kind::File);
    m_profile->setObjectName(QStringLiteral("engineProfile"));
    m_profile->edit()->setPlaceholderText(tr("the cluster's defaults"));
    m_profile->edit()->setAccessibleName(tr("Profile"));
    m_profile->setToolTip(tr("A YAML file that says what to ask Slurm for: partition, GPUs, memory, time"));
    row->addWidget(m_label);
    row->addWidget(m_engine, 1);
    row->addWidget(m_profile, 2);
    m_profile->hide();
    connect(m_engine, &QComboBox::currentIndexChanged, this, [this] {
        m_profile->setVisible(isCluster());
        Q_EMIT changed();
    });
    connect(m_profile, &PathEdit::pathChanged, this, &EngineChoice::changed);
    hide();
}

void EngineChoice::setWorkspace(const std::filesystem::path& folder) {
    m_usual = findSlurmProfile(folder);
    m_profile->setPath(qs(m_usual.string()));
    const bool isOffered = SlurmCommands::isThere() || !m_usual.empty();
    if (!isOffered) {
        m_engine->setCurrentIndex(0);
    }
    setVisible(isOffered);
}

void EngineChoice::setEditorColumn(int x) {
    m_label->setFixedWidth(x - layout()->spacing());
}

bool EngineChoice::isCluster() const {
    return m_engine->currentIndex() == 1;
}

std::filesystem::path EngineChoice::profile() const {
    return m_profile->path().toStdString();
}

QString EngineChoice::commandWords() const {
    if (!isCluster()) {
        return {};
    }
    const std::string file = profile().string();
    return QStringLiteral(" --engine slurm") +
           (file.empty() || file == m_usual ? QString() : QStringLiteral(" --profile ") + qs(shellQuoted(file)));
}

}  // namespace docent
