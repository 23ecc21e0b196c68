// SPDX-License-Identifier: GPL-3.0-or-later
// With DOCENT_SCREENSHOTS=DIR the page is written there as PNGs.
#include "pages/LabelsPage.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimer>
#include <QTreeView>
#include <QUndoStack>
#include <memory>

#include "dialogs/PictureDialog.h"
#include "models/DatasetViews.h"
#include "models/HierarchyModel.h"
#include "pages/HierarchyPane.h"
#include "pages/PictureGallery.h"
#include "plots/IciclePlot.h"
#include "support/FolderDialog.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/WordNetLike.h"
#include "ui/WidgetTest.h"
#include "widgets/Labels.h"
#include "widgets/LevelSelector.h"

using namespace docent;

class LabelsPageTest : public WidgetTest {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<LabelsPage> m_page;

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    [[nodiscard]] HierarchyModel* model() { return m_page->findChild<HierarchyPane*>()->model(); }
    QString title() { return find<ElidedLabel>("nodeTitle")->fullText(); }
    int pictures() { return find<PictureGallery>("thumbnails")->model()->rowCount(); }
    void type(const QString& text) { WidgetTest::type(find<QLineEdit>("nodeSearch"), text); }
    /// Rows on screen in the tree.
    QStringList shown() {
        auto* tree = find<QTreeView>("hierarchyTree");
        QStringList names;
        for (QModelIndex at = tree->model()->index(0, 0); at.isValid(); at = tree->indexBelow(at)) {
            names << at.data().toString();
        }
        return names;
    }
    void waitForIcicle() {
        auto* icicle = find<IciclePlot>("icicle");
        QTRY_VERIFY(icicle->data().nodes.size() > 1);
        (void)icicle->grab();
    }

private Q_SLOTS:
    void initTestCase() {
        const auto workspace = copySampleWorkspace(m_folder.filePath(QStringLiteral("sample")).toStdString());
        m_session = std::make_unique<Session>(workspace);
        m_views = std::make_unique<DatasetViews>(*m_session);
    }
    void init() {
        m_page = std::make_unique<LabelsPage>();
        m_page->resize(1122, 740);
        m_page->show();
        m_page->setSession(m_session.get(), m_views.get());
        QTRY_COMPARE(pictures(), 168);
        waitForIcicle();
    }
    void cleanup() {
        m_page.reset();
        m_session->undoStack()->clear();
        m_session->setLevel(0);
    }
    void cleanupTestCase() {
        m_views.reset();
        m_session.reset();
    }

    void treeAndIcicleChooseTogether() {
        auto* icicle = find<IciclePlot>("icicle");
        QTest::mouseClick(icicle, Qt::LeftButton, {}, icicle->centreOf(QStringLiteral("discs")));
        QCOMPARE(title(), QStringLiteral("discs"));
        QCOMPARE(pictures(), 42);
        auto* tree = find<QTreeView>("hierarchyTree");
        QCOMPARE(tree->currentIndex().data().toString(), QStringLiteral("discs"));
        QTest::keyClick(tree, Qt::Key_Right);
        QTest::keyClick(tree, Qt::Key_Down);
        QCOMPARE(pictures(), 14);
        QCOMPARE(icicle->currentKey(), QStringLiteral("discs/") + tree->currentIndex().data().toString());
    }

    void colours() {
        auto* colour = find<QComboBox>("icicleColour");
        auto* icicle = find<IciclePlot>("icicle");
        const auto valueOf = [&](const QString& key) {
            for (const IcicleNode& node : icicle->data().nodes) {
                if (node.key == key) {
                    return node.value;
                }
            }
            return -1.0;
        };
        QCOMPARE(valueOf(QStringLiteral("discs")), 42.0);
        colour->setCurrentIndex(colour->findText(QStringLiteral("Validation accuracy of experts")));
        QTRY_COMPARE(icicle->data().valueName, QStringLiteral("Validation accuracy"));
        double accuracy = -1;
        for (const ModelRecord& model : m_session->models()) {
            accuracy = model.name == "shapes-discs" ? model.result.validationAccuracy : accuracy;
        }
        QCOMPARE(valueOf(QStringLiteral("discs")), accuracy);
        QVERIFY(std::isnan(valueOf(QStringLiteral("rings"))));  // has no expert
        QTRY_VERIFY(colour->findText(QStringLiteral("Score for the task signs")) >= 0);
        colour->setCurrentIndex(colour->findText(QStringLiteral("Score for the task signs")));
        QTRY_COMPARE(icicle->data().valueName, QStringLiteral("Score for signs"));
        const auto ranking = m_session->workspace().ranking("signs");
        for (const RankedModel& ranked : ranking->models) {
            QCOMPARE(valueOf(QString::fromStdString(ranked.node)), ranked.score);
        }
    }

