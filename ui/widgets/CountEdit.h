// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>
#include <optional>

namespace docent {

/// A spin box for whole numbers of any size, of which one may have a word.
class CountEdit final : public QSpinBox {
    Q_OBJECT
public:
    explicit CountEdit(QWidget* parent = nullptr);
    /// Shown instead of that value: "chosen" for 0. "" = none.
    void setWord(int value, const QString& word);

    [[nodiscard]] QString textFromValue(int value) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;

private:
    int m_wordValue = 0;
    QString m_word;
};

/// Of a text beside or within the word that a field shows for a number: what is typed beside it takes the word away.
/// Nothing where the text is to be looked at as a number.
[[nodiscard]] std::optional<QValidator::State> validateWord(QString& text, int& position, const QString& word);

}  // namespace docent
