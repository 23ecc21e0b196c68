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
    static const QRegularExpression between(QStringLiteral("[;\\s]+,?|,(?!\\d)"));
    static const QRegularExpression afterExponent(QStringLiteral("([eE][-+]?\\d+),"));
    QStringList words;
    for (const QString& chunk : wordsBetween(text, between)) {
        if (chunk.contains(QLatin1Char('.'))) {  // written as for the command line
            words << listWords(chunk);
            continue;
        }
        for (QString word : QString(chunk).replace(afterExponent, QStringLiteral("\\1;")).split(QLatin1Char(';'))) {
            words << word.replace(QLatin1Char(','), QLatin1Char('.'));
        }
    }
    return words;
}

}  // namespace docent
