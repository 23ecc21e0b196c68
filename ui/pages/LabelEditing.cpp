// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/LabelEditing.h"

#include <QInputDialog>
#include <QPointer>
#include <QProgressDialog>
#include <algorithm>
#include <functional>
#include <utility>

#include "base/Files.h"
#include "dialogs/NodeDialog.h"
#include "jobs/LabelEdit.h"
#include "support/FolderDialog.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/WatchedWork.h"

namespace docent {
namespace {

std::size_t at(NodeId node) {
    return static_cast<std::size_t>(node);
}

QString joinedPath(const QString& parent, const QString& name) {
    return parent.isEmpty() ? name : parent + QLatin1Char('/') + name;
}

QString parentPath(const LabelHierarchy& hierarchy, NodeId node) {
    return qs(hierarchy.path(hierarchy.parents(node).front()));
}

std::vector<std::string> pathsOf(const LabelChoice& choice) {
    std::vector<std::string> paths;
    for (const NodeId node : choice.nodes) {
        paths.push_back(choice.view->catalog.hierarchy.path(node));
    }
    return paths;
}

/// "'owl'", or "3 nodes".
QString named(const LabelChoice& choice) {
    return choice.nodes.size() == 1
               ? LabelEditing::tr("'%1'").arg(qs(choice.view->catalog.hierarchy.name(choice.nodes.front())))
               : LabelEditing::tr("%1 nodes").arg(number(std::ssize(choice.nodes)));
}

/// The paths of all nodes for which this holds, in the order of the tree.
QStringList pathsWhere(const LabelHierarchy& hierarchy, const std::function<bool(NodeId)>& holds) {
    QStringList paths;
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        if (holds(node)) {
            paths << qs(hierarchy.path(node));
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// By node, whether it lies below one of these.
std::vector<bool> below(const LabelHierarchy& hierarchy, const std::vector<NodeId>& nodes) {
    std::vector<bool> found(at(hierarchy.size()), false);
    for (const NodeId node : nodes) {
        for (const NodeId under : hierarchy.descendants(node)) {
            found[at(under)] = found[at(under)] || under != node;
        }
    }
    return found;
}

}  // namespace

bool LabelChoice::canDissolve() const {
    return view && nodes.size() == 1 && view->counts.own[at(nodes.front())] == 0;
}

bool LabelChoice::canSplit() const {
    if (!view || pictures.empty()) {
        return false;
    }
    const NodeId label = view->labels[static_cast<std::size_t>(pictures.front())];
    return label != view->catalog.hierarchy.root() && std::ssize(pictures) < view->counts.own[at(label)] &&
           std::all_of(pictures.begin(), pictures.end(),
                       [&](std::int64_t picture) { return view->labels[static_cast<std::size_t>(picture)] == label; });
}

LabelEditing::LabelEditing(QWidget* page) : QObject(page), m_page(page), m_work(new WatchedWork(this)) {}

void LabelEditing::setSession(Session* session) {
    m_work->stop();
    m_session = session;
}

void LabelEditing::askForName(const QString& title, const QString& label, const QString& proposal,
                              const NameTaker& take) {
    docent::askForName(
        m_page->window(),
        {.objectName = QStringLiteral("labelNameDialog"), .title = title, .label = label, .proposal = proposal}, this,
        [this, take](const QString& name, const NameAnswer& answer) {
            if (m_session) {
                take(name, answer);
            } else {
                answer({});
            }
        });
}

void LabelEditing::askForNode(const QString& title, const QString& intro, const QString& okText,
                              const QStringList& paths, const QString& first, const Take& take) {
    auto* dialog = new NodeDialog(title, intro, okText, paths, first, m_page->window());
    connect(dialog, &NodeDialog::chosen, this, [this, take](const QString& path) {
        if (m_session) {
            take(path);
        }
    });
    dialog->open();
}

bool LabelEditing::areFree(const LabelChoice& choice) {
    const QString reason = m_session ? m_session->whyLabelsStay(choice.view->record.name) : QString();
    if (!reason.isEmpty()) {
        Q_EMIT m_session->failed(tr("The labels cannot be changed now"), reason);
    }
    return m_session && reason.isEmpty();
}

void LabelEditing::apply(const std::string& dataset, const std::vector<HierarchyEdit>& edits, const QString& text,
                         const QString& path, const NameAnswer& answer) {
    const QPointer<LabelEditing> guard(this);
    m_session->editLabels(dataset, edits, text, [this, guard, dataset, text, path, answer](const QString& problem) {
        const bool isShown = answer && answer(problem);
        if (!guard || !m_session || (isShown && !problem.isEmpty())) {
            return;
        }
        if (!problem.isEmpty()) {
            Q_EMIT m_session->failed(tr("The labels were not changed"), problem);
            return;
        }
        m_session->say(tr("%1. Undo with Ctrl+Z.").arg(text));
        Q_EMIT changed(qs(dataset), path);
    });
}

void LabelEditing::rename(const LabelChoice& choice) {
    if (!areFree(choice)) {
        return;
    }
    const LabelHierarchy& hierarchy = choice.view->catalog.hierarchy;
    const NodeId node = choice.nodes.front();
    const QString name = qs(hierarchy.name(node));
    askForName(
        tr("Rename a label"), tr("Another name for %1:").arg(qs(hierarchy.path(node))), name,
        [this, choice, name, parent = parentPath(hierarchy, node)](const QString& to, const NameAnswer& answer) {
            if (to == name) {
                answer({});
                return;
            }
            apply(choice.view->record.name,
                  {{.kind = HierarchyEdit::Kind::Rename, .nodes = {pathsOf(choice).front()}, .to = to.toStdString()}},
                  tr("Rename the label '%1'").arg(name), joinedPath(parent, to), answer);
        });
}

void LabelEditing::move(const LabelChoice& choice) {
    if (!areFree(choice)) {
        return;
    }
    const LabelHierarchy& hierarchy = choice.view->catalog.hierarchy;
    std::vector<bool> excluded = below(hierarchy, choice.nodes);
    for (const NodeId node : choice.nodes) {
        excluded[at(node)] = true;
    }
    askForNode(tr("Move %1").arg(named(choice)), tr("The node that it will lie under, with all that is below it."),
               tr("&Move"), pathsWhere(hierarchy, [&](NodeId node) { return !excluded[at(node)]; }),
               parentPath(hierarchy, choice.nodes.front()), [this, choice](const QString& path) {
                   moveTo(choice, choice.view->catalog.hierarchy.find(path.toStdString()));
               });
}

void LabelEditing::moveTo(const LabelChoice& choice, NodeId parent) {
    const LabelHierarchy& hierarchy = choice.view->catalog.hierarchy;
    const bool isThere = std::all_of(choice.nodes.begin(), choice.nodes.end(), [&](NodeId node) {
        return hierarchy.parents(node) == std::vector<NodeId>{parent};
    });
    if (isThere || choice.nodes.empty() || !m_session) {
        return;
    }
    apply(choice.view->record.name,
          {{.kind = HierarchyEdit::Kind::Move, .nodes = pathsOf(choice), .to = hierarchy.path(parent)}},
          tr("Move %1").arg(named(choice)),
          joinedPath(qs(hierarchy.path(parent)), qs(hierarchy.name(choice.nodes.front()))));
}

void LabelEditing::merge(const LabelChoice& choice) {
    if (!areFree(choice)) {
        return;
    }
    const LabelHierarchy& hierarchy = choice.view->catalog.hierarchy;
    std::vector<bool> excluded = below(hierarchy, choice.nodes);
    excluded[at(hierarchy.root())] = true;
    // One of several is what the others become.
    if (choice.nodes.size() == 1) {
        excluded[at(choice.nodes.front())] = true;
    }
    const QString first = choice.nodes.size() > 1 ? qs(hierarchy.path(choice.nodes.front()))
                                                  : parentPath(hierarchy, choice.nodes.front());
    askForNode(tr("Merge %1").arg(named(choice)),
               tr("The node that gets the pictures, and what lies below; it keeps its name."), tr("&Merge"),
               pathsWhere(hierarchy, [&](NodeId node) { return !excluded[at(node)]; }), first,
               [this, choice](const QString& path) {
                   apply(choice.view->record.name,
                         {{.kind = HierarchyEdit::Kind::Merge, .nodes = pathsOf(choice), .to = path.toStdString()}},
                         tr("Merge %1").arg(named(choice)), path);
               });
}

void LabelEditing::group(const LabelChoice& choice) {
    if (!areFree(choice)) {
        return;
    }
    const LabelHierarchy& hierarchy = choice.view->catalog.hierarchy;
    askForName(tr("Group nodes"), tr("The name of a new node that holds %1:").arg(named(choice)), {},
               [this, choice, parent = parentPath(hierarchy, choice.nodes.front())](const QString& name,
                                                                                    const NameAnswer& answer) {
                   apply(choice.view->record.name,
                         {{.kind = HierarchyEdit::Kind::Group, .nodes = pathsOf(choice), .to = name.toStdString()}},
                         tr("Group %1").arg(named(choice)), joinedPath(parent, name), answer);
               });
}

void LabelEditing::dissolve(const LabelChoice& choice) {
    apply(choice.view->record.name, {{.kind = HierarchyEdit::Kind::Dissolve, .nodes = pathsOf(choice), .to = {}}},
          tr("Dissolve %1").arg(named(choice)), parentPath(choice.view->catalog.hierarchy, choice.nodes.front()));
}

void LabelEditing::split(const LabelChoice& choice) {
    if (!areFree(choice)) {
        return;
    }
    const Catalog& catalog = choice.view->catalog;
    const NodeId label = choice.view->labels[static_cast<std::size_t>(choice.pictures.front())];
    const QString name = qs(catalog.hierarchy.name(label));
    HierarchyEdit edit{.kind = HierarchyEdit::Kind::Split, .nodes = {catalog.hierarchy.path(label)}, .to = {}};
    for (const std::int64_t picture : choice.pictures) {
        edit.images.push_back(catalog.images[static_cast<std::size_t>(picture)].location);
    }
    const QString question =
        choice.pictures.size() == 1
            ? tr("The name of a new class beside '%1', of the picture:").arg(name)
            : tr("The name of a new class beside '%1', of %2 pictures:").arg(name, number(std::ssize(choice.pictures)));
    askForName(tr("Split a label"), question, {},
               [this, choice, edit, name, parent = parentPath(catalog.hierarchy, label)](
                   const QString& to, const NameAnswer& answer) mutable {
                   edit.to = to.toStdString();
                   apply(choice.view->record.name, {edit}, tr("Split the label '%1'").arg(name), joinedPath(parent, to),
                         answer);
               });
}

void LabelEditing::relabel(const LabelChoice& choice) {
    if (!areFree(choice)) {
        return;
    }
    const Catalog& catalog = choice.view->catalog;
    const NodeId label = choice.view->labels[static_cast<std::size_t>(choice.pictures.front())];
    HierarchyEdit edit{.kind = HierarchyEdit::Kind::Relabel, .nodes = {}, .to = {}};
    for (const std::int64_t picture : choice.pictures) {
        edit.images.push_back(catalog.images[static_cast<std::size_t>(picture)].location);
    }
    const QString pictures = counted(std::ssize(choice.pictures), tr("the picture"), tr("%1 pictures"));
    const QStringList classes = pathsWhere(
        catalog.hierarchy, [&](NodeId node) { return choice.view->counts.own[at(node)] > 0 && node != label; });
    askForNode(tr("Give %1 another label").arg(pictures), tr("The class that they move to."), tr("&Give"), classes,
               classes.value(0), [this, choice, edit, pictures](const QString& path) mutable {
                   edit.to = path.toStdString();
                   apply(choice.view->record.name, {edit}, tr("Label %1 '%2'").arg(pictures, path), path);
               });
}

void LabelEditing::groupAlike(const LabelChoice& choice) {
    if (!areFree(choice)) {
        return;
    }
    QStringList models;
    for (const ModelRecord& model : m_session->models()) {
        if (model.state != ModelState::Training) {
            models << qs(model.name);
        }
    }
    if (models.isEmpty()) {
        Q_EMIT m_session->failed(
            tr("The classes were not grouped"),
            tr("There is no model that could tell what looks alike. Train a baseline on other pictures, "
               "or add published weights on the Experts page."));
        return;
    }
    auto* dialog = new QInputDialog(m_page->window());
    dialog->setObjectName(QStringLiteral("groupAlikeDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Group what looks alike"));
    dialog->setLabelText(
        tr("Classes that look alike to a model come under a node together,\nnamed by its two largest. The model:"));
    dialog->setComboBoxItems(models);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, dataset = choice.view->record.name](const QString& model) {
                if (m_session) {
                    findAlike(dataset, model.toStdString());
                }
            });
    dialog->open();
}

void LabelEditing::findAlike(const std::string& dataset, const std::string& model) {
    auto* progress = new QProgressDialog(m_page->window());
    progress->setObjectName(QStringLiteral("groupAlikeProgress"));
    progress->setAttribute(Qt::WA_DeleteOnClose);
    progress->setWindowTitle(tr("Group what looks alike"));
    progress->setWindowModality(Qt::WindowModal);
    progress->setCancelButtonText(tr("&Stop"));
    progress->setRange(0, 0);
    progress->setMinimumWidth(420);
    progress->setAutoReset(false);
    progress->setAutoClose(false);
    const QPointer<QProgressDialog> shown(progress);
    const auto close = [shown] {
        if (shown) {
            shown->close();
        }
    };
    connect(progress, &QProgressDialog::canceled, m_work, &WatchedWork::stop);
    connect(m_work, &WatchedWork::progressed, progress, [progress](const Progress& news, double eta) {
        progress->setRange(0, static_cast<int>(news.total));
        progress->setValue(static_cast<int>(news.done));
        progress->setLabelText(progressText(news, eta));
    });
    progress->show();
    m_work->start([workspace = m_session->workspace(), dataset,
                   model](RunContext& context) { return suggestGroups(workspace, dataset, model, context); },
                  [this, close, dataset](const std::vector<HierarchyEdit>& edits) {
                      close();
                      if (!m_session) {
                          return;
                      }
                      if (edits.empty()) {
                          m_session->say(tr("No classes look alike enough to be grouped."));
                          return;
                      }
                      apply(dataset, edits, tr("Group what looks alike"), {});
                  },
                  [this, close](const QString& problem) {
                      close();
                      Q_EMIT m_session->failed(tr("The classes were not grouped"), problem);
                  });
}

void LabelEditing::save(const LabelChoice& choice) {
    const QString file = FolderDialog::chooseNewFile(m_page->window(), tr("Save the hierarchy"),
                                                     qs(choice.view->record.name) + QStringLiteral("-hierarchy.yaml"),
                                                     tr("YAML (*.yaml)"));
    if (file.isEmpty()) {
        return;
    }
    try {
        writeFileAtomically(toPath(file), hierarchyYaml(choice.view->catalog.hierarchy).text());
        m_session->say(tr("Saved: %1").arg(file));
    } catch (const std::exception& error) {
        Q_EMIT m_session->failed(tr("The hierarchy was not saved"), errorText(error));
    }
}

}  // namespace docent
