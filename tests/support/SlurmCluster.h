// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <memory>
#include <vector>

namespace docent {

/// A Slurm of one machine: munged, slurmctld and slurmd of Debian's slurm-wlm, started from a folder of their own, as
/// whoever runs the test, with keys and ports of their own. They end with the object. No accounting, so no sacct.
class SlurmCluster {
public:
    /// Why this machine has no Slurm to start, in a sentence; "" where it has.
    [[nodiscard]] static QString missing();

    /// Starts the daemons and waits until the node takes jobs; SLURM_CONF of this process then names the cluster.
    /// `cpus`: that the node pretends to have.
    explicit SlurmCluster(int cpus);
    ~SlurmCluster();
    SlurmCluster(const SlurmCluster&) = delete;
    SlurmCluster& operator=(const SlurmCluster&) = delete;

    /// Why it did not start, with the daemons' last words; "" where it did.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// What a command of Slurm says, both outputs together.
    [[nodiscard]] static QString ask(const QStringList& command);
    [[nodiscard]] QString logs() const;

private:
    bool writeConfiguration(int cpus);
    bool start(const QString& program, const QStringList& arguments);
    bool waitForNode();

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_daemons;
    QString m_problem;
};

}  // namespace docent
