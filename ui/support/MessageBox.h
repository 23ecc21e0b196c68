// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

class QWidget;

namespace docent::MessageBox {

/// A button of a question. `id` is what ask() returns.
struct Choice {
    enum class Role { Accept, Destructive, Reject };
    QString id;
    QString text;
    Role role = Role::Accept;
};

struct Question {
    QString title;
    QString text;     ///< one sentence
    QString details;  ///< what follows from each answer
    QVector<Choice> choices;
    QString preferred;  ///< id of the button that Enter presses
};

/// The id of the button that was pressed; the Reject choice's for Escape.
QString ask(QWidget* parent, const Question& question);
/// A message with the single button OK.
void inform(QWidget* parent, const QString& title, const QString& text, const QString& details = {});
void error(QWidget* parent, const QString& title, const QString& text);

/// The seam for tests: the next question gets this answer and shows nothing. Answers queue up.
void setNextAnswer(const QString& id);
/// Texts shown or answered so far, newest last.
[[nodiscard]] QStringList shown();
void clearShown();

}  // namespace docent::MessageBox
