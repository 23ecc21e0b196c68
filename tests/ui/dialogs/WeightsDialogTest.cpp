// SPDX-License-Identifier: GPL-3.0-or-later
// Published weights in the window: what of a file is loaded is shown first, a file that does not fit is refused, and
// what was added can be taken back.

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QUndoStack>
#include <memory>

#include "dialogs/WeightsDialog.h"
#include "support/BitFile.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/RecordTable.h"

using namespace docent;

class WeightsDialogTest : public WidgetTest {
    Q_OBJECT

    QWidget* root() const override { return m_dialog; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    QPointer<WeightsDialog> m_dialog;

    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QString writeWeights(const char* name, std::size_t without = 0) const {
        std::vector<ZipPart> parts = bitParts(tinyBit(), 1);
        parts.resize(parts.size() - without);
        writeBytes(toPath(path(name)), zipBytes(parts));
        return path(name);
    }
    void open(const QString& file = {}) {
        m_dialog = new WeightsDialog(*m_session, file, nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    QPushButton* ok() const { return find<QPushButton>("ok"); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>(Workspace::create(toPath(path("work")), "work").folder());
    }
    void cleanup() {
        delete m_dialog;
        m_session.reset();
        m_folder.reset();
    }

    void whatFitsIsAddedAndTakenBack() {
        open();
        QVERIFY(!ok()->isEnabled());
        type(find<QLineEdit>("path", find<QWidget>("weightsFile")), writeWeights("Tiny BiT.npz"));
        QTRY_VERIFY(ok()->isEnabled());
        QCOMPARE(find<QLineEdit>("option_name")->text(), QStringLiteral("tiny-bit"));
        QVERIFY2(text("cost").contains(QStringLiteral("0 are missing, 0 have another shape, 0 are not used")),
                 qPrintable(text("cost")));
        QVERIFY2(text("cost").contains(QStringLiteral("5 classes")), qPrintable(text("cost")));
        picture("weights");
        QSignalSpy added(m_dialog, &WeightsDialog::added);
        QTest::keyClick(m_dialog, Qt::Key_Return);
        QTRY_COMPARE(added.size(), 1);
        QTRY_VERIFY(!m_dialog);
        QCOMPARE(m_session->models().size(), 1U);
        QVERIFY(m_session->models().front().isImported());
        m_session->undoStack()->undo();
        QVERIFY(m_session->models().empty());
        m_session->undoStack()->redo();
        QCOMPARE(m_session->models().size(), 1U);
    }

    void whatDoesNotFitIsRefused() {
        open(writeWeights("broken.npz", 1));
        auto* problem = find<QLabel>("submitProblem");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!ok()->isEnabled());
        picture("weights-refused");
    }

    void aFileOfSomethingElseIsRefused() {
        writeBytes(toPath(path("words.npz")), "no weights at all");
        open(path("words.npz"));
        QTRY_VERIFY(find<QLabel>("submitProblem")->isVisible());
        QVERIFY(!ok()->isEnabled());
    }

    void aNameThatIsTakenIsTold() {
        open(writeWeights("one.npz"));
        QTRY_VERIFY(ok()->isEnabled());
        ok()->click();
        QTRY_VERIFY(!m_dialog);
        open(path("one.npz"));
        QTRY_VERIFY(find<QLabel>("problems")->text().contains(QStringLiteral("There is a model 'one' already")));
        QVERIFY(!ok()->isEnabled());
        type(find<QLineEdit>("option_name"), QStringLiteral("two"));
        QTRY_VERIFY(ok()->isEnabled());
    }

    void wrongLabelsAreTold() {
        writeBytes(toPath(path("labels.txt")), "one\ntwo\n");
        open(writeWeights("one.npz"));
        QTRY_VERIFY(ok()->isEnabled());
        type(find<QLineEdit>("path", find<QWidget>("weightsLabels")), path("labels.txt"));
        ok()->click();
        QTRY_VERIFY(find<QLabel>("submitProblem")->text().contains(QStringLiteral("5 classes")));
        QVERIFY(m_session->models().empty());
        QVERIFY(ok()->isEnabled());
    }

    void aDroppedFileIsTaken() {
        open();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(writeWeights("dropped.npz"))});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_dialog, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_dialog, &drop);
        QTRY_VERIFY(ok()->isEnabled());
        QCOMPARE(find<QLineEdit>("option_name")->text(), QStringLiteral("dropped"));
        click("copyCommand");
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.contains(QStringLiteral("models add ")) && command.contains(QStringLiteral("--name dropped")),
                 qPrintable(command));
    }
};

DOCENT_UI_TEST_MAIN(WeightsDialogTest)
#include "WeightsDialogTest.moc"
