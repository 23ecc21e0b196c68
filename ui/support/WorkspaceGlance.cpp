// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WorkspaceGlance.h"

#include <QElapsedTimer>
#include <QStringList>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "support/CoreText.h"
#include "support/Text.h"
#include "workspace/Workspace.h"

namespace docent {
namespace {

constexpr int interval = 60;         // milliseconds
constexpr qint64 silence = 4'000;    // from which a folder is said not to answer
constexpr qint64 patience = 60'000;  // until nobody asks any more

WorkspaceGlance glanceAt(const std::filesystem::path& folder) {
    WorkspaceGlance glance;
    if (!Workspace::isWorkspace(folder)) {
        return glance;
    }
    try {
        const Workspace workspace(folder);
        glance.name = qs(workspace.name());
        for (const DatasetRecord& record : workspace.datasets()) {
            ++(record.target ? glance.tasks : glance.sources);
        }
        glance.models = static_cast<int>(workspace.bank().list().size());
        glance.runs = static_cast<int>(workspace.runs().list().size());
        glance.state = WorkspaceGlance::State::There;
    } catch (const std::exception& error) {
        glance.state = WorkspaceGlance::State::Unreadable;
        glance.problem = errorText(error);
    }
    return glance;
}

}  // namespace

struct WorkspaceGlances::Answer {
    std::mutex mutex;
    std::optional<WorkspaceGlance> glance;
    QElapsedTimer since;  ///< of the window's thread
    bool isToldSilent = false;
};

QString glanceText(const WorkspaceGlance& glance) {
    QStringList parts;
    const auto add = [&](int count, const QString& one, const QString& many) {
        if (count > 0) {
            parts << counted(count, one, many);
        }
    };
    add(glance.sources, QObject::tr("one source"), QObject::tr("%1 sources"));
    add(glance.tasks, QObject::tr("one task"), QObject::tr("%1 tasks"));
    add(glance.models, QObject::tr("one model"), QObject::tr("%1 models"));
    add(glance.runs, QObject::tr("one run"), QObject::tr("%1 runs"));
    return parts.isEmpty() ? QObject::tr("empty") : parts.join(QStringLiteral(", "));
}

WorkspaceGlances::WorkspaceGlances(QObject* parent) : QObject(parent) {
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &WorkspaceGlances::collect);
}

WorkspaceGlances::~WorkspaceGlances() = default;

void WorkspaceGlances::look(const QStringList& folders) {
    for (const QString& folder : folders) {
        if (m_waiting.contains(folder)) {
            continue;
        }
        auto answer = std::make_shared<Answer>();
        answer->since.start();
        m_waiting[folder] = answer;
        try {
            // Detached: one that hangs in the kernel cannot be waited for. It touches nothing but its answer.
            std::thread([answer, path = toPath(folder)] {
                WorkspaceGlance glance = glanceAt(path);
                const std::lock_guard lock(answer->mutex);
                answer->glance = std::move(glance);
            }).detach();
        } catch (const std::system_error&) {
            m_waiting.remove(folder);  // no thread to be had: the folder is shown without what is in it
        }
    }
    if (!m_waiting.isEmpty()) {
        m_timer.start();
    }
}

void WorkspaceGlances::collect() {
    const QStringList folders = m_waiting.keys();
    for (const QString& folder : folders) {
        const std::shared_ptr<Answer> answer = m_waiting.value(folder);
        std::optional<WorkspaceGlance> glance;
        {
            const std::lock_guard lock(answer->mutex);
            glance = answer->glance;
        }
        if (glance) {
            m_waiting.remove(folder);
        } else if (!answer->isToldSilent && answer->since.elapsed() > silence) {
            answer->isToldSilent = true;
            glance = WorkspaceGlance{.state = WorkspaceGlance::State::Silent};
        } else if (answer->since.elapsed() > patience) {
            m_waiting.remove(folder);
        }
        if (glance) {
            Q_EMIT glanced(folder, *glance);
        }
    }
    if (m_waiting.isEmpty()) {
        m_timer.stop();
    }
}

}  // namespace docent
