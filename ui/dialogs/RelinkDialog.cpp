// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/RelinkDialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "dialogs/SkippedView.h"
#include "support/CommandLine.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/PathEdit.h"

namespace docent {
namespace {
constexpr int delayMilliseconds = 350;
}  // namespace

RelinkDialog::RelinkDialog(Session& session, const QString& dataset, QWidget* parent)
    : QDialog(parent), m_session(session), m_dataset(dataset) {
    setObjectName(QStringLiteral("relinkDialog"));
    setWindowTitle(tr("Re-link pictures"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(makeHeading(tr("Where are the pictures of “%1” now?").arg(dataset)));
    QString root;
    for (const DatasetRecord& record : session.datasets()) {
        if (qs(record.name) == dataset) {
            const auto& folder = record.root;
            root = qs(folder.is_relative() ? session.workspace().folder() / folder : folder);
        }
    }
    layout->addWidget(makeMuted(tr("They were in %1. Choose the folder or archive that holds them now; labels, models "
                                   "and decoded pictures stay as they are.")
                                    .arg(root)));
    auto* label = new QLabel(tr("Fol&der or archive"));
    m_path = new PathEdit(tr("Folder or archive that holds the pictures now"), PathEdit::Kind::FolderOrFile);
    m_path->setObjectName(QStringLiteral("relinkPath"));
    label->setBuddy(m_path);
    layout->addWidget(label);
    layout->addWidget(m_path);
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("relinkWords"));
    m_words->setWordWrap(true);
    layout->addWidget(m_words);
    m_problem = makeProblem(QStringLiteral("problem"));
    layout->addWidget(m_problem);
    m_busy = new QProgressBar;
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->hide();
    layout->addWidget(m_busy);
    m_missing = new SkippedView;
    m_missing->setObjectName(QStringLiteral("relinkMissing"));
    m_missing->hide();
    layout->addWidget(m_missing, 1);
    layout->addStretch();

    auto* buttons = new QDialogButtonBox;
    auto* row = new QHBoxLayout;
    m_again = makeButton(tr("&Import again…"), {}, QStringLiteral("importAgain"));
    m_again->setToolTip(tr("Reads the pictures that are there now, with the options of before"));
    m_copy = makeButton(tr("Copy as command &line"), {}, QStringLiteral("copyCommandLine"));
    m_ok = makePrimary(tr("&Re-link"), QStringLiteral("ok"));
    m_ok->setDefault(true);
    m_ok->setEnabled(false);
    m_copy->setEnabled(false);
    m_again->setAutoDefault(false);
    m_copy->setAutoDefault(false);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancel"));
    row->addWidget(m_again);
    row->addWidget(m_copy);
    row->addStretch();
    row->addWidget(buttons);
    layout->addLayout(row);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, [this] {
        Q_EMIT importAgainRequested(m_dataset, m_path->path());
        reject();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        copyCommandLine(m_session, QStringLiteral("dataset relink %1 %2")
                                       .arg(qs(shellQuoted(m_dataset.toStdString())),
                                            qs(shellQuoted(m_path->path().toStdString()))));
    });
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &RelinkDialog::look);
    connect(m_path, &PathEdit::pathChanged, this, [this](const QString& path) {
        if (m_task) {
            m_task->cancel();
            m_task.reset();
        }
        m_complete = false;
        m_ok->setEnabled(false);
        m_copy->setEnabled(!path.isEmpty());
        m_words->clear();
        setProblem({});
        m_missing->hide();
        m_busy->setVisible(!path.isEmpty());
        if (path.isEmpty()) {
            m_delay.stop();
        } else {
            m_delay.start();
        }
    });
    setProblem({});
    resize(620, 420);
}

RelinkDialog::~RelinkDialog() {
    for (const BackgroundHandle& task : {m_task, m_writing}) {
        if (task) {
            task->cancel();
        }
    }
}

void RelinkDialog::setWriting(bool writing) {
    m_busy->setVisible(writing);
    m_path->setEnabled(!writing);
    m_again->setEnabled(!writing);
    m_ok->setEnabled(!writing && m_complete);
}

void RelinkDialog::setProblem(const QString& text) {
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void RelinkDialog::look() {
    m_task = runInBackground(
        this,
        [workspace = m_session.workspace(), name = m_dataset.toStdString(), folder = toPath(m_path->path())](
            RunContext& context) { return previewRelink(workspace, name, folder, context); },
        [this](const RelinkPreview& preview) { show(preview); },
        [this](const QString& problem) {
            m_busy->hide();
            setProblem(problem);
        });
}

void RelinkDialog::show(const RelinkPreview& preview) {
    m_task.reset();
    m_busy->hide();
    if (preview.isComplete()) {
        QStringList sentences{tr("All %1 pictures are in %2.").arg(number(preview.images), qs(preview.newRoot))};
        if (preview.changed > 0) {
            sentences << counted(preview.changed, tr("One of them has another size than the one of before."),
                                 tr("%1 of them have another size than those of before."));
        }
        sentences << (preview.keepsCache ? tr("The decoded pictures stay in use.")
                                         : tr("They are decoded anew when they are next needed."));
        m_words->setText(sentences.join(QLatin1Char(' ')));
        if (preview.different > 0) {
            m_words->clear();
            setProblem(tr("%1 of %2 pictures that were compared show something else than at the import; the first is "
                          "%3. Choose where the same pictures are, or import these again.")
                           .arg(number(preview.different), number(preview.compared),
                                QString::fromStdString(preview.differentExample)));
        }
    } else {
        m_words->setText(
            tr("%1 of %2 pictures are in %3.").arg(number(preview.found), number(preview.images), qs(preview.newRoot)));
        setProblem(
            tr("All of them must be there. These are missing; import the data set again to go on without them."));
        m_missing->setFiles(preview.missing);
        m_missing->show();
    }
    m_complete = preview.isComplete() && preview.different == 0;
    m_ok->setEnabled(m_complete);
}

void RelinkDialog::accept() {
    if (!m_ok->isEnabled()) {
        return;
    }
    setWriting(true);
    setProblem({});
    // The session takes the answer: it must know of what was written, also where the dialog is gone by then. So the
    // task itself is never cancelled, only what it does is asked to stop.
    m_writing = std::make_shared<BackgroundTask>();
    const QPointer<RelinkDialog> dialog(this);
    (void)runInBackground(
        &m_session,
        [stop = m_writing, workspace = m_session.workspace(), name = m_dataset.toStdString(),
         folder = toPath(m_path->path())](RunContext&) { return relinkDataset(workspace, name, folder, *stop); },
        [dialog, session = &m_session, dataset = m_dataset](const RelinkPreview& preview) {
            session->reloadDatasets();
            session->say(tr("“%1” is read from %2 now.").arg(dataset, qs(preview.newRoot)));
            if (dialog && dialog->isVisible()) {
                dialog->QDialog::accept();
            }
        },
        [dialog, session = &m_session](const QString& problem) {
            session->reloadDatasets();  // it may have failed half-way
            if (dialog) {
                dialog->setWriting(false);
                dialog->setProblem(problem);
            }
        });
}

}  // namespace docent
