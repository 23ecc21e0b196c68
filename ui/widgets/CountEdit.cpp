// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CountEdit.h"

#include <limits>

namespace docent {

std::optional<QValidator::State> validateWord(QString& text, int& position, const QString& word) {
    if (word.isEmpty() || text.isEmpty()) {
        return std::nullopt;
    }
    if (text == word) {
        return QValidator::Acceptable;
    }
    if (text.startsWith(word) || text.endsWith(word)) {
        text = text.startsWith(word) ? text.mid(word.size()) : text.chopped(word.size());
        position = static_cast<int>(text.size());
        return std::nullopt;
    }
    return word.startsWith(text) ? std::optional(QValidator::Intermediate) : std::nullopt;
}

CountEdit::CountEdit(QWidget* parent) : QSpinBox(parent) {
    setRange(std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
    setGroupSeparatorShown(true);
}

void CountEdit::setWord(int value, const QString& word) {
    m_wordValue = value;
    m_word = word;
    const int shown = this->value();
    setValue(shown + 1);  // or the text stays
    setValue(shown);
}

QString CountEdit::textFromValue(int value) const {
    return value == m_wordValue && !m_word.isEmpty() ? m_word : QSpinBox::textFromValue(value);
}

int CountEdit::valueFromText(const QString& text) const {
    return !m_word.isEmpty() && text == m_word ? m_wordValue : QSpinBox::valueFromText(text);
}

QValidator::State CountEdit::validate(QString& text, int& position) const {
    const std::optional<QValidator::State> state = validateWord(text, position, m_word);
    return state ? *state : QSpinBox::validate(text, position);
}

}  // namespace docent
