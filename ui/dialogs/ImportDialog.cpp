// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ImportDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <exception>

#include "dialogs/ImportPreviewPane.h"
#include "dialogs/ImportWords.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/FormScroll.h"
#include "widgets/Labels.h"
#include "widgets/OptionsForm.h"
#include "widgets/PathEdit.h"

namespace docent {
namespace {

/// A name that a data set may have, from that of its folder or list.
QString proposeName(const QString& path) {
    const QFileInfo info(path);
    QString name = (info.suffix().size() <= 6 && !info.isDir() ? info.completeBaseName() : info.fileName()).toLower();
    if (!info.isDir() && name.endsWith(QLatin1String(".tar"))) {
        name.chop(4);
    }
    name.replace(QRegularExpression(QStringLiteral("[^\\p{L}\\p{M}\\p{Nd}._-]+")), QStringLiteral("-"));
    name.remove(QRegularExpression(QStringLiteral("^[._-]+|[._-]+$")));
    constexpr int mostBytes = 60;
    while (name.toUtf8().size() > mostBytes) {
        name.chop(1);
    }
    return name;
}

/// A path as it is pasted from a file manager: an address, maybe in quotes.
QString asTyped(QString path) {
    if (path.size() > 1 && path.startsWith(QLatin1Char('"')) && path.endsWith(QLatin1Char('"'))) {
        path = path.mid(1, path.size() - 2);
    }
    return path.startsWith(QLatin1String("file://")) ? QUrl(path).toLocalFile() : path;
}

bool isListPath(const QString& path) {
    static const QStringList suffixes{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("json"),
                                      QStringLiteral("jsonl"), QStringLiteral("ndjson")};
    return suffixes.contains(QFileInfo(path).suffix().toLower());
}

bool isRootMissing(const ImportOptions& options) {
    return isListPath(qs(options.path)) && !options.root.empty() && !QFileInfo(qs(options.root)).isDir();
}

}  // namespace

ImportDialog::ImportDialog(Session& session, const ImportOptions& options, QWidget* parent)
    : QDialog(parent), m_session(session), m_options(options) {
    setObjectName(QStringLiteral("importDialog"));
    const bool isAgain = options.replace && !options.name.empty();
    const QString title = isAgain ? tr("Import “%1” again").arg(qs(options.name)) : tr("Import pictures");
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setHorizontalSpacing(20);
    layout->setVerticalSpacing(12);
    layout->setColumnStretch(0, 5);
    layout->setColumnStretch(1, 7);
    layout->setRowStretch(1, 1);
    layout->addWidget(makeHeading(title), 0, 0, 1, 2);
    layout->addWidget(makeChoices(), 1, 0);
    m_preview = new ImportPreviewPane;
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_preview->setMinimumWidth(440);
    layout->addWidget(m_preview, 1, 1);
    m_problem = makeProblem(QStringLiteral("submitProblem"));
    layout->addWidget(m_problem, 2, 0, 1, 2);
    makeButtons(layout);

    connect(m_path, &PathEdit::pathChanged, this, &ImportDialog::onPathChanged);
    connect(m_target, &QRadioButton::toggled, this, &ImportDialog::update);
    connect(m_form, &OptionsForm::changed, this, &ImportDialog::update);
    connect(m_replace, &QCheckBox::toggled, this, [this] {
        m_form->validate();
        update();
    });
    connect(m_preview, &ImportPreviewPane::changed, this, &ImportDialog::onPreviewChanged);
    resize(1080, 700);
    m_path->setFocus();
    if (!options.path.empty()) {
        m_path->setPath(qs(options.path));
    } else {
        update();
    }
}

QWidget* ImportDialog::makeChoices() {
    auto* left = new QWidget;
    setRole(left, Role::Plain);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 10, 0);
    column->setSpacing(8);
    auto* pathLabel = new QLabel(tr("Pictures i&n"));
    m_path = new PathEdit(tr("Folder, archive, or CSV or JSON list, of pictures"), PathEdit::Kind::FolderOrFile);
    m_path->setObjectName(QStringLiteral("importPath"));
    m_path->edit()->setPlaceholderText(tr("Folder, zip, tar, CSV or JSON file"));
    pathLabel->setBuddy(m_path);
    column->addWidget(pathLabel);
    column->addWidget(m_path);
    m_recognised = makeMuted({});
    m_recognised->setObjectName(QStringLiteral("recognised"));
    m_recognised->hide();
    column->addWidget(m_recognised);
    column->addSpacing(4);
    column->addWidget(new QLabel(tr("They are")));
    m_source = new QRadioButton(tr("a &source, to train the baseline and experts on"));
    m_source->setObjectName(QStringLiteral("importAsSource"));
    m_source->setToolTip(explain(Term::Source));
    m_target = new QRadioButton(tr("a &task, to choose an expert for"));
    m_target->setObjectName(QStringLiteral("importAsTask"));
    m_target->setToolTip(explain(Term::Task));
    (m_options.target ? m_target : m_source)->setChecked(true);
    column->addWidget(m_source);
    column->addWidget(m_target);
    m_use = makeMuted({});
    m_use->setObjectName(QStringLiteral("useWords"));
    column->addWidget(m_use);
    column->addSpacing(4);
    m_replace = new QCheckBox(tr("&Replace the data set of that name"));
    m_replace->setObjectName(QStringLiteral("replaceExisting"));
    m_replace->setToolTip(tr("Its ranking is forgotten, since it is of the old pictures. Models and runs stay."));
    m_replace->setChecked(m_options.replace);
    m_form = new OptionsForm;
    makeForm(m_options);
    column->addWidget(m_form);
    column->addWidget(m_replace);
    column->addStretch();
    auto* scroll = new FormScroll(left);
    scroll->setMinimumWidth(410);
    return scroll;
}

