// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/NameQuestion.h"

#include <QInputDialog>
#include <utility>

namespace docent {
namespace {
constexpr int dialogWidth = 360;
}  // namespace

void askForName(QWidget* window, const NameQuestion& question, QObject* receiver,
                std::function<void(const QString&)> take) {
    auto* dialog = new QInputDialog(window);
    dialog->setObjectName(question.objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setLabelText(question.label);
    dialog->setTextValue(question.proposal);
    dialog->resize(dialogWidth, dialog->sizeHint().height());
    QObject::connect(dialog, &QInputDialog::textValueSelected, receiver, [take = std::move(take)](const QString& text) {
        if (const QString name = text.trimmed(); !name.isEmpty()) {
            take(name);
        }
    });
    dialog->open();
}

}  // namespace docent
