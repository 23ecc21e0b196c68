// SPDX-License-Identifier: GPL-3.0-or-later
// When the desktop is told that a job has ended, and how, with a bus and a server of the test's own.
#include "support/JobNotifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QLineEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "base/Files.h"
#include "support/Session.h"
#include "support/Settings.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

class Kept final : public Notifications {
public:
    void show(const Notification& notification) override { shown << notification; }
    QList<Notification> shown;
};

JobRecord ended(JobState state, const char* from, const char* to) {
    JobRecord record{.id = "0001", .spec = RankJob{.task = "stamps"}, .state = state};
    record.result = state == JobState::Succeeded ? "'birds' fits best" : "";
    record.error = state == JobState::Failed ? "There is no model" : "";
    record.started = from;
    record.finished = to;
    return record;
}

}  // namespace

/// org.freedesktop.Notifications, as far as Docent asks it.
class FakeServer : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QString summary;
    QString body;
    QStringList actions;

public Q_SLOTS:
    uint Notify(const QString&, uint, const QString&, const QString& title, const QString& text,
                const QStringList& offered, const QVariantMap&, int) {
        summary = title;
        body = text;
        actions = offered;
        return 42;
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
};

class JobNotifierTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;

private Q_SLOTS:
    void init() {
        static int count = 0;
        m_session = std::make_unique<Session>(
            Workspace::create(m_folder.filePath(QString::number(++count)).toStdString()).folder());
        Settings::setNotifications(true);
    }

    void onlyWhatTookAWhileAndOnlyWhereNobodyLooks() {
        QWidget window;
        window.resize(200, 100);
        auto kept = std::make_unique<Kept>();
        Kept& service = *kept;
        JobNotifier notifier(&window, std::move(kept));
        notifier.setSession(m_session.get());
        const auto tell = [&](JobRecord record) {
            // It ran before, as far as the window knows.
            JobRecord running = record;
            running.state = JobState::Running;
            Q_EMIT m_session->jobChanged(running);
            Q_EMIT m_session->jobChanged(record);
        };
        tell(ended(JobState::Succeeded, "2026-11-24T16:20:00Z", "2026-11-24T16:20:30Z"));
        QCOMPARE(service.shown.size(), 1);
        QCOMPARE(service.shown[0].title, QStringLiteral("Done: Rank the models for 'stamps'"));
        QCOMPARE(service.shown[0].text, QStringLiteral("'birds' fits best"));
        tell(ended(JobState::Failed, "2026-11-24T16:20:00Z", "2026-11-24T16:21:30Z"));
        QCOMPARE(service.shown.size(), 2);
        QVERIFY(service.shown[1].title.startsWith(QStringLiteral("Failed: ")));
        QCOMPARE(service.shown[1].text, QStringLiteral("There is no model"));
        // Told again in the same state: no news.
        Q_EMIT m_session->jobChanged(ended(JobState::Failed, "2026-11-24T16:20:00Z", "2026-11-24T16:21:30Z"));
        tell(ended(JobState::Succeeded, "2026-11-24T16:20:00Z", "2026-11-24T16:20:05Z"));  // short
        tell(ended(JobState::Cancelled, "2026-11-24T16:20:00Z", "2026-11-24T16:29:05Z"));  // by a person
        QCOMPARE(service.shown.size(), 2);
        Settings::setNotifications(false);
        tell(ended(JobState::Succeeded, "2026-11-24T16:20:00Z", "2026-11-24T16:20:30Z"));
        QCOMPARE(service.shown.size(), 2);
        Settings::setNotifications(true);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        tell(ended(JobState::Succeeded, "2026-11-24T16:20:00Z", "2026-11-24T16:20:30Z"));
        QCOMPARE(service.shown.size(), 2);
    }

    void aClickShowsTheWindow() {
        QWidget window;
        auto kept = std::make_unique<Kept>();
        Kept& service = *kept;
        const JobNotifier notifier(&window, std::move(kept));
        window.showMinimized();
        Q_EMIT service.activated();
        QTRY_VERIFY(window.isVisible() && !window.isMinimized());
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    void withoutABusNothingHappensAndNothingWaits() {
        const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        QWidget window;
        DesktopNotifications service(&window);
        service.show({QStringLiteral("a"), QStringLiteral("b")});
        service.show({QStringLiteral("c"), QStringLiteral("d")});
        qputenv("XDG_RUNTIME_DIR", runtime);
        if (!bus.isEmpty()) {
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        }
    }

    void theServerOfTheDesktopIsAskedAndAClickComesBack() {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty()) {
            QSKIP("There is no dbus-daemon here");
        }
        QProcess bus;
        bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY(bus.waitForStarted());
        QTRY_VERIFY(bus.canReadLine());
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
        FakeServer server;
        QDBusConnection connection =
            QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("server"));
        QVERIFY(connection.isConnected());
        QVERIFY(connection.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &server,
                                          QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(connection.registerService(QStringLiteral("org.freedesktop.Notifications")));
        QWidget window;
        DesktopNotifications service(&window);
        int activated = 0;
        connect(&service, &Notifications::activated, this, [&] { ++activated; });
        service.show({QStringLiteral("Done"), QStringLiteral("1 < 2")});
        QTRY_COMPARE(server.summary, QStringLiteral("Done"));
        QCOMPARE(server.body, QStringLiteral("1 &lt; 2"));
        QVERIFY(server.actions.contains(QStringLiteral("default")));
        QTest::qWait(50);                                            // for the answer
        Q_EMIT server.ActionInvoked(41, QStringLiteral("default"));  // somebody else's
        Q_EMIT server.ActionInvoked(42, QStringLiteral("default"));
        QTRY_COMPARE(activated, 1);
        QDBusConnection::disconnectFromBus(QStringLiteral("server"));
        bus.terminate();
        QVERIFY(bus.waitForFinished());
    }
};

DOCENT_UI_TEST_MAIN(JobNotifierTest)
#include "JobNotifierTest.moc"
