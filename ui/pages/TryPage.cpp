// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TryPage.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "data/ImageDecoder.h"
#include "dialogs/PictureDialog.h"
#include "models/DatasetViews.h"
#include "pages/TrialColumn.h"
#include "pages/TrialModelMenu.h"
#include "pages/TriedPictures.h"
#include "support/CommandLine.h"
#include "support/FolderDialog.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int shownSide = 640;  // pixels kept of a picture to show it
constexpr int pictureSide = 204;

/// 8-bit RGB on white, as the decoder makes it of a file.
Picture toPicture(const QImage& image) {
    QImage ground(image.size(), QImage::Format_RGB888);
    ground.fill(Qt::white);
    QPainter painter(&ground);
    painter.drawImage(QRect(QPoint(0, 0), image.size()), image);
    painter.end();
    Picture picture{.width = ground.width(), .height = ground.height(), .pixels = {}};
    picture.pixels.reserve(static_cast<std::size_t>(ground.width()) * static_cast<std::size_t>(ground.height()) * 3);
    for (int y = 0; y < ground.height(); ++y) {
        const auto* line = ground.constScanLine(y);
        picture.pixels.insert(picture.pixels.end(), line, line + static_cast<std::ptrdiff_t>(ground.width()) * 3);
    }
    return picture;
}

QStringList localFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            files << url.toLocalFile();
        }
    }
    return files;
}

/// Folders are for the import that the window offers.
bool holdsPictures(const QMimeData& data) {
    const QStringList files = localFiles(data);
    return data.hasImage() ||
           std::any_of(files.begin(), files.end(), [](const QString& file) { return !QFileInfo(file).isDir(); });
}

}  // namespace

TryPage::TryPage(QWidget* parent) : Page(tr("Try it"), QStringLiteral("try"), parent) {
    setObjectName(QStringLiteral("tryPage"));
    setAcceptDrops(true);
    makeActions();
    header()->addWidget(makeActionButton(m_open, QStringLiteral("openPictures"), true));
    header()->addWidget(makeActionButton(m_paste, QStringLiteral("pastePicture")));
    header()->addStretch();
    m_models = new TrialModelMenu(m_addExported);
    m_models->setObjectName(QStringLiteral("trialModels"));
    header()->addWidget(m_models);

    m_problem = makeProblem(QStringLiteral("tryProblem"));
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, m_problem);

    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(makePictureSide());
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("trialScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* columns = new QWidget;
    setRole(columns, Role::Plain);
    m_columnsRow = new QHBoxLayout(columns);
    m_columnsRow->setContentsMargins(0, 0, 0, 0);
    m_columnsRow->setSpacing(12);
    m_columnsRow->addStretch();
    scroll->setWidget(columns);
    row->addWidget(scroll, 1);
    content()->addLayout(row, 1);
    m_history = new TriedPictures;
    m_history->setObjectName(QStringLiteral("tryHistory"));
    content()->addWidget(m_history);

    m_dropHint = new QLabel(tr("Drop to try"), this);
    m_dropHint->setObjectName(QStringLiteral("dropHint"));
    setRole(m_dropHint, Role::DropHint);
    m_dropHint->setAlignment(Qt::AlignCenter);
    m_dropHint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dropHint->hide();

    connect(m_models, &TrialModelMenu::chosenChanged, this, &TryPage::rebuildColumns);
    connect(m_history, &TriedPictures::currentTriedChanged, this, &TryPage::showTried);
    connect(emptyState()->button(), &QPushButton::clicked, this, [this] {
        if (m_columns.isEmpty()) {
            Q_EMIT pageRequested(QStringLiteral("transferPage"));
        } else {
            m_open->trigger();
        }
    });
    updateState();
}

