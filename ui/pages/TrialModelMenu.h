// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QToolButton>

namespace docent {

class Session;

/// A model that can name pictures: a run of the workspace, or an exported folder.
struct TrialChoice {
    QString run;
    QString folder = {};   ///< of an exported model, where `run` is empty
    QString weights = {};  ///< hash of the run's, which a run of the same name may have got anew

    [[nodiscard]] QString title() const;
    /// Of the same name.
    [[nodiscard]] bool isSameModel(const TrialChoice& other) const {
        return run == other.run && folder == other.folder;
    }
    bool operator==(const TrialChoice& other) const = default;
};

/// The list of those, to be ticked: a few at most, because each keeps its weights in memory.
class TrialModelMenu final : public QToolButton {
    Q_OBJECT
public:
    /// `addExported` stands at the end of the list.
    explicit TrialModelMenu(QAction* addExported, QWidget* parent = nullptr);
    /// Another workspace: of the runs on the task of the newest the two most accurate are ticked.
    void setSession(Session* session);
    /// The runs have changed.
    void reload();
    /// Ticks it, adding it where it is not in the list.
    void choose(const TrialChoice& choice);
    void chooseOnly(const TrialChoice& choice);
    [[nodiscard]] QList<TrialChoice> chosen() const;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Candidate {
        TrialChoice choice;
        bool isChosen = false;
        double accuracy = -1;  ///< on the test part; -1 = not known
    };
    void chooseFirst(QList<Candidate>& candidates) const;
    void setChosen(const TrialChoice& choice, bool isChosen);
    void rebuild();

    QAction* m_addExported;
    Session* m_session = nullptr;
    QList<Candidate> m_candidates;
    bool m_isTouched = false;  ///< the person has ticked something
};

}  // namespace docent
