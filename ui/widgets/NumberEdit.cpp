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

void NumberEdit::setZeroText(const QString& text) {
    m_zero = text;
    const double shown = value();
    setValue(shown + 1);  // or the text stays
    setValue(shown);
}

QString NumberEdit::textFromValue(double value) const {
    if (value == 0 && !m_zero.isEmpty()) {
        return m_zero;
    }
    return QString::number(value, 'g', 10);
}

double NumberEdit::valueFromText(const QString& text) const {
    QString plain = text.trimmed();
    plain.replace(QLatin1Char(','), QLatin1Char('.'));
    return plain.toDouble();  // 0 of the word for it
}

QValidator::State NumberEdit::validate(QString& text, int& position) const {
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
