// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/OptionsForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QSet>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "support/CoreText.h"
#include "support/OptionWord.h"
#include "support/Role.h"
#include "support/Text.h"
#include "widgets/CountEdit.h"
#include "widgets/Fold.h"
#include "widgets/Labels.h"
#include "widgets/NumberEdit.h"
#include "widgets/NumberList.h"

namespace docent {
namespace {

/// "learning_rate" -> "Learning rate"
QString wordsOf(const QString& key) {
    QString words = key;
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    words[0] = words[0].toUpper();
    return words;
}

/// After the key with which a problem begins.
const QString prefixEnd = QStringLiteral(": ");

/// The number that a help says stands for something: "passes over the images (0: chosen, more of few)".
struct NumberWord {
    int value = 0;
    QString word;  ///< "chosen"; "" = there is none
};

NumberWord wordOf(const QString& help) {
    static const QRegularExpression word(QStringLiteral("\\((-?\\d+): ([^),;]+)"));
    const QRegularExpressionMatch match = word.match(coreText(help));
    return {match.captured(1).toInt(), match.captured(2)};
}

QFormLayout* makeFormLayout(QWidget* parent) {
    auto* layout = new QFormLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(14);
    layout->setVerticalSpacing(8);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return layout;
}

/// Switches its box as a click on a check box's own words does, which do not wrap.
class BoxWords final : public QLabel {
public:
    BoxWords(QCheckBox* box, const QString& text) : QLabel(text), m_box(box) {
        setWordWrap(true);
        setTextFormat(Qt::PlainText);
    }

protected:
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
    void mouseReleaseEvent(QMouseEvent* event) override {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()) && m_box->isEnabled()) {
            m_box->setFocus(Qt::MouseFocusReason);
            m_box->click();
        }
    }

private:
    QCheckBox* m_box;
};

QWidget* withWords(QCheckBox* box, const QString& text) {
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(box, 0, Qt::AlignTop);
    row->addWidget(new BoxWords(box, text), 1);
    return both;
}

}  // namespace

OptionsForm::OptionsForm(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* common = new QWidget;
    m_common = makeFormLayout(common);
    layout->addWidget(common);
    m_fold = new Fold(tr("A&dvanced"));
    m_fold->setObjectName(QStringLiteral("advanced"));
    m_advanced = makeFormLayout(m_fold->content());
    layout->addWidget(m_fold);
    connect(m_fold, &Fold::opened, this, &OptionsForm::unfolded);
    m_problemLabel = makeProblem(QStringLiteral("problems"));
    layout->addWidget(m_problemLabel);
}

void OptionsForm::clear() {
    m_check = {};
    m_fields.clear();
    for (QFormLayout* layout : {m_common, m_advanced}) {
        while (layout->rowCount() > 0) {
            layout->removeRow(0);
        }
    }
}

void OptionsForm::build(QVector<Field> fields, const FormLayout& layout) {
    // The common ones in the order of the layout, then the others in the order of the struct.
    for (const QString& key : layout.common) {
        for (Field& field : fields) {
            if (field.key == key) {
                m_fields << field;
            }
        }
    }
    for (Field& field : fields) {
        if (!layout.common.contains(field.key) && !layout.hidden.contains(field.key)) {
            m_fields << field;
        }
    }
    bool anyAdvanced = false;
    for (Field& field : m_fields) {
        if (layout.choices.contains(field.key)) {
            field.kind = Kind::Choice;
            field.choices = layout.choices.value(field.key);
            field.areNames = layout.names.contains(field.key);
        }
        const QString label = layout.labels.value(field.key, coreText(wordsOf(field.key)));
        field.editor = makeEditor(field);
        field.editor->setObjectName(QStringLiteral("option_") + field.key);
        field.editor->setToolTip(coreText(field.help));
        field.editor->setAccessibleName(label);
        field.editor->setAccessibleDescription(coreText(field.help));
        field.label = new QLabel(label);
        field.label->setToolTip(coreText(field.help));
        field.label->setBuddy(field.editor);
        const bool common = layout.common.contains(field.key);
        anyAdvanced = anyAdvanced || !common;
        QFormLayout* form = common ? m_common : m_advanced;
        auto* box = qobject_cast<QCheckBox*>(field.editor);
        form->addRow(field.label, box != nullptr ? withWords(box, coreText(field.help)) : field.editor);
    }
    m_fold->setVisible(anyAdvanced);
    // The editors below begin where those above do, or farther right: the common ones do not get narrower by it.
    int widest = 0;
    for (const Field& field : m_fields) {
        if (layout.common.contains(field.key)) {
            field.label->ensurePolished();
            widest = std::max(widest, field.label->sizeHint().width());
        }
    }
    for (const Field& field : m_fields) {
        field.label->setMinimumWidth(widest);
    }
}

