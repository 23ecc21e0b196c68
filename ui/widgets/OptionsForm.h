// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>
#include <QVariant>
#include <QVector>
#include <QWidget>
#include <functional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/Options.h"
#include "support/Text.h"

class QFormLayout;
class QLabel;

namespace docent {

class Fold;

/// How the fields of an options struct are laid out in a form. Keys are those of the struct's `fields()`.
struct FormLayout {
    QStringList common;                  ///< shown first, in this order; the others are under "Advanced"
    QStringList hidden;                  ///< not shown; their values pass through unchanged
    QMap<QString, QString> labels;       ///< instead of the words of the key
    QMap<QString, QStringList> choices;  ///< the words that a text field takes
    QStringList names = {};              ///< fields whose choices are names, which are the same in every language
};

/// A form made from the `fields()` of an options struct: it has no default of its own. Problems that the struct finds
/// in itself are shown as they appear.
class OptionsForm final : public QWidget {
    Q_OBJECT
public:
    explicit OptionsForm(QWidget* parent = nullptr);

    /// `check` gets what the form holds and returns its problems.
    template <typename Options>
    void setOptions(const Options& options, const FormLayout& layout,
                    std::function<std::vector<std::string>(const Options&)> check = {}) {
        clear();
        Options copy = options;
        QVector<Field> fields;
        copy.fields([&](const char* key, auto& value, const char* help) { fields << makeField(key, value, help); });
        build(fields, layout);
        m_check = [this, options, check]() -> QStringList {
            return check ? qsList(check(read(options))) : QStringList();
        };
        validate();
    }
    /// The options as the form holds them now; fields that are not shown keep the value of `base`.
    template <typename Options>
    [[nodiscard]] Options read(const Options& base) const {
        Options options = base;
        options.fields([&](const char* key, auto& value, const char*) { readField(QLatin1String(key), value); });
        return options;
    }
    /// In the words of the window: a field has its label.
    [[nodiscard]] QStringList problems() const { return m_problems; }
    [[nodiscard]] bool isValid() const { return m_problems.isEmpty(); }
    /// For a form whose problems are told beside it, where they are in view.
    void leaveProblemsToOthers() { m_tellsProblems = false; }
    /// The editor of a field, named "option_<key>"; null where it is not shown.
    [[nodiscard]] QWidget* editor(const QString& key) const;
    /// Where the editors of the common fields begin, for rows that stand above or below them.
    [[nodiscard]] int editorColumn() const;
    [[nodiscard]] QVariant value(const QString& key) const;
    void setValue(const QString& key, const QVariant& value);
    /// Checks again, for a check that depends on more than the form.
    void validate();

Q_SIGNALS:
    void changed();
    void validityChanged(bool valid);
    void unfolded();

private:
    enum class Kind { Bool, Int, Big, Unsigned, Real, Text, Choice, Words, Ints, Reals };
    struct Field {
        QString key;
        QString help;
        Kind kind = Kind::Text;
        QVariant value;
        QStringList choices;
        bool areNames = false;
        QWidget* editor = nullptr;
        QLabel* label = nullptr;
    };

    /// A field that a problem names, by its key or in words.
    struct Mention {
        int field;
        qsizetype begin;
        qsizetype end;
    };
    [[nodiscard]] QVector<Mention> mentions(const QString& problem) const;
    [[nodiscard]] QString withLabels(const QString& problem) const;
    /// That "key: what is wrong" is about; -1 where a problem does not begin so.
    [[nodiscard]] int fieldOf(const QString& problem) const;

    template <typename Value>
    static Field makeField(const char* key, const Value& value, const char* help) {
        Field field;
        field.key = QLatin1String(key);
        field.help = QString::fromUtf8(help);
        if constexpr (std::is_enum_v<Value>) {
            field.kind = Kind::Choice;
            field.value = qs(enumName(value));
            for (const auto& [candidate, name] : EnumNames<Value>::values) {
                field.choices << qs(std::string(name));
            }
        } else if constexpr (std::is_same_v<Value, bool>) {
            field.kind = Kind::Bool;
            field.value = value;
        } else if constexpr (std::is_same_v<Value, int>) {
            field.kind = Kind::Int;
            field.value = value;
        } else if constexpr (std::is_same_v<Value, std::uint64_t>) {
            field.kind = Kind::Unsigned;
            field.value = static_cast<qulonglong>(value);
        } else if constexpr (std::is_integral_v<Value>) {
            field.kind = Kind::Big;
            field.value = static_cast<qlonglong>(value);
        } else if constexpr (std::is_floating_point_v<Value>) {
            field.kind = Kind::Real;
            field.value = value;
        } else if constexpr (std::is_same_v<Value, std::string>) {
            field.value = qs(value);
        } else {
            using Item = typename Value::value_type;
            field.kind = std::is_floating_point_v<Item> ? Kind::Reals
                         : std::is_integral_v<Item>     ? Kind::Ints
                                                        : Kind::Words;
            QStringList words;
            for (const Item& item : value) {
                if constexpr (std::is_same_v<Item, std::string>) {
                    words << qs(item);
                } else if constexpr (std::is_floating_point_v<Item>) {
                    words << QString::number(item, 'g', 12);
                } else {
                    words << QString::number(item);
                }
            }
            field.value = words;
        }
        return field;
    }
    template <typename Value>
    void readField(const QString& key, Value& value) const {
        if (!editor(key)) {
            return;
        }
        const QVariant held = this->value(key);
        if constexpr (std::is_enum_v<Value>) {
            value = enumValue<Value>(held.toString().toStdString(), key.toStdString());
        } else if constexpr (std::is_same_v<Value, bool>) {
            value = held.toBool();
        } else if constexpr (std::is_same_v<Value, std::uint64_t>) {
            value = held.toULongLong();
        } else if constexpr (std::is_integral_v<Value>) {
            value = static_cast<Value>(held.toLongLong());
        } else if constexpr (std::is_floating_point_v<Value>) {
            value = held.toDouble();
        } else if constexpr (std::is_same_v<Value, std::string>) {
            value = held.toString().toStdString();
        } else {
            using Item = typename Value::value_type;
            value.clear();
            for (const QString& word : held.toStringList()) {
                if constexpr (std::is_same_v<Item, std::string>) {
                    value.push_back(word.toStdString());
                } else if constexpr (std::is_floating_point_v<Item>) {
                    value.push_back(word.toDouble());
                } else {
                    value.push_back(static_cast<Item>(word.toLongLong()));
                }
            }
        }
    }

    void clear();
    void build(QVector<Field> fields, const FormLayout& layout);
    QWidget* makeEditor(const Field& field);
    [[nodiscard]] QStringList unreadable() const;
    void onEdited();

    QVector<Field> m_fields;
    QFormLayout* m_common;
    QFormLayout* m_advanced;
    Fold* m_fold;
    QLabel* m_problemLabel;
    bool m_tellsProblems = true;
    std::function<QStringList()> m_check;
    QStringList m_problems;
};

}  // namespace docent
