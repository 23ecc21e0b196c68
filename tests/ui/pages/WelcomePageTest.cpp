// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the window without a workspace, and the bar that offers to resume, by real events. With
// DOCENT_SCREENSHOTS=DIR they are written there as PNGs; DOCENT_THEME=dark draws them dark.
#include "pages/WelcomePage.h"

#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <memory>

#include "pages/RecentList.h"
#include "support/FolderDialog.h"
#include "support/Settings.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/ResumeBar.h"
#include "workspace/Workspace.h"

using namespace docent;

namespace {

JobRecord job(const char* id, const JobSpec& spec, JobEventKind last, std::int64_t done) {
    JobRecord record{.id = id, .spec = spec};
    record.state = JobState::Paused;
    record.progress = {.stage = done > 0 ? "Training" : "", .done = done, .total = 100, .doneAtStart = 0, .detail = {}};
    addEvent(record, JobEventKind::Started);
    addEvent(record, last);
    return record;
}

}  // namespace

class WelcomePageTest : public WidgetTest {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<WelcomePage> m_page;

    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    RecentList* list() { return find<RecentList>("recentList"); }
    void open() {
        m_page = std::make_unique<WelcomePage>();
        m_page->setRecent(Settings::recentWorkspaces());
        m_page->resize(1280, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void waitForGlances() {
        for (int row = 0; row < list()->count(); ++row) {
            QTRY_VERIFY(!list()->item(row)->data(RecentList::ContentRole).toString().isEmpty());
        }
    }
    void drop(const QString& dropped) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(dropped)});
        QDragEnterEvent enter(QPoint(60, 60), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(60, 60), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &event);
    }

