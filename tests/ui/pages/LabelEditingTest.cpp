// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of a data set as a person changes them on the page of the labels.
#include "pages/LabelEditing.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QUndoStack>
#include <memory>

#include "data/ParentTree.h"
#include "dialogs/NodeDialog.h"
#include "jobs/Import.h"
#include "models/DatasetViews.h"
#include "models/HierarchyModel.h"
#include "pages/HierarchyPane.h"
#include "pages/HierarchyTree.h"
#include "pages/LabelsPage.h"
#include "pages/PictureGallery.h"
#include "support/FolderDialog.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "ui/WidgetTest.h"
#include "widgets/Labels.h"

using namespace docent;

class LabelEditingTest : public WidgetTest {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<LabelsPage> m_page;
    QStringList m_problems;  ///< that were told

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    HierarchyTree* tree() { return find<HierarchyTree>("hierarchyTree"); }
    QString title() { return find<ElidedLabel>("nodeTitle")->fullText(); }
    PictureGallery* gallery() { return find<PictureGallery>("thumbnails"); }
    const LabelHierarchy& shown() { return m_page->findChild<HierarchyPane*>()->model()->view()->catalog.hierarchy; }
    [[nodiscard]] bool has(const char* path) const {
        return m_session->workspace().catalog("plain").hierarchy.find(path) != noNode;
    }
    QModelIndex place(const char* path) {
        HierarchyModel* model = m_page->findChild<HierarchyPane*>()->model();
        const NodeId node = model->view()->catalog.hierarchy.find(path);
        tree()->unfoldTo({node});
        return model->indexOf(node);
    }
    void clickNode(const char* path, Qt::KeyboardModifiers modifiers = {}) {
        const QModelIndex index = place(path);
        tree()->scrollTo(index);
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, modifiers, tree()->visualRect(index).center());
    }
    void enterName(const QString& name) {
        auto* asked = dialog<QDialog>("labelNameDialog");
        type(asked->findChild<QLineEdit*>(), name);
        QTest::keyClick(asked->findChild<QLineEdit*>(), Qt::Key_Return);
    }
    /// Types into the search of the dialog and takes what is found.
    void enterNode(const QString& text) {
        auto* asked = dialog<NodeDialog>("nodeDialog");
        auto* search = asked->findChild<QLineEdit*>(QStringLiteral("nodeDialogSearch"));
        QTest::keyClicks(search, text);
        QTest::keyClick(search, Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase() {
        const auto workspace = copySampleWorkspace(m_folder.filePath(QStringLiteral("sample")).toStdString());
        m_session = std::make_unique<Session>(workspace);
        connect(m_session.get(), &Session::failed, this,
                [this](const QString&, const QString& problem) { m_problems << problem; });
        ImportOptions options = m_session->workspace().dataset("shapes").options;
        options.name = "plain";
        options.path = m_session->workspace().dataset("shapes").root.string();
        RunContext context;
        (void)runImport(m_session->workspace(), options, context);
        m_session->reloadDatasets();
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page = std::make_unique<LabelsPage>();
        m_page->resize(1122, 740);
        m_page->show();
        m_page->setSession(m_session.get(), m_views.get());
    }
    void init() {
        m_problems.clear();
        m_page->showNode(QStringLiteral("plain"), QStringLiteral("discs"));
        QTRY_VERIFY(m_page->findChild<HierarchyPane*>()->model()->view() != nullptr);
        QTRY_VERIFY(shown().size() == 17 && shown().find("discs/red") != noNode);
        QTRY_COMPARE(title(), QStringLiteral("discs"));
    }
    void cleanup() {
        while (m_session->undoStack()->canUndo()) {
            m_session->undoStack()->undo();
        }
        m_session->undoStack()->clear();
    }
    void cleanupTestCase() {
        m_page.reset();
        m_views.reset();
        m_session.reset();
    }

    void renamedByF2AndBack() {
        clickNode("discs");
        QTest::keyClick(tree(), Qt::Key_F2);
        enterName(QStringLiteral("round"));
        QTRY_COMPARE(title(), QStringLiteral("round"));
        QVERIFY(has("round/red") && !has("discs"));
        m_session->undoStack()->undo();
        QTRY_VERIFY(shown().find("discs") != noNode);
        QVERIFY(has("discs/red") && !has("round"));
        m_session->undoStack()->redo();
        QTRY_VERIFY(shown().find("round") != noNode);
    }

    void movedByDialog() {
        clickNode("discs");
        trigger("moveLabelsAction");
        auto* asked = dialog<NodeDialog>("nodeDialog");
        QStringList offered;
        auto* list = asked->findChild<QListView*>(QStringLiteral("nodeDialogList"));
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            offered << list->model()->index(row, 0).data(Qt::UserRole).toString();
        }
        QVERIFY(offered.contains(QString()) && offered.contains(QStringLiteral("rings")));
        QVERIFY(!offered.contains(QStringLiteral("discs")) && !offered.contains(QStringLiteral("discs/red")));
        picture("label-move", asked);
        enterNode(QStringLiteral("RINGS"));
        QTRY_COMPARE(title(), QStringLiteral("rings › discs"));
        QVERIFY(has("rings/discs/red") && !has("discs"));
    }

    void movedByDragging() {
        clickNode("discs/red");
        clickNode("squares/red", Qt::ControlModifier);
        // What a drag ends with; the drag itself is of the window system.
        const QModelIndex target = place("rings");
        tree()->scrollTo(target);
        QMimeData* data = tree()->model()->mimeData(tree()->selectionModel()->selectedIndexes());
        QVERIFY(data != nullptr);
        delete data;
        Q_EMIT tree()->droppedOn(shown().find("rings"));
        // Both are called "red": they cannot lie there side by side.
        QTRY_COMPARE(m_problems.size(), 1);
        QVERIFY2(m_problems.constFirst().contains(QStringLiteral("red")), qPrintable(m_problems.constFirst()));
        QVERIFY(has("discs/red") && has("squares/red"));
        clickNode("discs");
        Q_EMIT tree()->droppedOn(shown().find("rings"));
        QTRY_COMPARE(title(), QStringLiteral("rings › discs"));
        QVERIFY(m_page->findChild<HierarchyPane*>()->model()->flags(place("rings")) & Qt::ItemIsDragEnabled);
    }

    void mergedWithoutLosingAPicture() {
        const auto pictures = m_session->workspace().catalog("plain").images.size();
        clickNode("discs/red");
        clickNode("squares/red", Qt::ControlModifier);
        trigger("mergeLabelsAction");
        enterNode(QStringLiteral("squares/red"));
        QTRY_COMPARE(shown().size(), 16);
        QCOMPARE(title(), QStringLiteral("squares › red"));
        QVERIFY(!has("discs/red") && has("squares/red"));
        QCOMPARE(gallery()->model()->rowCount(), 28);
        QCOMPARE(m_session->workspace().catalog("plain").images.size(), pictures);
        QCOMPARE(m_session->workspace().dataset("plain").classes, 11);
    }

    void groupedAndDissolved() {
        clickNode("discs");
        clickNode("rings", Qt::ControlModifier);
        trigger("groupLabelsAction");
        enterName(QStringLiteral("round"));
        QTRY_COMPARE(title(), QStringLiteral("round"));
        QVERIFY(has("round/discs/red") && has("round/rings"));
        clickNode("round");
        trigger("dissolveLabelAction");
        QTRY_VERIFY(shown().find("round") == noNode);
        QVERIFY(has("discs/red") && has("rings"));
        // A class has pictures of its own, and stays.
        clickNode("discs/red");
        QVERIFY(!action("dissolveLabelAction")->isEnabled());
    }

    void splitByPictures() {
        clickNode("discs");
        gallery()->setFocus();
        gallery()->selectAll();
        QVERIFY(!action("splitLabelAction")->isEnabled());  // of several classes
        clickNode("discs/red");
        QCOMPARE(gallery()->model()->rowCount(), 14);
        gallery()->selectAll();
        QVERIFY(!action("splitLabelAction")->isEnabled());  // nothing would be left
        const auto clickPicture = [&](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(gallery()->viewport(), Qt::LeftButton, modifiers,
                              gallery()->visualRect(gallery()->model()->index(row, 0)).center());
        };
        clickPicture(1, {});
        clickPicture(7, Qt::ShiftModifier);
        QCOMPARE(gallery()->selectedPictures().size(), std::size_t{7});  // in the order of reading
        clickPicture(3, Qt::ControlModifier);
        QCOMPARE(gallery()->selectedPictures().size(), std::size_t{6});
        trigger("splitLabelAction");
        enterName(QStringLiteral("dark red"));
        QTRY_COMPARE(title(), QStringLiteral("discs › dark red"));
        QCOMPARE(gallery()->model()->rowCount(), 6);
        QVERIFY(has("discs/red") && has("discs/dark red"));
    }

    void picturesMoveToAnotherClass() {
        clickNode("discs/red");
        QVERIFY(!action("relabelPicturesAction")->isEnabled());
        QTest::mouseClick(gallery()->viewport(), Qt::LeftButton, {},
                          gallery()->visualRect(gallery()->model()->index(2, 0)).center());
        const std::int64_t picture = gallery()->selectedPictures().front();
        trigger("relabelPicturesAction");
        enterNode(QStringLiteral("squares/red"));
        QTRY_COMPARE(title(), QStringLiteral("squares › red"));
        QCOMPARE(shown().path(
                     m_page->findChild<HierarchyPane*>()->model()->view()->labels[static_cast<std::size_t>(picture)]),
                 std::string("squares/red"));
        m_session->undoStack()->undo();
        QTRY_COMPARE(
            shown().path(
                m_page->findChild<HierarchyPane*>()->model()->view()->labels[static_cast<std::size_t>(picture)]),
            std::string("discs/red"));
    }

    void whatIsUnfoldedStays() {
        (void)place("squares/red");
        QVERIFY(tree()->isExpanded(place("squares/red").parent()));
        clickNode("discs");
        trigger("renameLabelAction");
        enterName(QStringLiteral("round"));
        QTRY_COMPARE(title(), QStringLiteral("round"));
        HierarchyModel* model = m_page->findChild<HierarchyPane*>()->model();
        QVERIFY(tree()->isExpanded(model->indexOf(shown().find("squares"))));
    }

    void badNamesAreTold() {
        clickNode("discs");
        trigger("renameLabelAction");
        // The dialog stays, with what was entered, until the name can be taken or nothing is wanted.
        auto* asked = dialog<QDialog>("labelNameDialog");
        auto* problem = asked->findChild<QLabel*>(QStringLiteral("nameProblem"));
        const auto* ok = asked->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        enterName(QStringLiteral("rings"));
        QTRY_VERIFY(problem->isVisible());
        QVERIFY2(problem->text().contains(QStringLiteral("'rings' there already")), qPrintable(problem->text()));
        picture("label-name-taken", asked);
        QVERIFY(has("discs"));
        enterName(QStringLiteral("a/b"));
        QTRY_VERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("a/b")));
        enterName({});
        QVERIFY(!problem->isVisible());
        QVERIFY(!ok->isEnabled());
        QVERIFY(!m_session->undoStack()->canUndo());
        enterName(QStringLiteral("round"));
        QTRY_VERIFY(has("round"));
        QTRY_VERIFY(m_page->window()->findChild<QDialog*>(QStringLiteral("labelNameDialog")) == nullptr);
        QVERIFY(m_problems.isEmpty());
    }

    void labelsThatSomethingWasTrainedOnStay() {
        m_page->showNode(QStringLiteral("shapes"), QStringLiteral("discs"));
        QTRY_COMPARE(m_page->findChild<HierarchyPane*>()->model()->view()->record.name, std::string("shapes"));
        QTRY_COMPARE(title(), QStringLiteral("discs"));
        const auto* rename = find<QAction>("renameLabelAction");
        for (const char* name : {"renameLabelAction", "moveLabelsAction", "mergeLabelsAction", "groupLabelsAction"}) {
            QVERIFY(!find<QAction>(name)->isEnabled());
        }
        QVERIFY2(rename->toolTip().contains(QStringLiteral("was trained on the labels")),
                 qPrintable(rename->toolTip()));
        // By keys, and by a drag.
        QTest::keyClick(tree(), Qt::Key_F2);
        QVERIFY(m_page->window()->findChild<QDialog*>(QStringLiteral("labelNameDialog")) == nullptr);
        const std::shared_ptr<const DatasetView> view = m_page->findChild<HierarchyPane*>()->model()->view();
        m_page->findChild<LabelEditing*>()->moveTo({.view = view, .nodes = {view->catalog.hierarchy.find("discs")}},
                                                   view->catalog.hierarchy.find("rings"));
        QTRY_COMPARE(m_problems.size(), 1);
        QVERIFY2(m_problems.constFirst().contains(QStringLiteral("was trained on the labels")),
                 qPrintable(m_problems.constFirst()));
        QVERIFY(m_session->workspace().catalog("shapes").hierarchy.find("discs") != noNode);
    }

    void jobsWaitForTheLabels() {
        clickNode("discs");
        QString problem = QStringLiteral("not told");
        m_session->editLabels("plain", {{.kind = HierarchyEdit::Kind::Rename, .nodes = {"discs"}, .to = "round"}},
                              QStringLiteral("Rename"), [&](const QString& told) { problem = told; });
        QVERIFY_EXCEPTION_THROWN((void)m_session->submit(ImportJob{}), Error);
        QVERIFY(!m_session->renameDataset("plain", "other").isEmpty());
        QTRY_COMPARE(problem, QString());
        QVERIFY(has("round"));
        QTRY_VERIFY(shown().find("round") != noNode);
    }

    void aStepShowsItsDataSet() {
        clickNode("discs");
        trigger("renameLabelAction");
        enterName(QStringLiteral("round"));
        QTRY_COMPARE(title(), QStringLiteral("round"));
        auto* chooser = find<QComboBox>("datasetChooser");
        chooser->setCurrentText(QStringLiteral("marks"));
        QTRY_COMPARE(m_page->findChild<HierarchyPane*>()->model()->view()->record.name, std::string("marks"));
        m_session->undoStack()->undo();
        QCOMPARE(chooser->currentText(), QStringLiteral("plain"));
        QTRY_VERIFY(shown().find("discs") != noNode);
    }

    void anImportIsShownUnlessAnotherIsChosen() {
        ImportOptions options = m_session->workspace().dataset("marks").options;
        options.path = m_session->workspace().dataset("marks").root.string();
        auto* chooser = find<QComboBox>("datasetChooser");
        for (const bool isChosen : {false, true}) {
            ImportOptions again = options;
            again.name = isChosen ? "second" : "first";
            (void)m_session->submit(ImportJob{again});
            if (isChosen) {
                QTest::keyClicks(chooser, QStringLiteral("plain"));
                QCOMPARE(chooser->currentText(), QStringLiteral("plain"));
            }
            QTRY_VERIFY_WITH_TIMEOUT(m_session->workspace().hasDataset(again.name), 20'000);
            QTRY_VERIFY(chooser->findText(QString::fromStdString(again.name)) >= 0);
            QTRY_COMPARE(chooser->currentText(), isChosen ? QStringLiteral("plain") : QStringLiteral("first"));
        }
        chooser->setCurrentText(QStringLiteral("plain"));
        QTRY_VERIFY(shown().find("discs") != noNode);
    }

    void alikeClassesAreGrouped() {
        m_page->showNode(QStringLiteral("marks"), QStringLiteral(""));
        QTRY_COMPARE(m_page->findChild<HierarchyPane*>()->model()->view()->record.name, std::string("marks"));
        trigger("groupAlikeAction");
        auto* asked = dialog<QInputDialog>("groupAlikeDialog");
        QVERIFY(asked->comboBoxItems().contains(QStringLiteral("shapes-baseline")));
        asked->setTextValue(QStringLiteral("shapes-baseline"));
        picture("label-alike", asked);
        asked->accept();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->workspace().catalog("marks").hierarchy.size() > 5, 20'000);
        QTRY_VERIFY(shown().size() > 5);
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("groupAlikeProgress")) == nullptr ||
                !m_page->findChild<QWidget*>(QStringLiteral("groupAlikeProgress"))->isVisible());
        QVERIFY(!action("groupAlikeAction")->isEnabled());  // now they have a hierarchy
        m_session->undoStack()->undo();
        QTRY_COMPARE(shown().size(), 5);
    }

    void theHierarchyIsSaved() {
        const QString file = m_folder.filePath(QStringLiteral("saved.yaml"));
        FolderDialog::setNextChoice(file);
        trigger("saveHierarchyAction");
        const ParentTree tree = readParentTree(file.toStdString());
        Catalog flat = m_session->workspace().catalog("plain");
        attachTree(flat, tree, file.toStdString());
        QVERIFY(flat.hierarchy.find("discs/red") != noNode);
    }

    void screenshots() {
        if (pictureFolder().isEmpty()) {
            QSKIP("DOCENT_SCREENSHOTS is not set");
        }
        clickNode("discs/red");
        clickNode("squares/red", Qt::ControlModifier);
        gallery()->setCurrentIndex(gallery()->model()->index(2, 0));
        picture("labels-several");
    }
};

DOCENT_UI_TEST_MAIN(LabelEditingTest)
#include "LabelEditingTest.moc"
