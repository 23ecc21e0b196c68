// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/NumberList.h"

#include <QRegularExpression>

namespace docent {
namespace {

QStringList wordsBetween(const QString& text, const QRegularExpression& separator) {
    QStringList words;
    for (const QString& part : text.split(separator, Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty()) {
            words << part.trimmed();
        }
    }
    return words;
}

}  // namespace

QStringList listWords(const QString& text) {
    static const QRegularExpression separator(QStringLiteral("[,;]"));
    return wordsBetween(text, separator);
}

QStringList realWords(const QString& text, const QLocale& locale) {
    if (locale.decimalPoint() != QLatin1String(",")) {
        return listWords(text);
    }
    static const QRegularExpression separator(QStringLiteral(";|,(?!\\d)|(?<!\\d),"));
    QStringList words = wordsBetween(text, separator);
    for (QString& word : words) {
        word.replace(QLatin1Char(','), QLatin1Char('.'));
    }
    return words;
}

}  // namespace docent
