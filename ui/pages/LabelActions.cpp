// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/LabelActions.h"

#include <QAction>
#include <utility>

#include "jobs/LabelEdit.h"
#include "support/CoreText.h"
#include "support/Session.h"

namespace docent {
namespace {

constexpr auto ownToolTip = "ownToolTip";

/// Why the labels of a data set stay as they are, "" where they may change.
QString whyTheyStay(const Session& session, const std::string& dataset) {
    for (const ModelRecord& model : session.models()) {
        if (model.source == dataset) {
            return errorText(labelsInUse(model.name, dataset));
        }
    }
    for (const RunRecord& run : session.runs()) {
        if (run.task == dataset) {
            return errorText(labelsInUse(run.name, dataset));
        }
    }
    return {};
}

}  // namespace

LabelActions::LabelActions(LabelEditing* editing, const Add& add, Choose choose, QObject* parent)
    : QObject(parent), m_editing(editing), m_choose(std::move(choose)) {
    m_rename =
        make(add, "renameLabelAction", tr("R&ename the node…"), "R", tr("F2 in the tree"), &LabelEditing::rename);
    m_move = make(add, "moveLabelsAction", tr("&Move under…"), "M", tr("Or drag nodes onto another one"),
                  &LabelEditing::move);
    m_merge = make(add, "mergeLabelsAction", tr("Mer&ge into…"), "J",
                   tr("The pictures and all that is below go to another node"), &LabelEditing::merge);
    m_group = make(add, "groupLabelsAction", tr("Group under a &new node…"), "G",
                   tr("Select several nodes with Ctrl or Shift first"), &LabelEditing::group);
    m_dissolve = make(add, "dissolveLabelAction", tr("&Dissolve"), "D",
                      tr("The node goes, and what is below it takes its place"), &LabelEditing::dissolve);
    m_split = make(add, "splitLabelAction", tr("&Split off a new class…"), "P",
                   tr("The pictures that are selected become a class of their own"), &LabelEditing::split);
    m_relabel = make(add, "relabelPicturesAction", tr("Give another &label…"), "L",
                     tr("The pictures that are selected move to another class"), &LabelEditing::relabel);
    m_groupAlike =
        make(add, "groupAlikeAction", tr("Group what looks ali&ke…"), "C",
             tr("A hierarchy for classes that have none, by what a model sees in them"), &LabelEditing::groupAlike);
    m_save = make(add, "saveHierarchyAction", tr("Save the hierarchy as &YAML…"), "S",
                  tr("A file that an import can put other pictures under"), &LabelEditing::save);
}

QAction* LabelActions::make(const Add& add, const char* name, const QString& text, const char* key,
                            const QString& toolTip, Call call) {
    QAction* action = add(QLatin1String(name), text, QStringLiteral("Shift+") + QLatin1String(key));
    action->setToolTip(toolTip);
    action->setProperty(ownToolTip, toolTip);
    connect(action, &QAction::triggered, this, [this, call] { (m_editing->*call)(m_choose()); });
    return action;
}

QList<QAction*> LabelActions::ofPictures() const {
    return {m_relabel, m_split};
}

QList<QAction*> LabelActions::ofNodes() const {
    return {m_rename, m_move, m_merge, m_group, m_dissolve};
}

void LabelActions::update() {
    const LabelChoice choice = m_choose();
    const bool hasNodes = !choice.nodes.empty();
    const QString reason = m_session && choice.view ? whyTheyStay(*m_session, choice.view->record.name) : QString();
    const auto enable = [&](QAction* action, bool isPossible) {
        action->setEnabled(isPossible && reason.isEmpty());
        action->setToolTip(reason.isEmpty() ? action->property(ownToolTip).toString() : reason);
    };
    enable(m_rename, choice.nodes.size() == 1);
    for (QAction* action : {m_move, m_merge, m_group}) {
        enable(action, hasNodes);
    }
    enable(m_dissolve, choice.canDissolve());
    enable(m_split, choice.canSplit());
    enable(m_relabel, choice.view && !choice.pictures.empty());
    enable(m_groupAlike, choice.view && choice.view->levels == 1);
    m_save->setEnabled(choice.view != nullptr);
}

}  // namespace docent
