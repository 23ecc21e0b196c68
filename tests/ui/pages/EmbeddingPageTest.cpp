// SPDX-License-Identifier: GPL-3.0-or-later
// The embedding of a task as a person looks at it: choose, compute, lay out, lasso, read. With DOCENT_SCREENSHOTS=DIR
// the states are written there as PNGs.
#include "pages/EmbeddingPage.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <memory>

#include "models/DatasetViews.h"
#include "models/ThumbnailModel.h"
#include "pages/PictureGallery.h"
#include "plots/PointCloud.h"
#include "plots/PointLegend.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "ui/WidgetTest.h"
#include "widgets/EmptyState.h"

using namespace docent;

namespace {
constexpr int longMilliseconds = 30'000;
constexpr QSize pageSize(1280 - 158, 800);
}  // namespace

class EmbeddingPageTest : public WidgetTest {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<EmbeddingPage> m_page;

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    [[nodiscard]] PointCloud* cloud() const { return find<PointCloud>("pointCloud"); }
    [[nodiscard]] QString status() const { return find<QLabel>("embeddingStatus")->text(); }
    [[nodiscard]] QPushButton* emptyButton() const { return find<QPushButton>("emptyButton"); }
    void choose(const char* box, const QString& text) const {
        auto* chooser = find<QComboBox>(box);
        const int index = chooser->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        chooser->setCurrentIndex(index);
    }
    void lasso(const QRectF& around, Qt::KeyboardModifiers modifiers = Qt::ShiftModifier) const {
        const QPoint from = around.topLeft().toPoint();
        const QPointF to = around.bottomRight();
        QTest::mousePress(cloud(), Qt::LeftButton, modifiers, from);
        QMouseEvent move(QEvent::MouseMove, to, cloud()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(cloud(), &move);
        QTest::mouseRelease(cloud(), Qt::LeftButton, modifiers, to.toPoint());
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>(copySampleWorkspace(m_folder->path().toStdString()));
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page = std::make_unique<EmbeddingPage>();
        m_page->resize(pageSize);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setSession(m_session.get(), m_views.get());
    }
    void cleanup() {
        m_page.reset();
        m_views.reset();
        m_session.reset();
    }

    void aRankedTaskIsShownAtOnce() {
        m_page->showEmbedding(QStringLiteral("signs"), QStringLiteral("shapes-discs"));
        QTRY_VERIFY_WITH_TIMEOUT(cloud()->pointCount() > 0 && status().contains(QStringLiteral("variance")),
                                 longMilliseconds);
        const auto train = m_session->workspace().dataset("signs").trainImages;
        QCOMPARE(static_cast<std::int64_t>(cloud()->pointCount()), train);
        QCOMPARE(cloud()->scene().groups.size(), std::size_t{4});
        QVERIFY(cloud()->scene().data.xTitle.contains(QStringLiteral("%")));
        auto* gallery = find<PictureGallery>("embeddingGallery");
        QCOMPARE(gallery->thumbnails()->rowCount(), static_cast<int>(train));
        picture("embedding-pca");
        // Grouped by the first level of the hierarchy.
        m_session->setLevel(1);
        QSet<QString> branches;
        const auto ranking = m_session->workspace().ranking("signs");
        for (const std::string& path : ranking->classes) {
            branches << QString::fromStdString(path).section(QLatin1Char('/'), 0, 0);
        }
        QCOMPARE(static_cast<qsizetype>(cloud()->scene().groups.size()), branches.size());
    }

    void aLassoFillsTheGallery() {
        m_page->showEmbedding(QStringLiteral("signs"), QStringLiteral("shapes-baseline"));
        QTRY_VERIFY_WITH_TIMEOUT(cloud()->pointCount() > 0, longMilliseconds);
        auto* gallery = find<PictureGallery>("embeddingGallery");
        const QRectF area = QRectF(cloud()->rect()).adjusted(28, 4, -6, -30);
        lasso(QRectF(area.left(), area.top(), area.width() / 2, area.height()));
        const std::vector<int> selected = cloud()->selection();
        QVERIFY(!selected.empty() && selected.size() < cloud()->pointCount());
        QCOMPARE(gallery->thumbnails()->rowCount(), static_cast<int>(selected.size()));
        QVERIFY(find<QLabel>("selectedPictures")->text().startsWith(QString::number(selected.size())));
        QVERIFY(find<QLabel>("classMix")->text().contains(QStringLiteral("%")));
        picture("embedding-selected");
        // A picture of the gallery marks its point.
        gallery->setCurrentIndex(gallery->model()->index(1, 0));
        QCOMPARE(cloud()->current(), selected[1]);
        // Escape shows all again.
        cloud()->setFocus();
        QTest::keyClick(cloud(), Qt::Key_Escape);
        QCOMPARE(gallery->thumbnails()->rowCount(), static_cast<int>(cloud()->pointCount()));
    }

    void hoverShowsThePicture() {
        m_page->showEmbedding(QStringLiteral("signs"), QStringLiteral("shapes-baseline"));
        QTRY_VERIFY_WITH_TIMEOUT(cloud()->pointCount() > 0, longMilliseconds);
        auto* popup = find<QWidget>("picturePopup");
        QVERIFY(!popup->isVisible());
        const QPointF at = cloud()->screenPosition(3);
        QMouseEvent move(QEvent::MouseMove, at, cloud()->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(cloud(), &move);
        QVERIFY(popup->isVisible());
        QTRY_VERIFY(!find<QLabel>("popupPicture")->pixmap().isNull());
        QVERIFY(find<QLabel>("popupText")->text().contains(QLatin1Char('/')));
        picture("embedding-popup", popup);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(cloud(), &leave);
        QVERIFY(!popup->isVisible());
    }

    void missingEmbeddingsAreComputedOnDemand() {
        m_page->showEmbedding(QStringLiteral("marks"), QStringLiteral("shapes-discs"));
        QTRY_VERIFY_WITH_TIMEOUT(
            emptyButton()->isVisible() && emptyButton()->text() == QStringLiteral("&Compute the embeddings"),
            longMilliseconds);
        picture("embedding-missing");
        QTest::mouseClick(emptyButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(cloud()->pointCount() > 0 && status().contains(QStringLiteral("variance")),
                                 longMilliseconds);
        QCOMPARE(static_cast<std::int64_t>(cloud()->pointCount()), m_session->workspace().dataset("marks").trainImages);
        // They are kept.
        choose("embeddingDataset", QStringLiteral("signs"));
        QTRY_VERIFY_WITH_TIMEOUT(cloud()->pointCount() > 60, longMilliseconds);
        choose("embeddingDataset", QStringLiteral("marks"));
        QTRY_VERIFY_WITH_TIMEOUT(cloud()->pointCount() > 0 && cloud()->pointCount() < 60, longMilliseconds);
    }

    void aSourceAndARunCanBeLookedAtToo() {
        m_page->showEmbedding(QStringLiteral("shapes"), QStringLiteral("signs-shapes-discs (run)"));
        choose("embeddingPart", QStringLiteral("All"));
        QTRY_VERIFY_WITH_TIMEOUT(find<QAction>("computeEmbeddingsAction")->isEnabled(), longMilliseconds);
        find<QAction>("computeEmbeddingsAction")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(cloud()->pointCount(), std::size_t{12 * 14}, longMilliseconds);
        QCOMPARE(cloud()->scene().groups.size(), std::size_t{12});
        picture("embedding-source");
    }

    void tsneSettlesBeforeOnesEyes() {
        m_page->showEmbedding(QStringLiteral("signs"), QStringLiteral("shapes-baseline"));
        QTRY_VERIFY_WITH_TIMEOUT(status().contains(QStringLiteral("variance")), longMilliseconds);
        choose("embeddingMethod", QStringLiteral("t-SNE"));
        QVERIFY(find<QDoubleSpinBox>("perplexity")->isVisible());
        QVERIFY(find<QAction>("stopEmbeddingAction")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(
            status().contains(QStringLiteral("neighbours")) && !find<QAction>("stopEmbeddingAction")->isEnabled(),
            longMilliseconds);
        picture("embedding-tsne");
        // Stopped, the points stay where they are.
        find<QDoubleSpinBox>("perplexity")->setValue(5);
        QVERIFY(find<QAction>("stopEmbeddingAction")->isEnabled());
        find<QAction>("stopEmbeddingAction")->trigger();
        QVERIFY(!find<QAction>("stopEmbeddingAction")->isEnabled());
        QVERIFY(cloud()->pointCount() > 0);
        // While it settles it is shown again and again.
        auto* work = m_page->findChild<EmbeddingWork*>();
        QSignalSpy settling(work, &EmbeddingWork::settling);
        QSignalSpy progressed(work, &EmbeddingWork::progressed);
        work->start(m_session->workspace(), {.dataset = "signs", .model = "shapes-baseline"},
                    {.method = ProjectionMethod::Tsne, .iterations = 10'000'000}, false);
        const QPointF first = cloud()->scene().data.positions.front();
        QTRY_VERIFY_WITH_TIMEOUT(settling.count() >= 3 && progressed.count() >= 3, longMilliseconds);
        QVERIFY(first != cloud()->scene().data.positions.front());
        work->stop();
    }

    void theChartIsSaved() {
        m_page->showEmbedding(QStringLiteral("signs"), QStringLiteral("shapes-baseline"));
        QTRY_VERIFY_WITH_TIMEOUT(status().contains(QStringLiteral("variance")), longMilliseconds);
        const QString path = m_folder->filePath(QStringLiteral("embedding.csv"));
        FolderDialog::setNextChoice(path);
        find<QAction>("saveEmbeddingAction")->trigger();
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY2(MessageBox::shown().isEmpty(), qPrintable(MessageBox::shown().join(QLatin1Char('\n'))));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), static_cast<qsizetype>(cloud()->pointCount()) + 1);
    }

    void aPageThatIsNotShownComputesNothing() {
        m_page->hide();
        m_page->showEmbedding(QStringLiteral("signs"), QStringLiteral("shapes-discs"));
        QVERIFY(!m_page->findChild<EmbeddingWork*>()->isRunning());
        m_page->show();
        QTRY_VERIFY_WITH_TIMEOUT(cloud()->pointCount() > 0, longMilliseconds);
    }

    void withoutAWorkspaceNothingIsShown() {
        m_page->setSession(nullptr, nullptr);
        QVERIFY(emptyButton()->isVisible());
        QCOMPARE(cloud()->pointCount(), std::size_t{0});
    }
};

DOCENT_UI_TEST_MAIN(EmbeddingPageTest)
#include "EmbeddingPageTest.moc"