QWidget* OptionsForm::makeEditor(const Field& field) {
    switch (field.kind) {
        case Kind::Bool: {
            auto* box = new QCheckBox;
            box->setChecked(field.value.toBool());
            connect(box, &QCheckBox::toggled, this, &OptionsForm::onEdited);
            return box;
        }
        case Kind::Int:
        case Kind::Big: {
            // The struct says what is too small or too large, in words; the editor only keeps what an int can hold.
            auto* spin = new CountEdit;
            spin->setValue(field.value.toInt());
            const NumberWord word = wordOf(field.help);
            spin->setWord(word.value, word.word);
            spin->setMinimumWidth(120);
            connect(spin, &QSpinBox::valueChanged, this, &OptionsForm::onEdited);
            return spin;
        }
        case Kind::Real: {
            auto* edit = new NumberEdit;
            edit->setValue(field.value.toDouble());
            const NumberWord word = wordOf(field.help);
            edit->setWord(word.value, word.word);
            edit->setMinimumWidth(120);
            connect(edit, &NumberEdit::valueChanged, this, &OptionsForm::onEdited);
            return edit;
        }
        case Kind::Choice: {
            auto* box = new QComboBox;
            for (const QString& word : field.choices) {
                box->addItem(field.areNames ? word : optionWord(word), word);
            }
            box->setCurrentIndex(box->findData(field.value.toString()));
            connect(box, &QComboBox::currentIndexChanged, this, &OptionsForm::onEdited);
            return box;
        }
        case Kind::Unsigned:
        case Kind::Text:
        case Kind::Words:
        case Kind::Ints:
        case Kind::Reals:
            break;
    }
    const bool list = field.kind == Kind::Words || field.kind == Kind::Ints || field.kind == Kind::Reals;
    auto* edit = new QLineEdit(list ? field.value.toStringList().join(QStringLiteral(", ")) : field.value.toString());
    if (field.kind == Kind::Unsigned) {
        edit->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,20}")), edit));
    }
    edit->setPlaceholderText(field.kind == Kind::Reals ? tr("values, as in 0.01, 0.1")
                             : list                    ? tr("values, with commas between")
                                                       : QString());
    connect(edit, &QLineEdit::textChanged, this, &OptionsForm::onEdited);
    return edit;
}

QWidget* OptionsForm::editor(const QString& key) const {
    for (const Field& field : m_fields) {
        if (field.key == key) {
            return field.editor;
        }
    }
    return nullptr;
}

int OptionsForm::editorColumn() const {
    int widest = 0;
    for (const Field& field : m_fields) {
        if (field.label && m_common->indexOf(field.label) >= 0) {
            widest = std::max(widest, field.label->sizeHint().width());
        }
    }
    return widest + m_common->horizontalSpacing();
}

QVariant OptionsForm::value(const QString& key) const {
    for (const Field& field : m_fields) {
        if (field.key != key) {
            continue;
        }
        if (const auto* box = qobject_cast<QCheckBox*>(field.editor)) {
            return box->isChecked();
        }
        if (const auto* spin = qobject_cast<QSpinBox*>(field.editor)) {
            return spin->value();
        }
        if (const auto* edit = qobject_cast<NumberEdit*>(field.editor)) {
            return edit->value();
        }
        if (const auto* box = qobject_cast<QComboBox*>(field.editor)) {
            return box->currentData();
        }
        const QString text = qobject_cast<QLineEdit*>(field.editor)->text();
        switch (field.kind) {
            case Kind::Words:
            case Kind::Ints:
                return listWords(text);
            case Kind::Reals:
                return realWords(text);
            case Kind::Unsigned:
                return text.toULongLong();
            default:
                return text.trimmed();
        }
    }
    return {};
}

