// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/SkippedDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

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
    auto* table = new RecordTable({{.title = tr("File"), .stretch = true}, {.title = tr("Reason"), .stretch = true}});
    table->setObjectName(QStringLiteral("skippedTable"));
    table->setAccessibleName(tr("Files left out"));
    QVector<Record> records;
    QStringList lines;
    for (const SkippedFile& file : skipped) {
        records << Record{.key = qs(file.location), .cells = {{qs(file.location)}, {qs(file.reason)}}};
        lines << qs(file.location) + QLatin1Char('\t') + qs(file.reason);
    }
    table->setRecords(records);
    layout->addWidget(table, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("C&opy list"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copySkipped"));
    connect(copy, &QPushButton::clicked, this,
            [text = lines.join(QLatin1Char('\n'))] { QApplication::clipboard()->setText(text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(640, 420);
}

}  // namespace docent
