// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/MessageBox.h"

#include <QMessageBox>
#include <QObject>
#include <QPushButton>

namespace docent::MessageBox {
namespace {

QStringList& answers() {
    static QStringList list;
    return list;
}

QStringList& history() {
    static QStringList list;
    return list;
}

QString show(QWidget* parent, QMessageBox::Icon icon, const Question& question) {
    history() << question.text;
    if (!answers().isEmpty()) {
        return answers().takeFirst();
    }
    QMessageBox box(icon, question.title, question.text, QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("messageBox"));
    box.setInformativeText(question.details);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QString rejected;
    for (const Choice& choice : question.choices) {
        const auto role = choice.role == Choice::Role::Accept        ? QMessageBox::AcceptRole
                          : choice.role == Choice::Role::Destructive ? QMessageBox::DestructiveRole
                                                                     : QMessageBox::RejectRole;
        QPushButton* button = box.addButton(choice.text, role);
        button->setObjectName(choice.id);
        if (choice.id == question.preferred) {
            box.setDefaultButton(button);
        }
        if (choice.role == Choice::Role::Reject) {
            box.setEscapeButton(button);
            rejected = choice.id;
        }
    }
    box.exec();
    return box.clickedButton() ? box.clickedButton()->objectName() : rejected;
}

}  // namespace

QString ask(QWidget* parent, const Question& question) {
    return show(parent, QMessageBox::Question, question);
}

void inform(QWidget* parent, const QString& title, const QString& text, const QString& details) {
    show(parent, QMessageBox::Information,
         {title,
          text,
          details,
          {{QStringLiteral("ok"), QObject::tr("OK"), Choice::Role::Reject}},
          QStringLiteral("ok")});
}

void error(QWidget* parent, const QString& title, const QString& text) {
    show(parent, QMessageBox::Warning,
         {title, text, {}, {{QStringLiteral("ok"), QObject::tr("OK"), Choice::Role::Reject}}, QStringLiteral("ok")});
}

void setNextAnswer(const QString& id) {
    answers() << id;
}

QStringList shown() {
    return history();
}

void clearShown() {
    history().clear();
    answers().clear();
}

}  // namespace docent::MessageBox
