// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures tried as a person does it: dropped, pasted, opened; named by several models side by side. With
// DOCENT_SCREENSHOTS=DIR the states are written there as PNGs.
#include "pages/TryPage.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <memory>

#include "jobs/Operations.h"
#include "models/DatasetViews.h"
#include "models/ThumbnailModel.h"
#include "pages/PictureGallery.h"
#include "pages/TrialColumn.h"
#include "support/FolderDialog.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "ui/WidgetTest.h"
#include "widgets/ProbabilityBars.h"

using namespace docent;

namespace {
constexpr int longMilliseconds = 30'000;
constexpr QSize pageSize(1280 - 158, 800);
}  // namespace

class TryPageTest : public WidgetTest {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<DatasetViews> m_views;
    std::unique_ptr<TryPage> m_page;

    [[nodiscard]] QWidget* root() const override { return m_page.get(); }
    /// In the order on screen.
    [[nodiscard]] QList<TrialColumn*> columns() const {
        QList<TrialColumn*> found = m_page->findChildren<TrialColumn*>();
        std::sort(found.begin(), found.end(), [](const auto* a, const auto* b) { return a->x() < b->x(); });
        return found;
    }
    [[nodiscard]] QString problem() const {
        const auto* label = find<QLabel>("tryProblem");
        return label->isVisible() ? label->text() : QString();
    }
    /// A training picture of the task, with its label.
    [[nodiscard]] std::pair<QString, QString> trainingPicture(int number) const {
        const Catalog catalog = m_session->workspace().catalog("signs");
        const ImageRecord& image =
            catalog.images[static_cast<std::size_t>(catalog.indices(Split::Train)[static_cast<std::size_t>(number)])];
        return {qs(catalog.root / image.location), qs(catalog.hierarchy.path(image.label))};
    }
    void drop(const QList<QUrl>& urls) const {
        QMimeData data;
        data.setUrls(urls);
        drop(data);
    }
    void drop(const QMimeData& data) const {
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(find<QLabel>("dropHint")->isVisible());
        QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_page.get(), &event);
        QVERIFY(!find<QLabel>("dropHint")->isVisible());
    }
    void waitForAnswers() const {
        for (TrialColumn* column : columns()) {
            QTRY_VERIFY_WITH_TIMEOUT(!find<ProbabilityBars>("trialClasses", column)->bars().isEmpty(),
                                     longMilliseconds);
        }
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>(copySampleWorkspace(m_folder->path().toStdString()));
        m_views = std::make_unique<DatasetViews>(*m_session);
        m_page = std::make_unique<TryPage>();
        m_page->resize(pageSize);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->setSession(m_session.get(), m_views.get());
        m_page->activateWindow();
    }
    void cleanup() {
        m_page.reset();
        m_views.reset();
        m_session.reset();
    }

    void aDroppedPictureIsNamedByBothRuns() {
        picture("try-empty");
        QCOMPARE(columns().size(), 2);
        const auto [file, label] = trainingPicture(5);
        drop({QUrl::fromLocalFile(file)});
        waitForAnswers();
        for (TrialColumn* column : columns()) {
            const QVector<ProbabilityBar>& bars = find<ProbabilityBars>("trialClasses", column)->bars();
            QCOMPARE(bars.size(), 4);  // all there are, fewer than five
            double sum = 0;
            for (qsizetype i = 0; i < bars.size(); ++i) {
                QVERIFY(i == 0 || bars[i].probability <= bars[i - 1].probability);
                QVERIFY(bars[i].path.contains(QLatin1Char('/')));
                sum += bars[i].probability;
            }
            QVERIFY(std::abs(sum - 1) < 1e-4);
            QVERIFY(!find<QLabel>("trialSeen", column)->pixmap().isNull());
            // The nearest training picture is the picture itself.
            auto* gallery = find<PictureGallery>("trialGallery", column);
            QTRY_VERIFY_WITH_TIMEOUT(gallery->thumbnails()->rowCount() == 8, longMilliseconds);
            QVERIFY(file.endsWith(gallery->thumbnails()->index(0).data(ThumbnailModel::LocationRole).toString()));
            QCOMPARE(gallery->thumbnails()->index(0).data(ThumbnailModel::LabelRole).toString(), label);
        }
        QCOMPARE(find<QListWidget>("tryHistory")->count(), 1);
        QVERIFY(problem().isEmpty());
        picture("try-two-runs");
    }

    void sumsByBranchFollowTheLevel() {
        drop({QUrl::fromLocalFile(trainingPicture(0).first)});
        waitForAnswers();
        TrialColumn* column = columns().first();
        const auto* classes = find<ProbabilityBars>("trialClasses", column);
        const auto* branches = find<ProbabilityBars>("trialBranches", column);
        QMap<QString, double> expected;
        for (const ProbabilityBar& bar : classes->bars()) {
            expected[bar.path.section(QLatin1Char('/'), 0, 0)] += bar.probability;
        }
        if (expected.size() == classes->bars().size()) {
            QVERIFY(branches->bars().isEmpty());
            return;
        }
        QCOMPARE(branches->bars().size(), expected.size());
        for (const ProbabilityBar& bar : branches->bars()) {
            QVERIFY(std::abs(expected[bar.path] - bar.probability) < 1e-6);
        }
        m_session->setLevel(2);  // the classes themselves: nothing to sum
        QVERIFY(branches->bars().isEmpty());
    }

    void aPastedPictureThatIsStrangeIsCalledSo() {
        // Coarse blocks of colour, as no picture of the task has.
        QImage blocks(48, 48, QImage::Format_RGB32);
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 48; ++x) {
                const auto channel = [&](int which) { return (x / 6 * 7 + y / 6 * 5 + which * 3) % 4 < 2 ? 255 : 0; };
                blocks.setPixelColor(x, y, QColor(channel(0), channel(1), channel(2)));
            }
        }
        QGuiApplication::clipboard()->setImage(blocks);
        QTest::keyClick(m_page.get(), Qt::Key_V, Qt::ControlModifier);
        waitForAnswers();
        for (TrialColumn* column : columns()) {
            QTRY_VERIFY_WITH_TIMEOUT(
                find<QLabel>("trialWarning", column)->text().contains(QStringLiteral("unlike anything")),
                longMilliseconds);
        }
        QVERIFY(!find<QAction>("copyPredictAction")->isEnabled());  // no file to name
        picture("try-strange");
    }

    void theHistoryBringsPicturesBack() {
        drop({QUrl::fromLocalFile(trainingPicture(0).first), QUrl::fromLocalFile(trainingPicture(30).first)});
        auto* history = find<QListWidget>("tryHistory");
        QTRY_COMPARE_WITH_TIMEOUT(history->count(), 2, longMilliseconds);
        waitForAnswers();
        const QString shown = find<QLabel>("triedFacts")->text();
        const int other = 1 - history->currentRow();
        QTest::mouseClick(history->viewport(), Qt::LeftButton, {},
                          history->visualItemRect(history->item(other)).center());
        QCOMPARE(history->currentRow(), other);
        waitForAnswers();
        QVERIFY(!shown.isEmpty());
    }

    void whatIsNoPictureIsToldInWords() {
        QFile text(m_folder->filePath(QStringLiteral("letter.png")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("This is no picture.");
        text.close();
        drop({QUrl::fromLocalFile(text.fileName())});
        QTRY_VERIFY_WITH_TIMEOUT(problem().contains(QStringLiteral("letter.png")), longMilliseconds);
        QVERIFY(find<QListWidget>("tryHistory")->count() == 0);
        QGuiApplication::clipboard()->clear();
        find<QAction>("pastePictureAction")->trigger();
        QTRY_VERIFY(problem().contains(QStringLiteral("clipboard")));
        picture("try-problem");
    }

    void foldersAreLeftToTheImport() {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_folder->path())});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        enter.ignore();
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void anExportedModelStandsBeside() {
        RunContext context;
        const std::string folder = m_folder->filePath(QStringLiteral("taken-away")).toStdString();
        (void)runJob(m_session->workspace(), ExportJob{.run = "signs-shapes-discs", .to = folder}, "cpu", context);
        FolderDialog::setNextChoice(qs(folder));
        find<QAction>("addExportedAction")->trigger();
        QTRY_COMPARE(columns().size(), 3);
        FolderDialog::setNextChoice(trainingPicture(3).first);
        find<QAction>("openPicturesAction")->trigger();
        waitForAnswers();
        QList<QVector<ProbabilityBar>> answers;
        for (TrialColumn* column : columns()) {
            if (column->name() != QStringLiteral("signs-shapes-baseline")) {
                answers << find<ProbabilityBars>("trialClasses", column)->bars();
            }
        }
        QCOMPARE(answers.size(), 2);
        for (qsizetype i = 0; i < answers[0].size(); ++i) {
            QCOMPARE(answers[0][i].path, answers[1][i].path);
            QVERIFY(std::abs(answers[0][i].probability - answers[1][i].probability) < 1e-4);
        }
        picture("try-three");
        // A folder that is none.
        FolderDialog::setNextChoice(m_folder->path());
        find<QAction>("addExportedAction")->trigger();
        QVERIFY(problem().contains(QStringLiteral("no exported model")));
    }

    void severalFilesAreOpenedAtOnce() {
        const QString first = trainingPicture(2).first;
        const QString second = trainingPicture(9).first;
        FolderDialog::setNextChoice(first + QLatin1Char('\n') + second);
        find<QAction>("openPicturesAction")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("tryHistory")->count(), 2, longMilliseconds);
        waitForAnswers();
        // The first one is shown.
        QTRY_COMPARE(find<QListWidget>("tryHistory")->currentItem()->toolTip(), QFileInfo(first).fileName());
        FolderDialog::setNextChoice(QString());  // cancelled
        find<QAction>("openPicturesAction")->trigger();
        QCOMPARE(find<QListWidget>("tryHistory")->count(), 2);
    }

    void modelsAreTicked() {
        auto* menu = find<QMenu>("trialModelsMenu");
        auto* discs = find<QAction>("signs-shapes-discs", menu);
        QVERIFY(discs->isChecked());
        discs->trigger();
        QTRY_COMPARE(columns().size(), 1);
        QCOMPARE(columns().first()->name(), QStringLiteral("signs-shapes-baseline"));
        m_page->showRun(QStringLiteral("signs-shapes-discs"));
        QTRY_COMPARE(columns().size(), 1);
        QCOMPARE(columns().first()->name(), QStringLiteral("signs-shapes-discs"));
    }

    void theCommandLineIsCopied() {
        const QString file = trainingPicture(1).first;
        drop({QUrl::fromLocalFile(file)});
        waitForAnswers();
        find<QAction>("copyPredictAction")->trigger();
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY2(line.startsWith(QStringLiteral("docent predict signs-shapes-")), qPrintable(line));
        QVERIFY(line.contains(file) && line.contains(QStringLiteral("--neighbours 8")));
    }

    void withoutRunsTheNextStepIsTold() {
        m_session->removeRun("signs-shapes-discs");
        m_session->removeRun("signs-shapes-baseline");
        QTRY_COMPARE(columns().size(), 0);
        QVERIFY(find<QPushButton>("emptyButton")->isVisible());
    }
};

DOCENT_UI_TEST_MAIN(TryPageTest)
#include "TryPageTest.moc"
