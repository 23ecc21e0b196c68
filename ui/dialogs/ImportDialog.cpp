// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ImportDialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>
#include <exception>

#include "dialogs/ImportPreviewPane.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/OptionsForm.h"
#include "widgets/PathEdit.h"

namespace docent {
namespace {

/// A name that a data set may have, from that of its folder.
QString proposeName(const QString& path) {
    QString name = QFileInfo(path).fileName().toLower();
    name.replace(QRegularExpression(QStringLiteral("[^a-z0-9._-]+")), QStringLiteral("-"));
    name.remove(QRegularExpression(QStringLiteral("^[._-]+|[._-]+$")));
    return name.left(60);
}

}  // namespace

ImportDialog::ImportDialog(Session& session, const ImportOptions& options, QWidget* parent)
    : QDialog(parent), m_session(session), m_options(options) {
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import pictures"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setHorizontalSpacing(20);
    layout->setVerticalSpacing(12);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(1, 1);
    layout->addWidget(makeHeading(tr("Import pictures")), 0, 0, 1, 2);

    auto* left = new QWidget;
    left->setProperty("role", "plain");
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 10, 0);
    column->setSpacing(8);
    auto* pathLabel = new QLabel(tr("Pictures &in"));
    m_path = new PathEdit(tr("Folder or file with pictures"), true);
    m_path->setObjectName(QStringLiteral("importPath"));
    pathLabel->setBuddy(m_path);
    column->addWidget(pathLabel);
    column->addWidget(m_path);
    column->addSpacing(4);
    column->addWidget(new QLabel(tr("They are")));
    m_source = new QRadioButton(tr("a &source, to train the baseline and experts on"));
    m_source->setObjectName(QStringLiteral("importAsSource"));
    m_target = new QRadioButton(tr("a &task, to choose an expert for"));
    m_target->setObjectName(QStringLiteral("importAsTask"));
    (options.target ? m_target : m_source)->setChecked(true);
    column->addWidget(m_source);
    column->addWidget(m_target);
    column->addSpacing(4);
    m_form = new OptionsForm;
    m_form->setOptions<ImportOptions>(
        options,
        {.common = {QStringLiteral("name"), QStringLiteral("format"), QStringLiteral("image_size"),
                    QStringLiteral("small_classes")},
         .hidden = {QStringLiteral("path"), QStringLiteral("target")},
         .labels = {{QStringLiteral("image_size"), tr("Picture size (0: chosen)")},
                    {QStringLiteral("min_class_images"), tr("Pictures a class must have")},
                    {QStringLiteral("level"), tr("Level of the classes")},
                    {QStringLiteral("max_train"), tr("At most to train (0: all)")},
                    {QStringLiteral("max_test"), tr("At most to test (0: all)")}},
         .choices = {{QStringLiteral("mirror"),
                      {QStringLiteral("auto"), QStringLiteral("yes"), QStringLiteral("no")}}}},
        [this](const ImportOptions& held) {
            // A missing path is told by the preview's hint, and a missing name is not told before there is a path.
            ImportOptions complete = held;
            complete.path = m_path->path().isEmpty() ? "." : m_path->path().toStdString();
            if (complete.name.empty() && m_path->path().isEmpty()) {
                complete.name = "name";
            }
            return complete.check();
        });
    column->addWidget(m_form);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(left);
    scroll->setMinimumWidth(400);
    layout->addWidget(scroll, 1, 0);

    m_preview = new ImportPreviewPane;
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_preview->setMinimumWidth(360);
    layout->addWidget(m_preview, 1, 1);

    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("submitProblem"));
    m_problem->setProperty("role", "problem");
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();
    layout->addWidget(m_problem, 2, 0, 1, 2);

    auto* buttons = new QDialogButtonBox;
    m_ok = makePrimary(tr("I&mport"), QStringLiteral("ok"));
    m_ok->setDefault(true);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancel"));
    layout->addWidget(buttons, 3, 0, 1, 2);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    connect(m_path, &PathEdit::pathChanged, this, &ImportDialog::onPathChanged);
    connect(m_target, &QRadioButton::toggled, this, &ImportDialog::update);
    connect(m_form, &OptionsForm::changed, this, &ImportDialog::update);
    connect(m_preview, &ImportPreviewPane::readyChanged, this,
            [this](bool ready) { m_ok->setEnabled(ready && m_form->isValid()); });
    m_ok->setEnabled(false);
    resize(900, 600);
    if (!options.path.empty()) {
        m_path->setPath(qs(options.path));
    }
}

ImportOptions ImportDialog::options() const {
    ImportOptions options = m_form->read(m_options);
    options.path = m_path->path().toStdString();
    options.target = m_target->isChecked();
    return options;
}

void ImportDialog::onPathChanged(const QString& path) {
    // The name follows the folder until a person writes another one.
    const QString name = m_form->value(QStringLiteral("name")).toString();
    if (name.isEmpty() || name == m_proposedName) {
        m_proposedName = proposeName(path);
        m_form->setValue(QStringLiteral("name"), m_proposedName);
    }
    m_form->validate();
    update();
}

void ImportDialog::update() {
    m_problem->hide();
    m_ok->setEnabled(false);
    m_preview->preview(m_form->isValid() ? options() : ImportOptions{});
}

void ImportDialog::accept() {
    if (!m_ok->isEnabled()) {
        return;
    }
    try {
        m_session.submit(ImportJob{options()});
        QDialog::accept();
    } catch (const std::exception& error) {
        m_problem->setText(inWindowWords(QString::fromUtf8(error.what())));
        m_problem->show();
    }
}

}  // namespace docent
