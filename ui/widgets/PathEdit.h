// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace docent {

/// A path that is typed, or chosen with a button.
class PathEdit final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Folder, File, FolderOrFile, NewFile };

    /// `title`: of the dialog that the button opens.
    explicit PathEdit(const QString& title, Kind kind = Kind::Folder, QWidget* parent = nullptr);
    [[nodiscard]] QString path() const;
    void setPath(const QString& path);
    /// The folder that relative paths start from; without one it is that in which Docent was started.
    void setBase(const QString& folder) { m_base = folder; }
    [[nodiscard]] QLineEdit* edit() const { return m_edit; }

Q_SIGNALS:
    void pathChanged(const QString& path);

private:
    QLineEdit* m_edit;
    QString m_base;
};

}  // namespace docent
