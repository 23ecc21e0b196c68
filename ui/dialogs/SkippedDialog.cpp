// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/SkippedDialog.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include "dialogs/SkippedView.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {

SkippedDialog::SkippedDialog(const std::vector<SkippedFile>& skipped, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("skippedDialog"));
    setWindowTitle(tr("Files left out"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeHeading(
        counted(static_cast<std::int64_t>(skipped.size()), tr("One file left out"), tr("%1 files left out"))));
    auto* view = new SkippedView;
    view->setFiles(skipped);
    layout->addWidget(view, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(760, 480);
}

}  // namespace docent
