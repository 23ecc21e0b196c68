// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CountEdit.h"

#include <limits>

namespace docent {

QString withoutWord(const QString& text, const QString& word) {
    if (word.isEmpty() || text == word) {
        return text;
    }
    return text.startsWith(word) ? text.mid(word.size()) : text.endsWith(word) ? text.chopped(word.size()) : text;
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
    if (!m_word.isEmpty()) {
        if (text == m_word) {
            return QValidator::Acceptable;
        }
        if (const QString typed = withoutWord(text, m_word); typed != text) {
            text = typed;
            position = static_cast<int>(typed.size());
        } else if (!text.isEmpty() && m_word.startsWith(text)) {
            return QValidator::Intermediate;
        }
    }
    return QSpinBox::validate(text, position);
}

}  // namespace docent