void ImportDialog::makeButtons(QGridLayout* layout) {
    auto* row = new QHBoxLayout;
    auto* buttons = new QDialogButtonBox;
    m_copy = makeButton(tr("Cop&y as command line"), {}, QStringLiteral("copyCommandLine"));
    m_copy->setAutoDefault(false);
    m_ok = makePrimary(tr("I&mport"), QStringLiteral("ok"));
    m_ok->setDefault(true);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancel"));
    row->addWidget(m_copy);
    row->addStretch();
    row->addWidget(buttons);
    layout->addLayout(row, 3, 0, 1, 2);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, [this] { copyCommandLine(m_session, ImportJob{options()}); });
}

void ImportDialog::makeForm(const ImportOptions& options) {
    const QStringList ofLists{QStringLiteral("root"), QStringLiteral("path_column"), QStringLiteral("label_columns"),
                              QStringLiteral("group_column"), QStringLiteral("boxes")};
    QStringList common{QStringLiteral("name")};
    if (m_isList) {
        common << ofLists;
    }
    common << QStringLiteral("image_size") << QStringLiteral("small_classes") << QStringLiteral("min_class_images");
    m_form->setOptions<ImportOptions>(
        options,
        {.common = common,
         .hidden = QStringList{QStringLiteral("path"), QStringLiteral("target"), QStringLiteral("replace")} +
                   (m_isList ? QStringList() : ofLists),
         .labels = {{QStringLiteral("image_size"), tr("Picture size")},
                    {QStringLiteral("min_class_images"), tr("Pictures a class must have")},
                    {QStringLiteral("root"), tr("Root: paths start from")},
                    {QStringLiteral("path_column"), tr("Path column")},
                    {QStringLiteral("label_columns"), tr("Label columns")},
                    {QStringLiteral("group_column"), tr("Group column")},
                    {QStringLiteral("boxes"), tr("Boxes (COCO)")},
                    {QStringLiteral("hierarchy"), tr("Hierarchy of the classes")},
                    {QStringLiteral("meanings"), tr("Meanings in WordNet")},
                    {QStringLiteral("near_copies"), tr("Near-copies")},
                    {QStringLiteral("level"), tr("Level of the classes")},
                    {QStringLiteral("max_train"), tr("At most to train")},
                    {QStringLiteral("max_test"), tr("At most to test")}},
         .choices = {{QStringLiteral("mirror"),
                      {QStringLiteral("auto"), QStringLiteral("yes"), QStringLiteral("no")}}}},
        [this](const ImportOptions& held) { return check(held); });
    m_form->leaveProblemsToOthers();
}

bool ImportDialog::isTaken(const std::string& name) const {
    return m_session.workspace().hasDataset(name);
}