void TryPage::makeActions() {
    m_open = addPageAction(QStringLiteral("openPicturesAction"), tr("&Open pictures…"), QStringLiteral("Ctrl+P, O"),
                           QStringLiteral("picture"));
    m_paste = addPageAction(QStringLiteral("pastePictureAction"), tr("&Paste"), QStringLiteral("Ctrl+P, V"),
                            QStringLiteral("import"));
    m_paste->setToolTip(tr("Tries the picture or the files in the clipboard"));
    addPageSeparator();
    m_addExported = addPageAction(QStringLiteral("addExportedAction"), tr("Add an e&xported model…"),
                                  QStringLiteral("Ctrl+P, A"), QStringLiteral("folder"));
    addPageSeparator();
    m_copyCommand =
        addPageAction(QStringLiteral("copyPredictAction"), tr("&Copy as command line"), QStringLiteral("Ctrl+P, C"));
    // Wherever the focus is while this page is shown; fields of text keep theirs.
    auto* plainPaste = new QAction(this);
    plainPaste->setShortcut(QKeySequence::Paste);
    addAction(plainPaste);
    connect(plainPaste, &QAction::triggered, this, &TryPage::paste);
    connect(m_open, &QAction::triggered, this, &TryPage::openFiles);
    connect(m_paste, &QAction::triggered, this, &TryPage::paste);
    connect(m_addExported, &QAction::triggered, this, &TryPage::addExported);
    connect(m_copyCommand, &QAction::triggered, this, &TryPage::copyAsCommandLine);
}

QWidget* TryPage::makePictureSide() {
    auto* side = new QWidget;
    side->setFixedWidth(pictureSide);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_picture = new QLabel;
    m_picture->setObjectName(QStringLiteral("triedPicture"));
    m_picture->setAccessibleName(tr("The picture that is tried"));
    m_picture->setFixedSize(pictureSide, pictureSide);
    m_picture->setAlignment(Qt::AlignCenter);
    column->addWidget(m_picture);
    m_pictureName = new ElidedLabel;
    m_pictureName->setObjectName(QStringLiteral("triedName"));
    setRole(m_pictureName, Role::Heading);
    column->addWidget(m_pictureName);
    m_pictureFacts = makeMuted({});
    m_pictureFacts->setObjectName(QStringLiteral("triedFacts"));
    column->addWidget(m_pictureFacts);
    column->addWidget(makeMuted(tr("Drop more pictures anywhere on this page.")));
    column->addStretch();
    return side;
}

void TryPage::onSessionChanged() {
    m_history->forget();
    qDeleteAll(m_columns);
    m_columns.clear();
    m_choices.clear();
    m_problem->hide();
    if (session()) {
        connect(session(), &Session::runsChanged, m_models, &TrialModelMenu::reload);
        connect(session(), &Session::levelChanged, this, [this](int level) {
            for (TrialColumn* column : std::as_const(m_columns)) {
                column->setLevel(level);
            }
        });
    }
    m_models->setSession(session());
}

void TryPage::showRun(const QString& run) {
    m_models->chooseOnly({.run = run});
}

void TryPage::addExported() {
    const QString folder = FolderDialog::choose(this, tr("Choose the folder of an exported model"),
                                                session() ? qs(session()->workspace().exportsFolder()) : QString());
    if (folder.isEmpty()) {
        return;
    }
    m_problem->hide();
    if (!QFileInfo::exists(folder + QStringLiteral("/preprocess.yaml"))) {
        showProblem(tr("%1 is no exported model: there is no preprocess.yaml in it.").arg(folder));
        return;
    }
    m_models->choose({.run = {}, .folder = folder});
}

void TryPage::rebuildColumns() {
    QList<TrialColumn*> columns;
    for (const TrialChoice& choice : m_models->chosen()) {
        const auto place = m_choices.indexOf(choice);
        if (place >= 0) {
            columns << std::exchange(m_columns[place], nullptr);
            continue;
        }
        columns << makeColumn(choice);
        if (const TriedPicture* tried = m_history->current()) {
            columns.last()->tryPicture(tried->picture);
        }
    }
    qDeleteAll(m_columns);
    m_columns = columns;
    m_choices = m_models->chosen();
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        m_columnsRow->insertWidget(static_cast<int>(i), m_columns[i], 1);
    }
    updateState();
}

