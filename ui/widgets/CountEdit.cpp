// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CountEdit.h"

#include <limits>

namespace docent {

QString withoutZeroText(const QString& text, const QString& zero) {
    if (zero.isEmpty() || text == zero) {
        return text;
    }
    return text.startsWith(zero) ? text.mid(zero.size()) : text.endsWith(zero) ? text.chopped(zero.size()) : text;
}

CountEdit::CountEdit(QWidget* parent) : QSpinBox(parent) {
    setRange(std::numeric_limits<int>::min(), std::numeric_limits<int>::max());
    setGroupSeparatorShown(true);
}

void CountEdit::setZeroText(const QString& text) {
    m_zero = text;
    const int shown = value();
    setValue(shown + 1);  // or the text stays
    setValue(shown);
}

QString CountEdit::textFromValue(int value) const {
    return value == 0 && !m_zero.isEmpty() ? m_zero : QSpinBox::textFromValue(value);
}

int CountEdit::valueFromText(const QString& text) const {
    return !m_zero.isEmpty() && text == m_zero ? 0 : QSpinBox::valueFromText(text);
}

QValidator::State CountEdit::validate(QString& text, int& position) const {
    if (!m_zero.isEmpty()) {
        if (text == m_zero) {
            return QValidator::Acceptable;
        }
        if (const QString typed = withoutZeroText(text, m_zero); typed != text) {
            text = typed;
            position = static_cast<int>(typed.size());
        } else if (!text.isEmpty() && m_zero.startsWith(text)) {
            return QValidator::Intermediate;
        }
    }
    return QSpinBox::validate(text, position);
}

}  // namespace docent