    void searchAsYouType() {
        auto* note = find<QLabel>("matchNote");
        QVERIFY(!note->isVisible());
        const QStringList before = shown();
        type(QStringLiteral("RED"));
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains(QStringLiteral("of 16 nodes")), qPrintable(note->text()));
        const QStringList found = shown();
        QVERIFY(found.contains(QStringLiteral("red")));
        QVERIFY(!found.contains(QStringLiteral("blue")));
        // The arrow down leads to the first that was found, whose pictures show.
        QTest::keyClick(find<QLineEdit>("nodeSearch"), Qt::Key_Down);
        QTRY_VERIFY(find<QTreeView>("hierarchyTree")->hasFocus() || !m_page->isActiveWindow());
        QCOMPARE(find<QTreeView>("hierarchyTree")->currentIndex().data().toString(), QStringLiteral("red"));
        QCOMPARE(pictures(), 14);
        type(QStringLiteral("nothing like it"));
        QCOMPARE(note->text(), QStringLiteral("No node matches."));
        QCOMPARE(pictures(), 14);  // what was chosen stays
        QTest::keyClick(find<QLineEdit>("nodeSearch"), Qt::Key_Escape);
        QVERIFY(!note->isVisible());
        QCOMPARE(shown(), before);
    }

    void whatWasUnfoldedComesBack() {
        action("unfoldNodeAction")->trigger();
        const QStringList before = shown();
        QCOMPARE(before.size(), 17);
        type(QStringLiteral("red"));
        QVERIFY(shown().size() < before.size());
        type({});
        QCOMPARE(shown(), before);
        action("foldNodesAction")->trigger();
        QCOMPARE(shown().size(), 5);
    }

    void atLeastSoManyPictures() {
        find<QSpinBox>("leastPictures")->setValue(15);
        action("unfoldNodeAction")->trigger();
        QCOMPARE(shown().size(), 5);
        QCOMPARE(find<QLabel>("matchNote")->text(), QStringLiteral("4 of 16 nodes have so many pictures."));
        // A node that is left out can still be asked for, which ends the search.
        m_page->showNode(QStringLiteral("shapes"), QStringLiteral("rings/red"));
        QCOMPARE(pictures(), 14);
        QCOMPARE(find<QSpinBox>("leastPictures")->value(), 0);
        QCOMPARE(find<QTreeView>("hierarchyTree")->currentIndex().data().toString(), QStringLiteral("red"));
    }

    void ticksAreStepsThatCanBeTakenBack() {
        auto* tree = find<QTreeView>("hierarchyTree");
        const QModelIndex discs = tree->model()->index(0, 0, tree->model()->index(0, 0));
        tree->setCurrentIndex(discs);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(discs.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(find<QPushButton>("trainExperts")->isEnabled());
        QCOMPARE(m_session->undoStack()->undoText(), QStringLiteral("Tick %1").arg(discs.data().toString()));
        m_session->undoStack()->undo();
        QCOMPARE(discs.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(!find<QPushButton>("trainExperts")->isEnabled());
        m_session->undoStack()->redo();
        // The ticks of a data set wait while another is looked at.
        find<QComboBox>("datasetChooser")->setCurrentText(QStringLiteral("signs"));
        QTRY_VERIFY(!find<QPushButton>("trainExperts")->isVisible());
        find<QComboBox>("datasetChooser")->setCurrentText(QStringLiteral("shapes"));
        QTRY_VERIFY(find<QPushButton>("trainExperts")->isEnabled());
        QCOMPARE(find<QPushButton>("trainExperts")->text().remove(QLatin1Char('&')),
                 QStringLiteral("Train one expert…"));
        action("untickNodesAction")->trigger();
        QVERIFY(!find<QPushButton>("trainExperts")->isEnabled());
    }

    void level() {
        LevelSelector selector;
        selector.setSession(m_session.get());
        QSignalSpy levels(m_page.get(), &LabelsPage::levelsChanged);
        find<QComboBox>("datasetChooser")->setCurrentText(QStringLiteral("signs"));
        QTRY_COMPARE(levels.count(), 1);
        QCOMPARE(levels.last().first().toInt(), 2);
        find<QComboBox>("datasetChooser")->setCurrentText(QStringLiteral("shapes"));
        QTRY_COMPARE(pictures(), 168);
        selector.setLevels(levels.last().first().toInt());
        QCOMPARE(selector.count(), 2);
        selector.show();
        QTest::keyClick(&selector, Qt::Key_Down);
        QCOMPARE(m_session->level(), 1);
        QVERIFY(find<QLabel>("nodeFacts")->text().contains(QStringLiteral("4 classes")));
        QTRY_COMPARE(find<IciclePlot>("icicle")->data().nodes.size(), std::size_t{5});
        m_session->setLevel(0);
        QCOMPARE(selector.currentIndex(), 0);
        QVERIFY(find<QLabel>("nodeFacts")->text().contains(QStringLiteral("12 classes")));
    }

    void menuOfANode() {
        QSignalSpy wanted(m_page.get(), &LabelsPage::modelRequested);
        auto* tree = find<QTreeView>("hierarchyTree");
        m_page->showNode(QStringLiteral("shapes"), QStringLiteral("discs"));
        const auto inMenu = [&](const char* name) {
            QTimer::singleShot(0, this, [this, name] {
                auto* menu = m_page->findChild<QMenu*>(QStringLiteral("nodeMenu"));
                QVERIFY(menu != nullptr);
                QVERIFY(menu->actions().contains(action(name)));
                QVERIFY(action(name)->isEnabled());
                menu->setActiveAction(action(name));
                QTest::keyClick(menu, Qt::Key_Return);
            });
            QContextMenuEvent event(QContextMenuEvent::Mouse, tree->visualRect(tree->currentIndex()).center(),
                                    tree->viewport()->mapToGlobal(tree->visualRect(tree->currentIndex()).center()));
            QCoreApplication::sendEvent(tree->viewport(), &event);
        };
        inMenu("copyNodePathAction");
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("discs"));
        inMenu("copyTrainCommandAction");
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY2(line.startsWith(QStringLiteral("docent train experts --source shapes --nodes discs --workspace ")),
                 qPrintable(line));
        inMenu("showExpertAction");
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("shapes-discs"));
        inMenu("trainHereAction");
        auto* dialog = m_page->findChild<QDialog*>(QStringLiteral("expertsDialog"));
        QVERIFY(dialog != nullptr);
        dialog->close();
    }

    void whileAnotherIsReadThatOneIsMeant() {
        DatasetViews views(*m_session);  // that has read nothing yet
        LabelsPage page;
        page.resize(m_page->size());
        page.show();
        page.setSession(m_session.get(), &views);
        auto* chooser = page.findChild<QComboBox*>(QStringLiteral("datasetChooser"));
        const auto actionOf = [&](const char* name) { return page.findChild<QAction*>(QLatin1String(name)); };
        QTRY_VERIFY(actionOf("trainBaselineAction")->isEnabled());
        QSignalSpy again(&page, &Page::importAgainRequested);
        chooser->setCurrentText(QStringLiteral("signs"));
        QVERIFY(views.at(QStringLiteral("signs")) == nullptr);
        actionOf("importAgainAction")->trigger();
        QCOMPARE(again.at(0).at(0).toString(), QStringLiteral("signs"));
        actionOf("relinkAction")->trigger();
        auto* relink = page.window()->findChild<QDialog*>(QStringLiteral("relinkDialog"));
        QVERIFY(relink != nullptr);
        bool isNamed = false;
        for (const QLabel* label : relink->findChildren<QLabel*>()) {
            isNamed = isNamed || label->text().contains(QStringLiteral("“signs”"));
        }
        QVERIFY(isNamed);
        relink->close();
        // What needs the pictures waits for them.
        for (const char* name : {"trainBaselineAction", "suggestNodesAction", "copyTrainCommandAction"}) {
            QVERIFY2(!actionOf(name)->isEnabled(), name);
        }
        QSignalSpy failed(m_session.get(), &Session::failed);
        actionOf("deleteDatasetAction")->trigger();
        QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(1).toString()));
        QVERIFY(!m_session->workspace().hasDataset("signs"));
        QVERIFY(m_session->workspace().hasDataset("shapes"));
        m_session->undoStack()->undo();
        QVERIFY(m_session->workspace().hasDataset("signs"));
    }

    void whatIsGoneIsShownAsDecodedAndCanBeFound() {
        auto* relink = find<QPushButton>("relinkButton");
        QVERIFY(!relink->isVisible());
        const auto lieIn = [this](const std::filesystem::path& root) {
            DatasetRecord record = m_session->workspace().dataset("shapes");
            const Catalog catalog = m_session->workspace().catalog("shapes");
            const std::filesystem::path before = std::exchange(record.root, root);
            m_session->workspace().saveDataset(record, catalog);
            m_session->reloadDatasets();
            return before;
        };
        const std::filesystem::path root = lieIn("/nowhere/shapes");
        QTRY_VERIFY(relink->isVisible());
        QCOMPARE(pictures(), 168);
        const auto view = m_views->at(QStringLiteral("shapes"));
        QVERIFY(view != nullptr && view->isSourceGone && view->source != nullptr);
        QVERIFY2(view->sourceProblem.contains(QStringLiteral("/nowhere/shapes")), qPrintable(view->sourceProblem));
        QCOMPARE(view->source->get(41, 0).width, view->record.imageSize);
        lieIn(root);
        QTRY_VERIFY(!relink->isVisible());
    }

    void aRenamedDatasetStaysChosenWithItsNode() {
        m_page->showNode(QStringLiteral("shapes"), QStringLiteral("discs"));
        QCOMPARE(title(), QStringLiteral("discs"));
        trigger("renameDatasetAction");
        auto* name = dialog<QDialog>("renameDatasetDialog")->findChild<QLineEdit*>();
        QCOMPARE(name->text(), QStringLiteral("shapes"));
        WidgetTest::type(name, QStringLiteral("forms"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(m_session->workspace().hasDataset("forms"));
        QCOMPARE(find<QComboBox>("datasetChooser")->currentText(), QStringLiteral("forms"));
        QTRY_COMPARE(pictures(), 42);
        QCOMPARE(title(), QStringLiteral("discs"));
        m_session->undoStack()->undo();
        QVERIFY(m_session->workspace().hasDataset("shapes"));
        QCOMPARE(find<QComboBox>("datasetChooser")->currentText(), QStringLiteral("shapes"));
        QTRY_COMPARE(pictures(), 42);
    }

    void aPlaceThatWasAskedForStaysWithItsDataset() {
        DatasetViews views(*m_session);
        LabelsPage page;
        page.resize(m_page->size());
        page.show();
        page.setSession(m_session.get(), &views);
        auto* chooser = page.findChild<QComboBox*>(QStringLiteral("datasetChooser"));
        auto* heading = page.findChild<ElidedLabel*>(QStringLiteral("nodeTitle"));
        QTRY_VERIFY(views.at(QStringLiteral("shapes")) != nullptr);
        QTRY_VERIFY(!heading->fullText().isEmpty());
        const QString root = heading->fullText();
        page.showNode(QStringLiteral("nowhere"), QStringLiteral("discs"));
        page.showNode(QStringLiteral("signs"), QStringLiteral("discs"));
        QVERIFY(views.at(QStringLiteral("signs")) == nullptr);
        chooser->setCurrentText(QStringLiteral("shapes"));
        QCOMPARE(heading->fullText(), root);
        // Asked for while another is read, it is the list's that comes.
        chooser->setCurrentText(QStringLiteral("signs"));
        page.showNode(QStringLiteral("shapes"), QStringLiteral("discs"));
        QCOMPARE(chooser->currentText(), QStringLiteral("shapes"));
        QCOMPARE(heading->fullText(), QStringLiteral("discs"));
        QTRY_VERIFY(views.at(QStringLiteral("signs")) != nullptr);
        QCOMPARE(heading->fullText(), QStringLiteral("discs"));
    }

    void theIcicleCanBeHidden() {
        auto* icicle = find<IciclePlot>("icicle");
        QVERIFY(icicle->isVisible());
        action("showIcicleAction")->trigger();
        QVERIFY(!icicle->isVisible());
        {
            LabelsPage next;
            next.show();
            QVERIFY(!next.findChild<IciclePlot*>(QStringLiteral("icicle"))->isVisible());
        }
        action("showIcicleAction")->trigger();
        QVERIFY(icicle->isVisible());
    }

    void chartsAreTakenAway() {
        action("copyIcicleAction")->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("discs/red,red,14")));
    }

    void everyActionHasAKeyOfItsOwn() {
        QSet<QString> keys;
        for (const QAction* one : m_page->pageActions()) {
            if (one) {
                QVERIFY2(one->shortcut().toString().startsWith(QStringLiteral("Ctrl+L, ")),
                         qPrintable(one->objectName()));
                QVERIFY2(!keys.contains(one->shortcut().toString()), qPrintable(one->objectName()));
                keys << one->shortcut().toString();
            }
        }
    }

    void galleryByKeyboard() {
        auto* gallery = find<PictureGallery>("thumbnails");
        gallery->setFocus();
        gallery->setCurrentIndex(gallery->model()->index(0, 0));
        QTest::keyClick(gallery, Qt::Key_Right);
        QCOMPARE(gallery->currentIndex().row(), 1);
        QTest::keyClick(gallery, Qt::Key_Down);
        const QRect above = gallery->visualRect(gallery->model()->index(1, 0));
        const QRect below = gallery->visualRect(gallery->currentIndex());
        QCOMPARE(below.left(), above.left());
        QCOMPARE(gallery->indexAt(below.center()), gallery->currentIndex());
        QTest::keyClick(gallery, Qt::Key_End);
        QCOMPARE(gallery->currentIndex().row(), 167);
        QVERIFY(gallery->viewport()->rect().contains(gallery->visualRect(gallery->currentIndex())));
        QTest::keyClick(gallery, Qt::Key_Return);
        auto* dialog = m_page->findChild<QDialog*>(QStringLiteral("pictureDialog"));
        QVERIFY(dialog != nullptr);
        auto* facts = dialog->findChild<QLabel*>(QStringLiteral("pictureFacts"));
        QTRY_VERIFY(facts->text().contains(QStringLiteral("24 x 24 pixels")));
        for (const char* word : {"PNG", "Label", "Part", "Changed"}) {
            QVERIFY2(facts->text().contains(QLatin1String(word)), word);
        }
        QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("picturePlace"))->text(), QStringLiteral("168 of 168"));
        QTest::keyClick(dialog, Qt::Key_1);
        QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("zoomText"))->text(), QStringLiteral("100 %"));
        QTest::keyClick(dialog, Qt::Key_Left);
        QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("picturePlace"))->text(), QStringLiteral("167 of 168"));
        picture("picture", dialog);
        dialog->close();
    }

    void aHierarchyOfWordNetsSizeIsSearchedWhileTyping() {
        QAction suggest;
        QAction untick;
        HierarchyPane pane(&suggest, &untick);
        pane.resize(480, 700);
        pane.show();
        pane.setView(makeDatasetView({}, makeWordNetLike(20'000, 20'000)));
        auto* search = pane.findChild<QLineEdit*>(QStringLiteral("nodeSearch"));
        auto* note = pane.findChild<QLabel*>(QStringLiteral("matchNote"));
        QTest::keyClicks(search, QStringLiteral("sparrow"));
        QVERIFY2(note->text().contains(QStringLiteral("of 19,999 nodes match")), qPrintable(note->text()));
        // Lazily filled: of the matches only what is on its way to the screen was made.
        QVERIFY(pane.model()->itemCount() < 5000);
    }

    void screenshots() {
        if (pictureFolder().isEmpty()) {
            QSKIP("DOCENT_SCREENSHOTS is not set");
        }
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(theme);
            m_page->showNode(QStringLiteral("shapes"), QStringLiteral("discs"));
            action("unfoldNodeAction")->trigger();
            find<QComboBox>("icicleColour")->setCurrentIndex(theme == Theme::Dark ? 1 : 0);
            picture(theme == Theme::Dark ? "labels-dark" : "labels-light");
        }
        applyTheme(Theme::Light);
        type(QStringLiteral("red"));
        find<QComboBox>("icicleColour")->setCurrentIndex(2);
        picture("labels-search");
    }
};

DOCENT_UI_TEST_MAIN(LabelsPageTest)
#include "LabelsPageTest.moc"