TrialColumn* TryPage::makeColumn(const TrialChoice& choice) {
    TrialColumn* column = nullptr;
    if (choice.run.isEmpty()) {
        column = new TrialColumn(choice.title(), tr("Exported model"), new TrialSubject(toPath(choice.folder)));
    } else {
        // One that is gone or damaged by now says so in its column.
        const auto& runs = session()->runs();
        const auto found =
            std::find_if(runs.begin(), runs.end(), [&](const RunRecord& one) { return qs(one.name) == choice.run; });
        const RunRecord run = found == runs.end() ? RunRecord{.name = choice.run.toStdString()} : *found;
        column = new TrialColumn(
            choice.title(), tr("%1, %2 of the test pictures right").arg(qs(run.task), percent(run.evaluation.accuracy)),
            new TrialSubject(session()->workspace(), run));
        views()->request(qs(run.task), column,
                         [column](const std::shared_ptr<const DatasetView>& view) { column->setView(view); });
    }
    column->setLevel(session()->level());
    return column;
}

void TryPage::openFiles() {
    if (const QStringList files = FolderDialog::chooseFiles(this, tr("Open pictures"), QString()); !files.isEmpty()) {
        tryFiles(files);
    }
}

void TryPage::paste() {
    m_problem->hide();
    const QMimeData* clipboard = QGuiApplication::clipboard()->mimeData();
    if (!clipboard || (!clipboard->hasImage() && localFiles(*clipboard).isEmpty())) {
        showProblem(tr("There is no picture in the clipboard."));
        return;
    }
    take(*clipboard);
}

void TryPage::dragEnterEvent(QDragEnterEvent* event) {
    if (session() && holdsPictures(*event->mimeData())) {
        event->acceptProposedAction();
        m_dropHint->setGeometry(rect().adjusted(8, 8, -8, -8));
        m_dropHint->raise();
        m_dropHint->show();
    }
}

void TryPage::dragLeaveEvent(QDragLeaveEvent*) {
    m_dropHint->hide();
}

void TryPage::dropEvent(QDropEvent* event) {
    m_dropHint->hide();
    event->acceptProposedAction();
    take(*event->mimeData());
}

void TryPage::take(const QMimeData& mime) {
    if (const QStringList files = localFiles(mime); !files.isEmpty()) {
        tryFiles(files);
    } else if (mime.hasImage()) {
        takeImage(mime.imageData().value<QImage>());
    }
}

void TryPage::tryFiles(const QStringList& files) {
    m_problem->hide();
    QList<TrialPicture> pictures;
    for (const QString& file : files) {
        if (QFileInfo(file).isDir()) {
            showProblem(tr("%1 is a folder: drop the pictures in it.").arg(file));
            continue;
        }
        pictures << TrialPicture{.name = QFileInfo(file).fileName(), .file = toPath(file), .pixels = nullptr};
    }
    decode(std::move(pictures), true);
}

void TryPage::takeImage(const QImage& image) {
    m_problem->hide();
    if (image.isNull()) {
        showProblem(tr("The picture in the clipboard cannot be read."));
        return;
    }
    if (std::int64_t{image.width()} * image.height() > maxPicturePixels) {
        showProblem(tr("The picture in the clipboard is too large: it has %1 pixels, and %2 are allowed.")
                        .arg(number(std::int64_t{image.width()} * image.height()), number(maxPicturePixels)));
        return;
    }
    ++m_decoding;
    updateState();
    (void)runInBackground(
        this, [image](RunContext&) { return std::make_shared<const Picture>(toPicture(image)); },
        [this](const std::shared_ptr<const Picture>& pixels) {
            --m_decoding;
            decode({{.name = tr("Pasted picture"), .file = {}, .pixels = pixels}}, true);
        },
        [this](const QString& problem) {
            --m_decoding;
            showProblem(problem);
        });
}

