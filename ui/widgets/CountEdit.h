// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace docent {

/// A spin box for whole numbers of any size, of which zero may have a word.
class CountEdit final : public QSpinBox {
    Q_OBJECT
public:
    explicit CountEdit(QWidget* parent = nullptr);
    /// "chosen", shown instead of 0.
    void setZeroText(const QString& text);

    [[nodiscard]] QString textFromValue(int value) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;

private:
    QString m_zero;
};

/// Where a person types beside the word that a field shows for zero, the word goes.
[[nodiscard]] QString withoutZeroText(const QString& text, const QString& zero);

}  // namespace docent
