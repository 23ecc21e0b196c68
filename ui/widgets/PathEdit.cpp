// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PathEdit.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "support/FolderDialog.h"
#include "widgets/Labels.h"

namespace docent {

namespace {

QString wholePath(const QString& path, const QString& base) {
    if (path.contains(QLatin1String("://"))) {
        return path;
    }
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/"))) {
        return QDir::homePath() + path.mid(1);
    }
    const QDir from = base.isEmpty() ? QDir::current() : QDir(base);
    return path.isEmpty() || QDir::isAbsolutePath(path) ? path : QDir::cleanPath(from.absoluteFilePath(path));
}

}  // namespace

PathEdit::PathEdit(const QString& title, Kind kind, QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_edit = new QLineEdit;
    m_edit->setObjectName(QStringLiteral("path"));
    m_edit->setAccessibleName(title);
    setFocusProxy(m_edit);
    layout->addWidget(m_edit, 1);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { Q_EMIT pathChanged(path()); });
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        const QSignalBlocker same(m_edit);  // path() is what it was
        m_edit->setText(path());
    });
    const auto add = [&](const QString& text, const char* name, const auto& choose) {
        auto* button = makeButton(text, {}, QLatin1String(name));
        button->setAutoDefault(false);  // Enter in the field is for the dialog's own button
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, title, choose] {
            if (const QString chosen = choose(this, title, path()); !chosen.isEmpty()) {
                setPath(chosen);
            }
        });
    };
    if (kind == Kind::NewFile) {
        add(tr("Browse…"), "browseNewFile", [](QWidget* asker, const QString& heading, const QString& start) {
            return FolderDialog::chooseNewFile(asker, heading, start, {});
        });
        return;
    }
    if (kind != Kind::File) {
        add(kind == Kind::Folder ? tr("Browse…") : tr("Folder…"), "browseFolder", &FolderDialog::choose);
    }
    if (kind != Kind::Folder) {
        add(tr("File…"), "browseFile", &FolderDialog::chooseFile);
    }
}

QString PathEdit::path() const {
    return wholePath(m_edit->text().trimmed(), m_base);
}

void PathEdit::setPath(const QString& path) {
    m_edit->setText(path);
}

}  // namespace docent
