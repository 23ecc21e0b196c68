// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>

namespace docent {

/// What a workspace holds, looked at from outside.
struct WorkspaceGlance {
    enum class State { There, Gone, Unreadable, Silent };
    State state = State::Gone;
    QString name;
    QString problem;  ///< of an unreadable one
    int sources = 0;
    int tasks = 0;
    int models = 0;
    int runs = 0;
};

/// "2 sources, 1 task, 4 models"
[[nodiscard]] QString glanceText(const WorkspaceGlance& glance);

/// Looks into workspaces without waiting for any: each has a thread of its own, so that a network folder that does not
/// answer holds up neither the window nor the others, and not the end of the program either.
class WorkspaceGlances final : public QObject {
    Q_OBJECT
public:
    explicit WorkspaceGlances(QObject* parent = nullptr);
    ~WorkspaceGlances() override;

    /// One answer a folder by glanced(); a `Silent` one may be followed by another.
    void look(const QStringList& folders);

Q_SIGNALS:
    void glanced(const QString& folder, const docent::WorkspaceGlance& glance);

private:
    struct Answer;
    void collect();

    QHash<QString, std::shared_ptr<Answer>> m_waiting;
    QTimer m_timer;
};

}  // namespace docent
