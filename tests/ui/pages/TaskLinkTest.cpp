// SPDX-License-Identifier: GPL-3.0-or-later
// A task that is chosen on one page is chosen on the others.
#include "pages/TaskLink.h"

#include <QComboBox>
#include <QUndoStack>
#include <memory>

#include "models/DatasetViews.h"
#include "pages/EmbeddingPage.h"
#include "pages/LabelsPage.h"
#include "pages/RankingPage.h"
#include "pages/TransferPage.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {
const QString marks = QStringLiteral("marks");
const QString signs = QStringLiteral("signs");
const QString shapes = QStringLiteral("shapes");
}  // namespace

class TaskLinkTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<LabelsPage> m_labels;
    std::unique_ptr<RankingPage> m_ranking;
    std::unique_ptr<TransferPage> m_transfer;
    std::unique_ptr<EmbeddingPage> m_embedding;

    static QComboBox* list(const Page& page, const char* name) {
        auto* found = page.findChild<QComboBox*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no '%s'", name);
        }
        return found;
    }
    [[nodiscard]] QComboBox* onLabels() const { return list(*m_labels, "datasetChooser"); }
    [[nodiscard]] QComboBox* onRanking() const { return list(*m_ranking, "taskChooser"); }
    [[nodiscard]] QComboBox* onTransfer() const { return list(*m_transfer, "transferTask"); }
    [[nodiscard]] QComboBox* onEmbedding() const { return list(*m_embedding, "embeddingDataset"); }
    [[nodiscard]] QStringList shown() const {
        return {onRanking()->currentText(), onTransfer()->currentText(), onEmbedding()->currentText()};
    }
    static QStringList all(const QString& task) { return {task, task, task}; }

private Q_SLOTS:
    void init() {
        static int number = 0;
        m_session =
            std::make_unique<Session>(copySampleWorkspace(m_folder.filePath(QString::number(++number)).toStdString()));
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_labels = std::make_unique<LabelsPage>();
        m_ranking = std::make_unique<RankingPage>();
        m_transfer = std::make_unique<TransferPage>();
        m_embedding = std::make_unique<EmbeddingPage>();
        for (Page* page :
             std::initializer_list<Page*>{m_labels.get(), m_ranking.get(), m_transfer.get(), m_embedding.get()}) {
            page->setSession(m_session.get(), m_views.get());
        }
    }
    void cleanup() {
        m_labels.reset();
        m_ranking.reset();
        m_transfer.reset();
        m_embedding.reset();
        m_views.reset();
        m_session.reset();
    }

    void nothingIsChosenAtFirst() {
        QVERIFY(m_session->currentTask().isEmpty());
        QCOMPARE(shown(), all(marks));
        QCOMPARE(onLabels()->currentText(), shapes);
    }

    void everyPageIsHeard() {
        onRanking()->setCurrentText(signs);
        QCOMPARE(m_session->currentTask(), signs);
        QCOMPARE(shown(), all(signs));
        onTransfer()->setCurrentText(marks);
        QCOMPARE(shown(), all(marks));
        onEmbedding()->setCurrentText(signs);
        QCOMPARE(shown(), all(signs));
        m_ranking->showTask(marks);
        QCOMPARE(shown(), all(marks));
        m_transfer->prepare(signs, QStringLiteral("shapes-discs"));
        QCOMPARE(shown(), all(signs));
        m_embedding->showEmbedding(marks, QStringLiteral("shapes-discs"));
        QCOMPARE(shown(), all(marks));
        // A task among the data sets is one too; the page itself keeps what it shows.
        onLabels()->setCurrentText(signs);
        QCOMPARE(shown(), all(signs));
        onLabels()->setCurrentText(shapes);
        QCOMPARE(shown(), all(signs));
        onRanking()->setCurrentText(marks);
        QCOMPARE(onLabels()->currentText(), shapes);
    }

    void aSourceIsNoTask() {
        onRanking()->setCurrentText(signs);
        onEmbedding()->setCurrentText(shapes);
        QCOMPARE(m_session->currentTask(), signs);
        QCOMPARE(shown(), (QStringList{signs, signs, shapes}));
        // What was chosen there since stays, until a task is chosen elsewhere, be it the same.
        onLabels()->setCurrentText(signs);
        QCOMPARE(shown(), all(signs));
    }

    void whatIsDeletedIsNotChosenForThePerson() {
        onRanking()->setCurrentText(signs);
        onEmbedding()->setCurrentText(shapes);
        QVERIFY(m_session->removeDataset("signs"));
        QCOMPARE(shown(), (QStringList{marks, marks, shapes}));
        m_session->undoStack()->undo();
        QCOMPARE(shown(), (QStringList{marks, marks, shapes}));
        onRanking()->setCurrentText(signs);
        QCOMPARE(shown(), all(signs));
    }

    void aPageThatComesLaterFollows() {
        onTransfer()->setCurrentText(signs);
        RankingPage page;
        page.setSession(m_session.get(), m_views.get());
        QCOMPARE(list(page, "taskChooser")->currentText(), signs);
        page.setSession(nullptr, nullptr);
        onTransfer()->setCurrentText(marks);
        QCOMPARE(list(page, "taskChooser")->count(), 0);
    }
};

DOCENT_UI_TEST_MAIN(TaskLinkTest)
#include "TaskLinkTest.moc"
