// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace docent {
namespace {
const char* const key = "language";
QSettings store() {
    return QSettings(QStringLiteral("Docent"), QStringLiteral("Docent"));
}
}  // namespace

QString toString(Language language) {
    return language == Language::German    ? QStringLiteral("de")
           : language == Language::English ? QStringLiteral("en")
                                           : QStringLiteral("system");
}

Language languageFromString(const QString& text) {
    return text == QLatin1String("de")   ? Language::German
           : text == QLatin1String("en") ? Language::English
                                         : Language::System;
}

Language storedLanguage() {
    return languageFromString(store().value(QLatin1String(key)).toString());
}

void storeLanguage(Language language) {
    store().setValue(QLatin1String(key), toString(language));
}

void applyLanguage(QCoreApplication& application, Language language) {
    const QLocale system = QLocale::system();
    const bool german =
        language == Language::German || (language == Language::System && system.language() == QLocale::German);
    if (!german) {
        // The window's own texts are English, and Qt's would be the desktop's: both in one language.
        QLocale::setDefault(language == Language::English && system.language() != QLocale::English
                                ? QLocale(QLocale::English)
                                : system);
        return;
    }
    if (system.language() != QLocale::German) {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    }
    for (const auto& [name, folder] :
         {std::pair{QStringLiteral("docent_de"), QStringLiteral(":/docent/translations")},
          std::pair{QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)}}) {
        auto* translator = new QTranslator(&application);
        if (translator->load(name, folder)) {
            QCoreApplication::installTranslator(translator);
        } else {
            delete translator;
        }
    }
}

}  // namespace docent