void TryPage::decode(QList<TrialPicture> pictures, bool show) {
    if (pictures.isEmpty()) {
        return;
    }
    const TrialPicture picture = pictures.takeFirst();
    ++m_decoding;
    updateState();
    (void)runInBackground(
        this,
        [picture](RunContext&) {
            QImage image = toImage(picture.decode(0));
            const QSize size = image.size();
            if (std::max(size.width(), size.height()) > shownSide) {
                image = image.scaled(shownSide, shownSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            }
            return TriedPicture{picture, image, size};
        },
        [this, show, rest = pictures](const TriedPicture& tried) {
            --m_decoding;
            m_history->add(tried);
            if (show || !m_history->current()) {
                m_history->showLast();
            }
            decode(rest, false);
        },
        [this, show, name = picture.name, rest = pictures](const QString& problem) {
            --m_decoding;
            showProblem(tr("%1: %2").arg(name, problem));
            decode(rest, show);
        });
}

void TryPage::showProblem(const QString& problem) {
    const QString before = m_problem->isHidden() ? QString() : m_problem->text() + QLatin1Char('\n');
    m_problem->setText(before + problem);
    m_problem->show();
    updateState();
}

void TryPage::showTried() {
    const TriedPicture* tried = m_history->current();
    if (!tried) {
        return;
    }
    m_pictureName->setFullText(tried->picture.name);
    QString facts = tr("%1 x %2 pixels").arg(tried->size.width()).arg(tried->size.height());
    if (const QFileInfo file(qs(tried->picture.file)); !tried->picture.file.empty() && file.isFile()) {
        facts += QLatin1Char('\n') + byteSize(static_cast<std::uint64_t>(file.size()));
    }
    m_pictureFacts->setText(facts);
    m_picture->setPixmap(fitted(tried->image, pictureSide, devicePixelRatioF()));
    for (TrialColumn* column : std::as_const(m_columns)) {
        column->tryPicture(tried->picture);
    }
    updateState();
}

void TryPage::updateState() {
    const bool hasModel = !m_columns.isEmpty();
    m_open->setEnabled(session() != nullptr);
    m_paste->setEnabled(session() != nullptr);
    m_addExported->setEnabled(session() != nullptr);
    const TriedPicture* tried = m_history->current();
    m_copyCommand->setEnabled(tried && hasModel && !tried->picture.file.empty());
    if (!hasModel) {
        showEmpty(tr("No model to try"),
                  tr("Fine-tune a model on a task, or add an exported model. Then drop a picture here to see what it "
                     "says."),
                  tr("Go to &Transfer"));
    } else if (tried) {
        showContent();
    } else if (m_decoding > 0) {
        showEmpty(tr("Opening…"), QString());
    } else {
        showEmpty(
            tr("Drop a picture here"),
            tr("Or paste one, or open a file. Each chosen model names it, and shows the training pictures that it "
               "finds most alike. Nothing leaves this machine."),
            tr("Open pictures…"));
    }
}

void TryPage::copyAsCommandLine() {
    const TriedPicture* tried = m_history->current();
    if (!tried || m_choices.isEmpty()) {
        return;
    }
    const TrialChoice& choice = m_choices.first();
    const auto quoted = [](const QString& text) { return qs(shellQuoted(text.toStdString())); };
    QString arguments =
        QStringLiteral("predict %1 %2 --top 5")
            .arg(quoted(choice.run.isEmpty() ? choice.folder : choice.run), quoted(qs(tried->picture.file)));
    if (!choice.run.isEmpty()) {
        arguments += QStringLiteral(" --neighbours 8");
    }
    copyCommandLine(*session(), arguments);
}

}  // namespace docent
