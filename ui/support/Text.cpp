// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

#include "base/Files.h"
#include "support/CoreText.h"
#include "support/OptionWord.h"

namespace docent {

QString qs(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(QFile::encodeName(text.trimmed()).toStdString());
}

QStringList qsList(const std::vector<std::string>& texts) {
    QStringList list;
    for (const std::string& text : texts) {
        list << qs(text);
    }
    return list;
}

QString percent(double fraction, int decimals) {
    return QStringLiteral("%1 %").arg(QLocale().toString(100.0 * fraction, 'f', decimals));
}

QString number(std::int64_t value) {
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString counted(std::int64_t count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(number(count));
}

QString quoted(const QString& text) {
    return QCoreApplication::translate("Text", "“%1”").arg(text);
}

QString inWindowWords(const QString& message) {
    static const QRegularExpression option(QStringLiteral("(?<![\\w-])--([a-z][a-z-]+)(?: ([a-z-]+))?"));
    QString words;
    qsizetype end = 0;
    for (const QRegularExpressionMatch& match : option.globalMatch(message)) {
        QString name = match.captured(1).replace(QLatin1Char('-'), QLatin1Char(' '));
        name[0] = name[0].toUpper();
        name = coreText(name);
        const bool hasValue = isOptionWord(match.captured(2));
        if (hasValue) {
            name += QStringLiteral(": ") + optionWord(match.captured(2));
        }
        words += message.mid(end, match.capturedStart() - end) + quoted(name);
        end = match.capturedEnd(hasValue ? 0 : 1);
    }
    return words + message.mid(end);
}

QString labelAtLevel(const QString& path, int level) {
    return level <= 0 ? path : path.section(QLatin1Char('/'), 0, level - 1);
}

QString byteSize(std::uint64_t bytes) {
    QString text = qs(formatBytes(bytes));
    return text.replace(QLatin1Char('.'), QLocale().decimalPoint());
}

QString duration(double seconds) {
    return qs(formatDuration(seconds));
}

QString localTime(const std::string& utc) {
    const QDateTime time = QDateTime::fromString(qs(utc), Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : qs(utc);
}

std::uint64_t sizeOnDisk(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        const auto size = std::filesystem::file_size(path, error);
        return error ? 0 : size;
    }
    std::uint64_t sum = 0;
    for (std::filesystem::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        const auto size = it->is_regular_file(ignored) ? it->file_size(ignored) : 0;
        sum += ignored ? 0 : size;
    }
    return sum;
}

}  // namespace docent
