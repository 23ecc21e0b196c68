// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/OptionWord.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

namespace docent {
namespace {

const char* const words[] = {
    QT_TRANSLATE_NOOP("OptionWord", "auto"),       QT_TRANSLATE_NOOP("OptionWord", "yes"),
    QT_TRANSLATE_NOOP("OptionWord", "no"),         QT_TRANSLATE_NOOP("OptionWord", "refuse"),
    QT_TRANSLATE_NOOP("OptionWord", "merge"),      QT_TRANSLATE_NOOP("OptionWord", "drop"),
    QT_TRANSLATE_NOOP("OptionWord", "folders"),    QT_TRANSLATE_NOOP("OptionWord", "fit"),
    QT_TRANSLATE_NOOP("OptionWord", "crop"),       QT_TRANSLATE_NOOP("OptionWord", "squash"),
    QT_TRANSLATE_NOOP("OptionWord", "cosine"),     QT_TRANSLATE_NOOP("OptionWord", "step"),
    QT_TRANSLATE_NOOP("OptionWord", "full"),       QT_TRANSLATE_NOOP("OptionWord", "adapter"),
    QT_TRANSLATE_NOOP("OptionWord", "all"),        QT_TRANSLATE_NOOP("OptionWord", "adapters"),
    QT_TRANSLATE_NOOP("OptionWord", "small"),      QT_TRANSLATE_NOOP("OptionWord", "true"),
    QT_TRANSLATE_NOOP("OptionWord", "false"),      QT_TRANSLATE_NOOP("OptionWord", "largest"),
    QT_TRANSLATE_NOOP("OptionWord", "crops"),      QT_TRANSLATE_NOOP("OptionWord", "group"),
    QT_TRANSLATE_NOOP("OptionWord", "ignore"),     QT_TRANSLATE_NOOP("OptionWord", "head"),
    QT_TRANSLATE_NOOP("OptionWord", "percentile"), QT_TRANSLATE_NOOP("OptionWord", "least-error"),
};

}  // namespace

bool isOptionWord(const QString& word) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](const char* known) { return word == QLatin1String(known); });
}

QString optionWord(const QString& word) {
    return isOptionWord(word) ? QCoreApplication::translate("OptionWord", word.toLatin1().constData()) : word;
}

}  // namespace docent
