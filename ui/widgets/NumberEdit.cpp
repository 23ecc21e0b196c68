// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/NumberEdit.h"

#include <QRegularExpression>

namespace docent {

NumberEdit::NumberEdit(QWidget* parent) : QDoubleSpinBox(parent) {
    setDecimals(15);
    setRange(-1e15, 1e15);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
}

QString NumberEdit::textFromValue(double value) const {
    return QString::number(value, 'g', 10);
}

double NumberEdit::valueFromText(const QString& text) const {
    QString plain = text.trimmed();
    plain.replace(QLatin1Char(','), QLatin1Char('.'));
    return plain.toDouble();
}

QValidator::State NumberEdit::validate(QString& text, int&) const {
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
