// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace docent {

class Session;

/// How the jobs stand, in few words, for whoever put their list away. A click wants it back.
class JobsNote final : public QPushButton {
    Q_OBJECT
public:
    explicit JobsNote(QWidget* parent = nullptr);

    void setSession(const Session* session);
    /// Whether the list of jobs is in view, where it says the same.
    void setListShown(bool shown);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    const Session* m_session = nullptr;
    bool m_isListShown = false;
    QStringList m_lines;
};

}  // namespace docent
