// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/NameQuestion.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "widgets/Labels.h"

namespace docent {
namespace {
constexpr int nameWidth = 400;
}  // namespace

void askForName(QWidget* window, const NameQuestion& question, QObject* receiver, NameTaker take) {
    auto* dialog = new QDialog(window);
    dialog->setObjectName(question.objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    auto* label = new QLabel(question.label);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto* name = new QLineEdit(question.proposal);
    name->setObjectName(QStringLiteral("name"));
    name->setMinimumWidth(nameWidth);
    name->selectAll();
    label->setBuddy(name);
    QLabel* problem = makeProblem(QStringLiteral("nameProblem"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* ok = buttons->button(QDialogButtonBox::Ok);
    auto* column = new QVBoxLayout(dialog);
    for (QWidget* widget : std::initializer_list<QWidget*>{label, name, problem, buttons}) {
        column->addWidget(widget);
    }
    const auto updateOk = [name, ok] { ok->setEnabled(!name->text().trimmed().isEmpty()); };
    updateOk();
    QObject::connect(name, &QLineEdit::textChanged, dialog, [problem, updateOk] {
        problem->hide();
        updateOk();
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, receiver, [=, take = std::move(take)] {
        name->setEnabled(false);
        buttons->setEnabled(false);
        const QPointer<QDialog> guard(dialog);
        take(name->text().trimmed(), [=](const QString& why) {
            if (!guard || !guard->isVisible()) {
                return false;
            }
            name->setEnabled(true);
            buttons->setEnabled(true);
            if (why.isEmpty()) {
                guard->accept();
                return true;
            }
            problem->setText(why);
            problem->show();
            const int height = guard->layout()->totalHeightForWidth(guard->width());
            guard->resize(guard->width(), std::max(guard->height(), height));
            name->setFocus();
            return true;
        });
    });
    dialog->open();
}

}  // namespace docent
