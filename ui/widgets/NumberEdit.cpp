// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/NumberEdit.h"

#include <QRegularExpression>

#include "widgets/CountEdit.h"

namespace docent {

NumberEdit::NumberEdit(QWidget* parent) : QDoubleSpinBox(parent) {
    setDecimals(15);
    setRange(-1e15, 1e15);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
}

void NumberEdit::setWord(double value, const QString& word) {
    m_wordValue = value;
    m_word = word;
    const double shown = this->value();
    setValue(shown + 1);  // or the text stays
    setValue(shown);
}

QString NumberEdit::textFromValue(double value) const {
    if (value == m_wordValue && !m_word.isEmpty()) {
        return m_word;
    }
    return QString::number(value, 'g', 10);
}

double NumberEdit::valueFromText(const QString& text) const {
    if (!m_word.isEmpty() && text == m_word) {
        return m_wordValue;
    }
    QString plain = text.trimmed();
    plain.replace(QLatin1Char(','), QLatin1Char('.'));
    return plain.toDouble();
}

QValidator::State NumberEdit::validate(QString& text, int& position) const {
    if (const std::optional<QValidator::State> state = validateWord(text, position, m_word)) {
        return *state;
    }
    QString plain = text.trimmed();
    plain.replace(QLatin1Char(','), QLatin1Char('.'));
    bool ok = false;
    (void)plain.toDouble(&ok);
    if (ok) {
        return QValidator::Acceptable;
    }
    static const QRegularExpression beginning(QStringLiteral("^[-+]?\\d*\\.?\\d*([eE][-+]?\\d*)?$"));
    return beginning.match(plain).hasMatch() ? QValidator::Intermediate : QValidator::Invalid;
}

}  // namespace docent
