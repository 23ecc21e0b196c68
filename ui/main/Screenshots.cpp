// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/Screenshots.h"

#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThreadPool>

#include "base/Error.h"
#include "base/Files.h"
#include "main/MainMenu.h"
#include "main/MainWindow.h"
#include "pages/EmbeddingPage.h"
#include "pages/Page.h"
#include "pages/RankingPage.h"
#include "pages/TransferPage.h"
#include "pages/TryPage.h"
#include "support/Language.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr QSize windowSize(1280, 800);
constexpr int picturesToTry = 3;
constexpr int quietMilliseconds = 350;       // of nothing going on in the background
constexpr int longestMilliseconds = 60'000;  // then it is taken as it is

/// Until what the page looks up in the background has come, and thumbnails have been decoded.
void settle() {
    QElapsedTimer all;
    all.start();
    QElapsedTimer quiet;
    quiet.start();
    while (quiet.elapsed() < quietMilliseconds && all.elapsed() < longestMilliseconds) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (QThreadPool::globalInstance()->activeThreadCount() > 0) {
            quiet.restart();
        }
    }
}

/// The newest run of a task that was ranked, as an example of what there is.
struct Example {
    QString task;
    QString model;
    QStringList pictures;  ///< files of the task, where it has files of its own
};

Example findExample(const Session& session) {
    Example example;
    std::string newest;
    for (const RunRecord& run : session.runs()) {
        if (run.evaluation.images > 0 && run.created > newest && session.workspace().ranking(run.task)) {
            newest = run.created;
            example.task = qs(run.task);
            example.model = qs(run.model);
        }
    }
    for (const DatasetRecord& record : session.datasets()) {
        if (!record.target || !example.pictures.isEmpty()) {
            continue;
        }
        const Catalog catalog = session.workspace().catalog(record.name);
        for (const std::int64_t index : catalog.indices(Split::Test)) {
            const QString file =
                qs(catalog.root / std::string(catalog.images[static_cast<std::size_t>(index)].location));
            if (QFileInfo(file).isFile() && example.pictures.size() < picturesToTry) {
                example.pictures << file;
            }
        }
    }
    return example;
}

/// Shows a page's most telling state, as a person would by a click or two.
void pose(Page& page) {
    const Example example = findExample(*page.session());
    if (auto* ranking = qobject_cast<RankingPage*>(&page)) {
        ranking->showTask(example.task);
    } else if (auto* transfer = qobject_cast<TransferPage*>(&page)) {
        transfer->prepare(example.task, example.model);
    } else if (auto* embedding = qobject_cast<EmbeddingPage*>(&page)) {
        embedding->showEmbedding(example.task, example.model);
        settle();
        if (auto* compute = page.findChild<QAction*>(QStringLiteral("computeEmbeddingsAction"));
            compute && compute->isEnabled()) {
            compute->trigger();
        }
    } else if (auto* trial = qobject_cast<TryPage*>(&page)) {
        trial->tryFiles(example.pictures);
    } else {
        page.pose();
    }
}

class Photographer {
public:
    explicit Photographer(const ScreenshotOptions& options) : m_options(options) {}

    void takeAll(const QString& theme) {
        m_theme = theme;
        {
            MainWindow welcome({});
            show(welcome);
            take(welcome, QStringLiteral("welcome"));
            welcome.close();
        }
        MainWindow window(m_options.workspace);
        if (!window.session()) {
            throw Error("The workspace " + m_options.workspace.string() + " was not opened",
                        "Close the Docent that has it, or name another");
        }
        show(window);
        const auto pages = window.findChildren<Page*>();
        for (Page* page : pages) {
            window.showPage(page->objectName());
            settle();
            pose(*page);
            settle();
            take(window, QString(page->objectName()).remove(QStringLiteral("Page")));
            if (window.width() > windowSize.width()) {
                qWarning("%s wants %d pixels of width", qPrintable(page->objectName()),
                         page->minimumSizeHint().width());
                window.resize(windowSize);
            }
        }
        if (auto* suggest = window.findChild<QAction*>(QStringLiteral("suggestNodesAction"))) {
            suggest->trigger();  // experts are trained on the nodes that are ticked
            settle();
        }
        const QPair<const char*, const char*> dialogs[] = {{"actionNew", "new"},
                                                           {"actionImportSource", "import"},
                                                           {"actionAddWeights", "weights"},
                                                           {"trainBaselineAction", "train-baseline"},
                                                           {"trainExpertsAction", "train-experts"},
                                                           {"rankingSettings", "rank"},
                                                           {"actionRunsExport", "export"},
                                                           {"actionPalette", "palette"},
                                                           {"actionGuide", "guide"},
                                                           {"actionAbout", "about"}};
        for (const auto& [action, name] : dialogs) {
            takeDialog(window, QLatin1String(action), QLatin1String(name));
        }
        window.close();
    }

    [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return m_files; }

private:
    static void show(MainWindow& window) {
        window.resize(windowSize);
        window.show();
        settle();
    }

    void takeDialog(MainWindow& window, const QString& action, const QString& name) {
        auto* found = window.findChild<QAction*>(action);
        if (!found || !found->isEnabled()) {
            return;
        }
        found->trigger();
        settle();
        for (QDialog* dialog : window.findChildren<QDialog*>()) {
            if (dialog->isVisible()) {
                take(*dialog, name);
                dialog->close();
            }
        }
        settle();
    }

    void take(QWidget& widget, const QString& name) {
        const std::filesystem::path file =
            m_options.folder / QStringLiteral("%1-%2-%3x.png").arg(name, m_theme).arg(m_options.scale).toStdString();
        if (!widget.grab().save(qs(file), "PNG")) {
            throw Error("Cannot write " + file.string(), "Look whether the folder can be written to and has room");
        }
        m_files.push_back(file);
    }

    const ScreenshotOptions& m_options;
    QString m_theme;
    std::vector<std::filesystem::path> m_files;
};

}  // namespace

std::vector<std::filesystem::path> takeScreenshots(const ScreenshotOptions& options) {
    makeFolder(options.folder);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
    // Nobody's recent workspaces and colours are in the pictures, and none of theirs are changed.
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", settings.path().toUtf8());
    static char name[] = "docent";
    char* arguments[] = {name, nullptr};
    int count = 1;
    QApplication application(count, arguments);
    QApplication::setApplicationName(QStringLiteral("Docent"));
    registerResources();
    applyLanguage(application, Language::System);
    Photographer photographer(options);
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        photographer.takeAll(toString(theme));
    }
    return photographer.files();
}

}  // namespace docent