void OptionsForm::setValue(const QString& key, const QVariant& value) {
    QWidget* widget = editor(key);
    if (auto* box = qobject_cast<QCheckBox*>(widget)) {
        box->setChecked(value.toBool());
    } else if (auto* spin = qobject_cast<QSpinBox*>(widget)) {
        spin->setValue(value.toInt());
    } else if (auto* number = qobject_cast<NumberEdit*>(widget)) {
        number->setValue(value.toDouble());
    } else if (auto* combo = qobject_cast<QComboBox*>(widget)) {
        combo->setCurrentIndex(combo->findData(value.toString()));
    } else if (auto* edit = qobject_cast<QLineEdit*>(widget)) {
        edit->setText(value.toString());
    }
}

QStringList OptionsForm::unreadable() const {
    QStringList problems;
    for (const Field& field : m_fields) {
        if (field.kind != Kind::Ints && field.kind != Kind::Reals) {
            continue;
        }
        for (const QString& word : value(field.key).toStringList()) {
            bool ok = false;
            if (field.kind == Kind::Ints) {
                (void)word.toLongLong(&ok);
            } else {
                (void)word.toDouble(&ok);
            }
            if (!ok) {
                problems << tr("%1: '%2' is not a number").arg(field.label->text(), word);
            }
        }
    }
    return problems;
}

void OptionsForm::onEdited() {
    validate();
    Q_EMIT changed();
}

QVector<OptionsForm::Mention> OptionsForm::mentions(const QString& problem) const {
    QVector<Mention> found;
    for (int i = 0; i < m_fields.size(); ++i) {
        const QString& key = m_fields[i].key;
        const QSet<QString> names = {key, wordsOf(key)};
        for (const QString& name : names) {
            const QRegularExpression whole(
                QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(QRegularExpression::escape(name)),
                QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
            for (const QRegularExpressionMatch& match : whole.globalMatch(problem)) {
                found << Mention{.field = i, .begin = match.capturedStart(), .end = match.capturedEnd()};
            }
        }
    }
    // The longest first: "Halving budget" is no mention of "Halving".
    std::stable_sort(found.begin(), found.end(),
                     [](const Mention& a, const Mention& b) { return a.end - a.begin > b.end - b.begin; });
    QVector<Mention> apart;
    for (const Mention& one : std::as_const(found)) {
        if (std::none_of(apart.cbegin(), apart.cend(),
                         [&one](const Mention& other) { return one.begin < other.end && other.begin < one.end; })) {
            apart << one;
        }
    }
    std::sort(apart.begin(), apart.end(), [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    return apart;
}

int OptionsForm::fieldOf(const QString& problem) const {
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(),
                                    [&](const auto& field) { return problem.startsWith(field.key + prefixEnd); });
    return found == m_fields.cend() ? -1 : static_cast<int>(found - m_fields.cbegin());
}

QString OptionsForm::withLabels(const QString& problem) const {
    QString told;
    qsizetype end = 0;
    for (const Mention& mention : mentions(problem)) {
        const QString word = problem.mid(mention.begin, mention.end - mention.begin);
        if (mention.begin == 0 || word.contains(QLatin1Char('_'))) {
            told += problem.mid(end, mention.begin - end) + quoted(m_fields[mention.field].label->text());
            end = mention.end;
        }
    }
    return told + problem.mid(end);
}

void OptionsForm::validate() {
    const bool wasValid = isValid();
    m_problems = unreadable();
    QStringList found = m_problems;
    if (found.isEmpty() && m_check) {
        found = m_check();
        for (const QString& problem : std::as_const(found)) {
            if (const int field = fieldOf(problem); field >= 0) {
                const Field& of = m_fields[field];
                const QString rest = problem.mid(of.key.size() + prefixEnd.size());
                m_problems << quoted(of.label->text()) + prefixEnd + withLabels(coreText(rest));
            } else {
                m_problems << withLabels(coreText(problem));
            }
        }
    }
    m_problemLabel->setText(m_problems.join(QLatin1Char('\n')));
    m_problemLabel->setVisible(m_tellsProblems && !m_problems.isEmpty());
    QSet<int> named;
    for (const QString& problem : std::as_const(found)) {
        if (const int field = fieldOf(problem); field >= 0) {
            named << field;
            continue;
        }
        for (const Mention& mention : mentions(problem)) {
            named << mention.field;
        }
    }
    for (int i = 0; i < m_fields.size(); ++i) {
        setRole(m_fields[i].label, named.contains(i) ? Role::Problem : Role::None);
    }
    if (wasValid != isValid()) {
        Q_EMIT validityChanged(isValid());
    }
}

}  // namespace docent
