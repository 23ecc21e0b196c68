// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace docent {

[[nodiscard]] inline QString qs(const std::string& text) {
    return QString::fromStdString(text);
}
[[nodiscard]] QString qs(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path toPath(const QString& text);
[[nodiscard]] QStringList qsList(const std::vector<std::string>& texts);

/// "62.1 %"
[[nodiscard]] QString percent(double fraction, int decimals = 1);
/// "12,034" in the locale of the desktop.
[[nodiscard]] QString number(std::int64_t value);
/// `one` for 1, else `many` with its %1 filled: Docent's own texts are shown without a translation file, which is where
/// Qt looks for the plurals of %n.
[[nodiscard]] QString counted(std::int64_t count, const QString& one, const QString& many);
/// “Test accuracy”, between the marks of the window's language.
[[nodiscard]] QString quoted(const QString& text);
/// A message of the core in the words of the forms: an option that it names, "--small-classes merge", becomes “Small
/// classes: merge”.
[[nodiscard]] QString inWindowWords(const QString& message);
/// The first `level` parts of a label path, "animals/birds" of "animals/birds/owl" at 2; the whole path for 0.
[[nodiscard]] QString labelAtLevel(const QString& path, int level);
/// "12.3 MB"
[[nodiscard]] QString byteSize(std::uint64_t bytes);
/// "3 min 10 s"
[[nodiscard]] QString duration(double seconds);
/// "2026-11-24 17:20" in local time, from "2026-11-24T16:20:05Z".
[[nodiscard]] QString localTime(const std::string& utc);
/// The size of a file, or of all files in a folder; 0 where it is missing.
[[nodiscard]] std::uint64_t sizeOnDisk(const std::filesystem::path& path);

}  // namespace docent