std::vector<std::string> ImportDialog::check(const ImportOptions& held) const {
    // A missing path is told by the preview's hint, and a missing name is not told before there is a path.
    const bool hasPath = !m_path->path().isEmpty();
    ImportOptions complete = held;
    complete.path = hasPath ? m_path->path().toStdString() : ".";
    std::vector<std::string> problems = complete.check();
    if (hasPath && isRootMissing(complete)) {
        problems.push_back("root: " + tr("There is no folder %1.").arg(qs(held.root)).toStdString());
    }
    if (!hasPath && held.name.empty()) {
        return problems;
    }
    try {
        requireValidName(held.name, "data set");
        if (isTaken(held.name) && !m_replace->isChecked()) {
            problems.push_back(tr("There is a data set “%1” already: choose another name, or replace it.")
                                   .arg(qs(held.name))
                                   .toStdString());
        }
    } catch (const Error& error) {
        problems.emplace_back(error.what());
    }
    return problems;
}

ImportOptions ImportDialog::options() const {
    ImportOptions options = m_form->read(m_options);
    options.path = m_path->path().toStdString();
    options.target = m_target->isChecked();
    options.replace = m_replace->isChecked() && isTaken(options.name);
    return options;
}

void ImportDialog::onPathChanged(const QString& path) {
    if (const QString typed = asTyped(path); typed != path) {
        m_path->setPath(typed);
        return;
    }
    // The name follows the folder until a person writes another one.
    const QString name = m_form->value(QStringLiteral("name")).toString();
    const bool isProposed = name.isEmpty() || name == m_proposedName;
    if (isListPath(path) != m_isList) {
        m_isList = !m_isList;
        makeForm(m_form->read(m_options));
    }
    if (isProposed) {
        m_proposedName = proposeName(path);
        m_form->setValue(QStringLiteral("name"), m_proposedName);
    }
    m_form->validate();
    update();
}

void ImportDialog::update() {
    // Beside the button that they keep from being pressed; the form may be scrolled elsewhere.
    const QStringList problems = m_form->problems();
    m_problem->setText(problems.join(QLatin1Char('\n')));
    m_problem->setVisible(!problems.isEmpty() && !m_path->path().isEmpty());
    m_ok->setEnabled(false);
    m_use->setText(m_target->isChecked()
                       ? tr("A few hundred pictures of what you want to tell apart. Models are ranked on its training "
                            "part, and measured on its test part at the very end.")
                       : tr("Many pictures in a hierarchy: each of its branches can have an expert. Its own test part "
                            "is never trained on."));
    const ImportOptions held = options();
    m_replace->setVisible(isTaken(held.name));
    m_copy->setEnabled(!held.path.empty() && !held.name.empty());
    // With options that cannot be, the last preview stays, dimmed as it is of others, and waits.
    const bool isPossible = held.path.empty() || (held.check().empty() && !isRootMissing(held));
    m_preview->setEnabled(isPossible);
    if (isPossible) {
        m_preview->preview(held);
    }
}

void ImportDialog::onPreviewChanged() {
    const auto& preview = m_preview->current();
    m_ok->setEnabled(m_preview->isReady() && m_form->isValid());
    m_recognised->setVisible(preview != nullptr);
    if (m_preview->isOfList() && !m_isList) {
        offerListFields();
    }
    if (preview) {
        m_recognised->setText(
            tr("Recognised as %1: %2.")
                .arg(formatWords(preview->record.format), coreText(preview->record.recognisedBecause)));
    }
}

/// Those of a list that lies in a folder or in an archive, which its path does not tell.
void ImportDialog::offerListFields() {
    const QWidget* focused = m_form->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    const QString name = focused == nullptr ? QString() : focused->objectName();
    m_isList = true;
    makeForm(m_form->read(m_options));
    if (auto* field = name.isEmpty() ? nullptr : m_form->findChild<QWidget*>(name)) {
        QTimer::singleShot(0, field, [field] { field->setFocus(); });  // once it is shown
    }
}

void ImportDialog::accept() {
    if (!m_ok->isEnabled()) {
        return;
    }
    try {
        const ImportOptions chosen = options();
        m_session.submit(ImportJob{chosen});
        if (chosen.target) {
            m_session.setCurrentTask(QString::fromStdString(chosen.name));  // once it is there
        }
        QDialog::accept();
    } catch (const std::exception& error) {
        m_problem->setText(inWindowWords(errorText(error)));
        m_problem->show();
    }
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().constFirst().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    m_path->setPath(event->mimeData()->urls().constFirst().toLocalFile());
}

}  // namespace docent
