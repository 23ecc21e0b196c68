// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TaskLink.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>

#include "support/Session.h"
#include "support/Text.h"

namespace docent {

TaskLink::TaskLink(QComboBox* box, QObject* parent, Follow follow) : QObject(parent), m_box(box), m_follow(follow) {
    // By its index: refill() announces a new text only, and what it puts into the list nobody has chosen.
    connect(m_box, &QComboBox::currentIndexChanged, this, &TaskLink::tell);
}

void TaskLink::setSession(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::renamed, this, &TaskLink::rename);
    }
    if (session && m_follow == Follow::Yes) {
        connect(session, &Session::taskChosen, this, &TaskLink::follow);
        // A task that was imported to be chosen is in the lists by then.
        connect(
            session, &Session::datasetsChanged, this, [this] { follow(m_session->currentTask()); },
            Qt::QueuedConnection);
        follow(session->currentTask());
    }
}

void TaskLink::tell() {
    if (!m_session || m_isFollowing) {
        return;
    }
    const QString name = m_box->currentText();
    const auto& datasets = m_session->datasets();
    if (std::any_of(datasets.begin(), datasets.end(),
                    [&](const DatasetRecord& record) { return record.target && qs(record.name) == name; })) {
        m_session->setCurrentTask(name);
    }
}

void TaskLink::rename(const QString& kind, const QString& from, const QString& to) {
    if (const int index = m_box->findText(from); index >= 0 && kind == QLatin1String("dataset")) {
        const QSignalBlocker blocker(m_box);  // the page reads its lists anew after this
        m_box->setItemText(index, to);
    }
}

void TaskLink::follow(const QString& dataset) {
    if (const int index = m_box->findText(dataset); index >= 0) {
        m_isFollowing = true;
        m_box->setCurrentIndex(index);
        m_isFollowing = false;
    }
}

}  // namespace docent
