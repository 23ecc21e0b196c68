// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TrialModelMenu.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <algorithm>

#include "support/Session.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {
constexpr int mostModels = 4;
constexpr qsizetype firstModels = 2;
}  // namespace

QString TrialChoice::title() const {
    return run.isEmpty() ? QFileInfo(folder).fileName() : run;
}

TrialModelMenu::TrialModelMenu(QAction* addExported, QWidget* parent)
    : QToolButton(parent), m_addExported(addExported) {
    setMenu(new QMenu(this));
    menu()->setObjectName(QStringLiteral("trialModelsMenu"));
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(docent::icon(QStringLiteral("runs")));
    setToolTip(tr("The models that name the picture, side by side"));
    rebuild();
}

void TrialModelMenu::setSession(Session* session) {
    m_session = session;
    m_candidates.clear();
    m_isTouched = false;
    setEnabled(session != nullptr);
    reload();
}

void TrialModelMenu::reload() {
    QList<Candidate> candidates;
    if (m_session) {
        for (const RunRecord& run : m_session->runs()) {
            const TrialChoice choice{.run = qs(run.name), .folder = {}, .weights = qs(run.weightsHash)};
            if (run.state == ModelState::Complete) {
                const bool wasChosen = std::any_of(m_candidates.begin(), m_candidates.end(), [&](const Candidate& one) {
                    return one.isChosen && one.choice.isSameModel(choice);
                });
                candidates << Candidate{choice, wasChosen, run.evaluation.accuracy};
            }
        }
    }
    for (const Candidate& candidate : std::as_const(m_candidates)) {
        if (candidate.choice.run.isEmpty()) {
            candidates << candidate;
        }
    }
    if (!m_isTouched) {
        chooseFirst(candidates);
    }
    m_candidates = candidates;
    rebuild();
    Q_EMIT chosenChanged();
}

/// What is chosen stays; while there are few, the most accurate runs on the newest run's task join them.
void TrialModelMenu::chooseFirst(QList<Candidate>& candidates) const {
    const auto runOf = [this](const Candidate& candidate) -> const RunRecord* {
        const std::vector<RunRecord>& runs = m_session->runs();
        const auto found = std::find_if(runs.begin(), runs.end(),
                                        [&](const RunRecord& run) { return qs(run.name) == candidate.choice.run; });
        return found == runs.end() ? nullptr : &*found;
    };
    const RunRecord* newest = nullptr;
    for (const Candidate& candidate : std::as_const(candidates)) {
        const RunRecord* run = m_session ? runOf(candidate) : nullptr;
        newest = run && (!newest || run->created > newest->created) ? run : newest;
    }
    auto left = firstModels - std::count_if(candidates.cbegin(), candidates.cend(),
                                            [](const Candidate& candidate) { return candidate.isChosen; });
    for (; left > 0 && newest; --left) {
        Candidate* best = nullptr;
        double accuracy = -1;
        for (Candidate& candidate : candidates) {
            const RunRecord* run = runOf(candidate);
            if (run && !candidate.isChosen && run->task == newest->task && run->evaluation.accuracy > accuracy) {
                best = &candidate;
                accuracy = run->evaluation.accuracy;
            }
        }
        if (!best) {
            return;
        }
        best->isChosen = true;
    }
}

QList<TrialChoice> TrialModelMenu::chosen() const {
    QList<TrialChoice> choices;
    for (const Candidate& candidate : m_candidates) {
        if (candidate.isChosen) {
            choices << candidate.choice;
        }
    }
    return choices;
}

void TrialModelMenu::choose(const TrialChoice& choice) {
    if (std::none_of(m_candidates.begin(), m_candidates.end(),
                     [&](const Candidate& one) { return one.choice.isSameModel(choice); })) {
        m_candidates << Candidate{choice, false};
    }
    setChosen(choice, true);
}

void TrialModelMenu::chooseOnly(const TrialChoice& choice) {
    for (Candidate& candidate : m_candidates) {
        candidate.isChosen = false;
    }
    choose(choice);
}

void TrialModelMenu::setChosen(const TrialChoice& choice, bool isChosen) {
    m_isTouched = true;
    for (Candidate& candidate : m_candidates) {
        candidate.isChosen = candidate.choice.isSameModel(choice) ? isChosen : candidate.isChosen;
    }
    auto count = chosen().size();
    for (Candidate& candidate : m_candidates) {
        if (count > mostModels && candidate.isChosen && !candidate.choice.isSameModel(choice)) {
            candidate.isChosen = false;
            --count;
            if (m_session) {
                m_session->say(tr("At most %1 models stand side by side.").arg(number(mostModels)));
            }
        }
    }
    rebuild();
    Q_EMIT chosenChanged();
}

void TrialModelMenu::rebuild() {
    // Its actions are not deleted while one of them is being triggered.
    for (QAction* action : menu()->actions()) {
        menu()->removeAction(action);
        if (action != m_addExported) {
            action->deleteLater();
        }
    }
    for (const Candidate& candidate : std::as_const(m_candidates)) {
        QString text = candidate.choice.title();
        if (candidate.accuracy >= 0) {
            text += QLatin1Char('\t') + percent(candidate.accuracy);
        }
        auto* action = new QAction(text, menu());
        action->setObjectName(candidate.choice.title());
        action->setToolTip(candidate.choice.folder);
        action->setCheckable(true);
        action->setChecked(candidate.isChosen);
        connect(action, &QAction::triggered, this,
                [this, choice = candidate.choice](bool checked) { setChosen(choice, checked); });
        menu()->addAction(action);
    }
    menu()->addSeparator();
    menu()->addAction(m_addExported);
    setText(tr("Models: %1").arg(number(chosen().size())));
}

}  // namespace docent
