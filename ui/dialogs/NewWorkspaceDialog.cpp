// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/NewWorkspaceDialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <exception>

#include "support/CoreText.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/PathEdit.h"
#include "workspace/Workspace.h"

namespace docent {

QString defaultWorkspaceParent() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return (QDir(documents).exists() ? documents : QDir::homePath()) + QStringLiteral("/Docent");
}

NewWorkspaceDialog::NewWorkspaceDialog(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("newWorkspaceDialog"));
    setWindowTitle(tr("New workspace"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeHeading(tr("New workspace")));
    layout->addWidget(
        makeMuted(tr("A folder that holds data set records, models, runs and jobs. Pictures stay where they are.")));
    auto* label = new QLabel(tr("&Folder"));
    m_path = new PathEdit(tr("Folder of the new workspace"));
    m_path->setObjectName(QStringLiteral("workspacePath"));
    label->setBuddy(m_path);
    m_path->setBase(defaultWorkspaceParent());  // a bare name lies where others do
    QString proposal = defaultWorkspaceParent() + QStringLiteral("/my-work");
    for (int i = 2; QFileInfo::exists(proposal); ++i) {
        proposal = defaultWorkspaceParent() + QStringLiteral("/my-work-%1").arg(i);
    }
    m_path->setPath(proposal);
    layout->addWidget(label);
    layout->addWidget(m_path);
    m_place = makeMuted({});
    m_place->setObjectName(QStringLiteral("workspacePlace"));
    m_place->hide();
    layout->addWidget(m_place);
    m_problem = makeProblem(QStringLiteral("problem"));
    layout->addWidget(m_problem);
    layout->addStretch();
    auto* buttons = new QDialogButtonBox;
    m_ok = makePrimary(tr("&Create"), QStringLiteral("ok"));
    m_ok->setDefault(true);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancel"));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_path, &PathEdit::pathChanged, this, [this](const QString& path) {
        m_ok->setEnabled(!path.isEmpty());
        m_place->setText(tr("It will lie in %1").arg(path));
        m_place->setVisible(!path.isEmpty() && QDir::isRelativePath(m_path->edit()->text().trimmed()));
        m_problem->hide();
    });
    resize(540, 240);
}

void NewWorkspaceDialog::accept() {
    try {
        const Workspace workspace = Workspace::create(toPath(m_path->path()));
        Q_EMIT created(qs(workspace.folder()));
        QDialog::accept();
    } catch (const std::exception& error) {
        m_problem->setText(errorText(error));
        m_problem->show();
    }
}

}  // namespace docent
