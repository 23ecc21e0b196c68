// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QQueue>

class QWidget;

namespace docent {

/// Something that a person who looks elsewhere should know.
struct Notification {
    QString title;
    QString text;  ///< plain; one or two sentences
};

/// Where notifications go. Tests put their own in its place.
class Notifications : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void show(const Notification& notification) = 0;

Q_SIGNALS:
    void activated();  ///< one of them was clicked
};

/// Those of the desktop, over D-Bus (org.freedesktop.Notifications); where there is no such server the window asks for
/// attention in the task bar instead. Nothing here waits for either.
class DesktopNotifications final : public Notifications {
    Q_OBJECT
public:
    explicit DesktopNotifications(QWidget* window, QObject* parent = nullptr);
    void show(const Notification& notification) override;

private Q_SLOTS:
    void onAction(uint id, const QString& action);
    void onClosed(uint id);

private:
    enum class Bus { NotAsked, Asked, Connected, Missing };
    void connectToBus();
    void send(const Notification& notification);
    void alert();

    QPointer<QWidget> m_window;
    Bus m_bus = Bus::NotAsked;
    QQueue<Notification> m_waiting;  ///< until the bus answers
    QHash<uint, bool> m_shown;
};

}  // namespace docent
