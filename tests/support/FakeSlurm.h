// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace docent {

/// A folder for PATH in which shell scripts stand for the commands of Slurm. One that is installed is not found
/// beside them.
class FakeSlurm {
public:
    /// `lines` may use $here, the folder.
    void set(const QString& command, const QString& lines) const {
        QFile file(m_folder.filePath(command));
        file.open(QFile::WriteOnly);
        file.write(("#!/bin/bash\nPATH=/usr/bin:/bin\nhere=$(dirname \"$0\")\n" + lines + "\n").toUtf8());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    void refuse(const QString& command, const QString& message) const {
        set(command, "echo \"" + message + "\" >&2; exit 1");
    }
    /// sbatch takes what it is given, each time under the next number from `first` on, and keeps it as script-NUMBER.
    void takeJobs(int first = 77) const {
        set("sbatch", QString("n=$(cat \"$here/number\" 2>/dev/null || echo %1)\n"
                              "cat > \"$here/script-$n\"; echo $((n + 1)) > \"$here/number\"; echo $n")
                          .arg(first));
        set("scontrol", "[ \"$1 $2\" = 'show config' ] && echo 'MaxArraySize = 1001' || exit 1");
        set("scancel", "echo \"$@\" >> \"$here/cancelled\"");
        set("squeue", "cat \"$here/queue\" 2>/dev/null || true");
    }
    /// What squeue says from now on: "77|0|PENDING|Resources|".
    void setQueue(const QString& lines) const {
        QFile file(m_folder.filePath("queue"));
        file.open(QFile::WriteOnly);
        file.write(lines.toUtf8());
    }
    /// A file that a command left; "" where there is none.
    [[nodiscard]] QString left(const QString& name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

}  // namespace docent
