// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PathEdit.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "support/FolderDialog.h"
#include "widgets/Labels.h"

namespace docent {

PathEdit::PathEdit(const QString& title, bool files, QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_edit = new QLineEdit;
    m_edit->setObjectName(QStringLiteral("path"));
    m_edit->setAccessibleName(title);
    setFocusProxy(m_edit);
    layout->addWidget(m_edit, 1);
    auto* folder = makeButton(files ? tr("F&older…") : tr("&Browse…"), {}, QStringLiteral("browseFolder"));
    folder->setAutoDefault(false);  // Enter in the field is for the dialog's own button
    layout->addWidget(folder);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { Q_EMIT pathChanged(path()); });
    connect(folder, &QPushButton::clicked, this, [this, title] {
        if (const QString chosen = FolderDialog::choose(this, title, path()); !chosen.isEmpty()) {
            setPath(chosen);
        }
    });
    if (files) {
        auto* file = makeButton(tr("&File…"), {}, QStringLiteral("browseFile"));
        file->setAutoDefault(false);
        layout->addWidget(file);
        connect(file, &QPushButton::clicked, this, [this, title] {
            if (const QString chosen = FolderDialog::chooseFile(this, title, path()); !chosen.isEmpty()) {
                setPath(chosen);
            }
        });
    }
}

QString PathEdit::path() const {
    return m_edit->text().trimmed();
}

void PathEdit::setPath(const QString& path) {
    m_edit->setText(path);
}

}  // namespace docent
