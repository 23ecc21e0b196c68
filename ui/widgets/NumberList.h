// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>

namespace docent {

/// The words of a list as a person writes it, with commas or semicolons between: "a, b" or "a; b".
[[nodiscard]] QStringList listWords(const QString& text);

/// Those of a list of numbers with fractions, each with a point as in C. Where the language has a decimal comma, one
/// between two digits is it, and a space or a semicolon tells the numbers apart: "0,03; 0,1" and "0,03, 0,1" are two.
/// So is what has points, as a command line takes it: "0.03,0.1".
[[nodiscard]] QStringList realWords(const QString& text, const QLocale& locale = QLocale());

}  // namespace docent
