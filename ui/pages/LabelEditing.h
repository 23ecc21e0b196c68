// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "data/HierarchyEdit.h"
#include "dialogs/NameQuestion.h"
#include "models/DatasetView.h"

class QWidget;

namespace docent {

class Session;
class WatchedWork;

/// What a person chose of a data set whose labels are to change.
struct LabelChoice {
    std::shared_ptr<const DatasetView> view;
    std::vector<NodeId> nodes;  ///< without the root; the current one first
    std::vector<std::int64_t> pictures = {};

    [[nodiscard]] bool canDissolve() const;
    /// Whether the pictures are some, but not all, of one class.
    [[nodiscard]] bool canSplit() const;
};

/// Changes the labels of a data set as a person asks for it: by a dialog where something must be known, in the
/// background, as steps that can be taken back.
class LabelEditing final : public QObject {
    Q_OBJECT
public:
    explicit LabelEditing(QWidget* page);

    void setSession(Session* session);

    void rename(const LabelChoice& choice);
    /// Under another node, asked for.
    void move(const LabelChoice& choice);
    void moveTo(const LabelChoice& choice, NodeId parent);
    void merge(const LabelChoice& choice);
    void group(const LabelChoice& choice);
    void dissolve(const LabelChoice& choice);
    void split(const LabelChoice& choice);
    /// The pictures get another label, asked for.
    void relabel(const LabelChoice& choice);
    /// Groups classes that look alike to a model, asked for.
    void groupAlike(const LabelChoice& choice);
    void save(const LabelChoice& choice);

Q_SIGNALS:
    /// The labels were changed; `path` is where what was changed lies now.
    void changed(const QString& dataset, const QString& path);

private:
    /// Whether the labels may change; tells the reason where not, before anything is asked.
    [[nodiscard]] bool areFree(const LabelChoice& choice);
    using Take = std::function<void(const QString&)>;
    void askForName(const QString& title, const QString& label, const QString& proposal, const NameTaker& take);
    void askForNode(const QString& title, const QString& intro, const QString& okText, const QStringList& paths,
                    const QString& first, const Take& take);
    /// Tells `answer` how it went, and the window where nobody hears that.
    void apply(const std::string& dataset, const std::vector<HierarchyEdit>& edits, const QString& text,
               const QString& path, const NameAnswer& answer = {});
    void findAlike(const std::string& dataset, const std::string& model);

    QWidget* m_page;
    Session* m_session = nullptr;
    WatchedWork* m_work;
};

}  // namespace docent
