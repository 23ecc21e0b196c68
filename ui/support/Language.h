// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace docent {

enum class Language { System, English, German };
[[nodiscard]] QString toString(Language language);  ///< "system", "en", "de"
[[nodiscard]] Language languageFromString(const QString& text);

/// What the person chose; it counts from the next start on.
[[nodiscard]] Language storedLanguage();
void storeLanguage(Language language);

/// Installs the texts of the language, Qt's own too, and makes its way of writing numbers the default. Before any
/// widget is made.
void applyLanguage(QCoreApplication& application, Language language);

}  // namespace docent