private Q_SLOTS:
    void cleanup() { m_page.reset(); }

    void invitesThoseWhoHaveNone() {
        open();
        QVERIFY(!list()->isVisible());
        QVERIFY(find<QWidget>("welcomeArt")->isVisible());
        picture("welcome-first");
        QSignalSpy created(m_page.get(), &WelcomePage::newRequested);
        QSignalSpy sample(m_page.get(), &WelcomePage::sampleRequested);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);  // the first action has the focus
        QCOMPARE(created.count(), 1);
        QTest::mouseClick(find<QPushButton>("welcomeSample"), Qt::LeftButton);
        QCOMPARE(sample.count(), 1);
        m_page->setSample(QStringLiteral("Install these packages first: openclipart-png"));
        QVERIFY(!find<QPushButton>("welcomeSample")->isEnabled());
    }

    void listsWhatWasOpened() {
        const Workspace first = Workspace::create(path("birds").toStdString(), "Birds of the valley");
        DatasetRecord record{.name = "photos"};
        record.root = path("photos").toStdString();
        first.saveDataset(record, {});
        record.name = "task";
        record.target = true;
        first.saveDataset(record, {});
        (void)Workspace::create(path("empty").toStdString());
        Settings::addRecentWorkspace(path("gone"));
        Settings::addRecentWorkspace(path("empty"));
        Settings::addRecentWorkspace(path("birds"));
        open();
        QCOMPARE(list()->count(), 3);
        waitForGlances();
        QCOMPARE(list()->item(0)->data(RecentList::NameRole).toString(), QStringLiteral("Birds of the valley"));
        QCOMPARE(list()->item(0)->data(RecentList::ContentRole).toString(), QStringLiteral("one source, one task"));
        QCOMPARE(list()->item(1)->data(RecentList::ContentRole).toString(), QStringLiteral("empty"));
        QVERIFY(list()->isGone(2));
        picture("welcome-recent");

        // By the keyboard: down and Enter.
        QSignalSpy opened(m_page.get(), &WelcomePage::recentRequested);
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.takeFirst().constFirst().toString(), path("empty"));
        // By the mouse.
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(0)).center());
        QCOMPARE(opened.takeFirst().constFirst().toString(), path("birds"));
    }

    void keepsThoseThatAreGone() {
        open();
        waitForGlances();
        QSignalSpy opened(m_page.get(), &WelcomePage::recentRequested);
        QVERIFY(!find<QPushButton>("recentLocate")->isVisible());
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(2)).center());
        QVERIFY(opened.isEmpty());
        QVERIFY(find<QLabel>("recentGone")->isVisible());
        QVERIFY(find<QLabel>("recentGone")->text().contains(QStringLiteral("“gone”")));
        picture("welcome-gone");
        // It is found elsewhere, and the old place is forgotten.
        QVERIFY(QDir().rename(path("empty"), path("moved")));
        FolderDialog::setNextChoice(path("moved"));
        QTest::mouseClick(find<QPushButton>("recentLocate"), Qt::LeftButton);
        QCOMPARE(opened.takeFirst().constFirst().toString(), path("moved"));
        QVERIFY(!Settings::recentWorkspaces().contains(path("gone")));
    }

    void removesAndPins() {
        Settings::addRecentWorkspace(path("gone"));
        open();
        waitForGlances();
        QSignalSpy changed(m_page.get(), &WelcomePage::recentsChanged);
        QCOMPARE(list()->currentFolder(), path("gone"));
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(list()->rowOf(path("gone")), -1);
        QVERIFY(!Settings::recentWorkspaces().contains(path("gone")));
        // The menu of an entry, by its key.
        Settings::addRecentWorkspace(path("moved"));
        m_page->setRecent(Settings::recentWorkspaces());
        const int birds = list()->rowOf(path("birds"));
        QVERIFY(birds > 0);
        list()->setCurrentRow(birds);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(list(), &event);
        auto* menu = list()->findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        menu->actions().at(2)->trigger();
        QCOMPARE(Settings::recentWorkspaces().constFirst(), path("birds"));
        QVERIFY(Settings::recents().constFirst().isPinned);
        QCOMPARE(list()->rowOf(path("birds")), 0);
        // Opened again it stays pinned, and another does not pass it.
        Settings::addRecentWorkspace(path("moved"));
        QCOMPARE(Settings::recentWorkspaces().constFirst(), path("birds"));
    }

    void takesDrops() {
        open();
        QSignalSpy opened(m_page.get(), &WelcomePage::recentRequested);
        QSignalSpy pictures(m_page.get(), &WelcomePage::picturesDropped);
        drop(path("birds"));
        QCOMPARE(opened.count(), 1);
        drop(m_folder.path());
        QCOMPARE(pictures.takeFirst().constFirst().toString(), m_folder.path());
    }

    void offersToResume() {
        ResumeBar bar;
        bar.resize(1000, 80);
        bar.offer(
            {job("0001", BaselineJob{.name = "photos-baseline", .source = "photos"}, JobEventKind::Interrupted, 42),
             job("0002", RankJob{.task = "task"}, JobEventKind::Interrupted, 0)});
        QVERIFY(bar.isVisible());
        QCOMPARE(bar.findChild<QLabel*>(QStringLiteral("resumeText"))->text(),
                 QStringLiteral("Docent ended while 2 jobs were under way."));
        const QString lines = bar.findChild<QLabel*>(QStringLiteral("resumeLines"))->text();
        QVERIFY2(lines.contains(QStringLiteral("was at 42 % (Training)")), qPrintable(lines));
        QVERIFY2(lines.contains(QStringLiteral("had not begun")), qPrintable(lines));
        picture("resume", &bar);
        QSignalSpy resumed(&bar, &ResumeBar::resumeRequested);
        QTest::mouseClick(bar.findChild<QPushButton*>(QStringLiteral("resumeChoose")), Qt::LeftButton);
        auto* choice = bar.findChild<QListWidget*>(QStringLiteral("resumeList"));
        QVERIFY(choice->isVisible());
        picture("resume-choose", &bar);
        QTest::keyClick(choice, Qt::Key_Space);  // the first is taken out
        QTest::mouseClick(bar.findChild<QPushButton*>(QStringLiteral("resumeAll")), Qt::LeftButton);
        QCOMPARE(resumed.takeFirst().constFirst().toStringList(), QStringList{QStringLiteral("0002")});
        QVERIFY(!bar.isVisible());

        bar.offer({job("0003", RankJob{.task = "task"}, JobEventKind::Paused, 10)});
        QCOMPARE(bar.findChild<QLabel*>(QStringLiteral("resumeText"))->text(),
                 QStringLiteral("A job was paused when this workspace was closed."));
        QTest::mouseClick(bar.findChild<QPushButton*>(QStringLiteral("resumeAll")), Qt::LeftButton);
        QCOMPARE(resumed.takeFirst().constFirst().toStringList(), QStringList{QStringLiteral("0003")});
        bar.offer({});
        QVERIFY(!bar.isVisible());
    }
};

DOCENT_UI_TEST_MAIN(WelcomePageTest)
#include "WelcomePageTest.moc"
