// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says where it has nothing to show yet.

#include "pages/Page.h"

#include <QLabel>
#include <QPushButton>
#include <memory>

#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "ui/WidgetTest.h"

using namespace docent;

namespace {

constexpr int longMilliseconds = 60'000;

/// Lacks a model, whatever the bank holds.
class WantingPage final : public Page {
public:
    WantingPage() : Page(QStringLiteral("Wanting"), QStringLiteral("train")) {}

protected:
    void onSessionChanged() override {
        showLack(Lack::Models, QStringLiteral("No models yet"), QStringLiteral("Train one."), QStringLiteral("&Go"));
    }
};

/// Trains until it is stopped.
BaselineJob endless(const std::string& name) {
    BaselineJob job{.name = name, .source = "shapes"};
    job.training.epochs = 100'000;
    return job;
}

}  // namespace

class PageTest : public WidgetTest {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<WantingPage> m_page;

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }

private Q_SLOTS:
    void initTestCase() {
        m_session = std::make_unique<Session>(copySampleWorkspace(m_folder.path().toStdString()));
        m_page = std::make_unique<WantingPage>();
        m_page->show();
        m_page->setSession(m_session.get(), nullptr);
    }
    void cleanupTestCase() {
        m_page.reset();
        m_session.reset();
    }

    void aJobThatMakesWhatIsLackingIsTold() {
        const auto says = [this](const char* what) {
            return text("emptyHeading") == QStringLiteral("No models yet") &&
                   text("emptyText").contains(QString::fromUtf8(what));
        };
        QVERIFY(says("Train one."));
        QVERIFY(find<QPushButton>("emptyButton")->isVisible());
        m_session->submit(RankJob{.task = "signs"});
        QVERIFY(says("Train one."));  // which makes none

        const std::string id = m_session->submit(endless("long"));
        QTRY_VERIFY_WITH_TIMEOUT(says("“Train the baseline 'long'” is under way"), longMilliseconds);
        QVERIFY(!find<QPushButton>("emptyButton")->isVisible());
        const std::string next = m_session->submit(endless("next"));
        QVERIFY(says("'long'"));  // which runs, before what waits
        m_session->stop(next);
        m_session->pause(id);
        QTRY_VERIFY_WITH_TIMEOUT(says("is paused: resume it under Jobs."), longMilliseconds);
        m_session->stop(id);
        QTRY_VERIFY_WITH_TIMEOUT(says("Train one."), longMilliseconds);
        QVERIFY(find<QPushButton>("emptyButton")->isVisible());
    }
};

DOCENT_UI_TEST_MAIN(PageTest)
#include "PageTest.moc"
