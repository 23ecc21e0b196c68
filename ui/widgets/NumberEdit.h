// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace docent {

/// A spin box for numbers of any size: shows the shortest text ("0.0001", "1e-06") and takes exponents. One of them
/// may have a word.
class NumberEdit final : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit NumberEdit(QWidget* parent = nullptr);
    /// Shown instead of that value: "chosen" for 0. "" = none.
    void setWord(double value, const QString& word);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;

private:
    double m_wordValue = 0;
    QString m_word;
};

}  // namespace docent
