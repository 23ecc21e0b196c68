// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CoreText.h"

#include <QCoreApplication>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QStringList>
#include <QVector>
#include <algorithm>
#include <optional>

#include "base/Error.h"
#include "support/Text.h"

namespace docent {
namespace {

// clang-format off
const char* const sources[] = {
#include "support/CoreTexts.inc"
};
// clang-format on

constexpr qsizetype mostKept = 2000;

/// A message with gaps, and what it is in the language of the window.
struct Pattern {
    QString anchor;  ///< its longest piece without a gap, to pass over most patterns quickly
    QRegularExpression expression;
    QVector<int> gaps;  ///< the number of each gap, in the order in which they stand
    QString translation;
    qsizetype letters = 0;  ///< outside the gaps
};

class Translations;
QString translate(const Translations& translations, const QString& text);

class Translations {
public:
    Translations() {
        static const QRegularExpression gap(QStringLiteral("%([1-9])"));
        for (const char* source : sources) {
            const QString text = QString::fromUtf8(source);
            const QString translated = QCoreApplication::translate("Core", source);
            if (translated == text) {
                continue;
            }
            if (!text.contains(gap)) {
                m_whole[text] = translated;
                continue;
            }
            Pattern pattern;
            pattern.translation = translated;
            QString expression = QStringLiteral("^");
            qsizetype at = 0;
            const auto addPiece = [&](const QString& piece) {
                expression += QRegularExpression::escape(piece);
                pattern.letters += piece.size();
                if (piece.size() > pattern.anchor.size()) {
                    pattern.anchor = piece;
                }
            };
            for (const QRegularExpressionMatch& match : gap.globalMatch(text)) {
                addPiece(text.mid(at, match.capturedStart() - at));
                expression += QStringLiteral("(.*?)");
                pattern.gaps << match.captured(1).toInt();
                at = match.capturedEnd();
            }
            addPiece(text.mid(at));
            pattern.expression =
                QRegularExpression(expression + QLatin1Char('$'), QRegularExpression::DotMatchesEverythingOption);
            m_patterns << pattern;
        }
        // The one that says most is the one that made the message.
        std::sort(m_patterns.begin(), m_patterns.end(),
                  [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
    }

    [[nodiscard]] bool isEmpty() const { return m_whole.isEmpty() && m_patterns.isEmpty(); }

    [[nodiscard]] std::optional<QString> sentence(const QString& text) const {
        if (const auto found = m_whole.constFind(text); found != m_whole.cend()) {
            return *found;
        }
        for (const Pattern& pattern : m_patterns) {
            if (!text.contains(pattern.anchor)) {
                continue;
            }
            const QRegularExpressionMatch match = pattern.expression.match(text);
            if (match.hasMatch()) {
                QString result = pattern.translation;
                // From the last: a value may hold a "%1" of its own.
                QVector<QPair<qsizetype, QPair<qsizetype, QString>>> places;
                for (int i = 0; i < pattern.gaps.size(); ++i) {
                    const QString mark = QStringLiteral("%%1").arg(pattern.gaps[i]);
                    for (qsizetype at = result.indexOf(mark); at >= 0; at = result.indexOf(mark, at + 1)) {
                        places << qMakePair(at, qMakePair(mark.size(), valueOf(match.captured(i + 1))));
                    }
                }
                std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
                for (const auto& [at, value] : places) {
                    result.replace(at, value.first, value.second);
                }
                return result;
            }
        }
        return std::nullopt;
    }

private:
    /// A value may be a message again, "There is no node: FILE has the columns a and b"; a name is no sentence.
    [[nodiscard]] QString valueOf(const QString& captured) const {
        return captured.contains(QLatin1Char(' ')) ? translate(*this, captured) : captured;
    }

    QHash<QString, QString> m_whole;
    QVector<Pattern> m_patterns;
};

QString translate(const Translations& translations, const QString& text) {
    if (const auto whole = translations.sentence(text)) {
        return *whole;
    }
    // What is wrong with an option: "also: There is no proxy 'x'".
    static const QRegularExpression ofOption(QStringLiteral("^([a-z][a-z_]*: )(.+)$"),
                                             QRegularExpression::DotMatchesEverythingOption);
    if (const QRegularExpressionMatch match = ofOption.match(text); match.hasMatch()) {
        return match.captured(1) + translate(translations, match.captured(2));
    }
    // Messages of several sentences, and progress in several parts.
    for (const QString& separator : {QStringLiteral(". "), QStringLiteral("; "), QStringLiteral(", ")}) {
        if (!text.contains(separator)) {
            continue;
        }
        QStringList parts = text.split(separator);
        bool any = false;
        for (QString& part : parts) {
            const bool stop = part.endsWith(QLatin1Char('.'));
            const QString bare = stop ? part.chopped(1) : part;
            if (auto found = translations.sentence(part)) {
                part = *found;
                any = true;
            } else if (stop && (found = translations.sentence(bare))) {
                part = *found + QLatin1Char('.');
                any = true;
            } else if (const auto withStop = translations.sentence(part + QLatin1Char('.'))) {
                part = withStop->chopped(1);
                any = true;
            }
        }
        if (any) {
            return parts.join(separator);
        }
    }
    return text;
}

}  // namespace

QString coreText(const QString& english) {
    // Made at the first message, when the translators are installed.
    static const Translations translations;
    if (translations.isEmpty() || english.isEmpty()) {
        return english;
    }
    static QMutex mutex;
    static QHash<QString, QString> known;
    {
        const QMutexLocker lock(&mutex);
        if (const auto found = known.constFind(english); found != known.cend()) {
            return *found;
        }
    }
    const QString text = translate(translations, english);
    const QMutexLocker lock(&mutex);
    if (known.size() >= mostKept) {
        known.clear();
    }
    known[english] = text;
    return text;
}

QString coreText(const std::string& english) {
    return coreText(qs(english));
}

QString errorText(const std::exception& error) {
    if (const auto* own = dynamic_cast<const Error*>(&error)) {
        const QString reason = coreText(own->reason()) + QLatin1Char('.');
        return own->mend().empty() ? reason : QStringLiteral("%1 %2.").arg(reason, coreText(own->mend()));
    }
    return coreText(QString::fromUtf8(error.what()));
}

}  // namespace docent
