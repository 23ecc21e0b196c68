// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <vector>

#include "jobs/JobQueue.h"
#include "workspace/Workspace.h"

class QUndoStack;

namespace docent {

class JobBridge;
struct HierarchyEdit;
struct ModelImportOptions;

/// A step of an undo stack that could not be taken back or done again.
struct FailedStep {
    const void* step = nullptr;
    QDeadlineTimer insisting;  ///< until then a second try is meant to leave it out
};

/// An open workspace: its queue, and what changed in it as signals. Everything that a page does goes through here.
class Session final : public QObject {
    Q_OBJECT
public:
    /// Throws Error when the folder is no workspace, is of a newer version, or another Docent has it.
    explicit Session(const std::filesystem::path& folder, QObject* parent = nullptr);
    /// Pauses what runs, and deletes for good what was deleted.
    ~Session() override;

    [[nodiscard]] const Workspace& workspace() const;

    /// Throws Error with every problem of the spec.
    std::string submit(const JobSpec& spec, const std::vector<std::string>& after = {});
    /// Hands jobs to Slurm with the profile of a file, or, where that is empty, with the cluster's defaults. Slurm is
    /// asked in the background: `done` is called with no text, or with what it or the profile lacks, unless `receiver`
    /// is gone by then.
    void submitToCluster(const std::vector<JobSpec>& specs, const std::filesystem::path& profile,
                         const std::vector<std::string>& after, QObject* receiver,
                         std::function<void(const QString&)> done);
    // What is on a cluster is stopped, paused and resumed in the background.
    void stop(const std::string& id);
    void pause(const std::string& id);
    void resume(const std::string& id);
    void remove(const std::string& id) { removeAll({id}); }
    void removeAll(const std::vector<std::string>& ids);
    /// Gives a job that waits or is paused the place before another such job, or the last one.
    void move(const std::string& id, const std::string& before = {});
    void pauseAll();
    /// Resumes these, or all that are paused, in the order of the queue.
    void resumeAll(const std::vector<std::string>& ids);
    void resumeAll();
    void stopAll();

    /// The records of the workspace, read once until they change: a data set that left out ten thousand files has a
    /// long record, and every page asks. Damaged ones are left out.
    [[nodiscard]] const std::vector<DatasetRecord>& datasets() const;
    [[nodiscard]] const std::vector<ModelRecord>& models() const;
    [[nodiscard]] const std::vector<RunRecord>& runs() const;

    /// As last told by the queue; newest first. A view: with thousands of jobs a copy takes a while, and every page
    /// asks. It is good until the next one changes.
    [[nodiscard]] auto jobs() const { return std::views::values(std::views::reverse(m_jobs)); }
    [[nodiscard]] std::vector<JobRecord> copyOfJobs() const;
    /// Whether a job is in this state, without a copy of any record.
    [[nodiscard]] bool hasJob(JobState state) const;
    /// Why records of jobs were left out, in a sentence each.
    [[nodiscard]] const std::vector<std::string>& jobProblems() const;
    /// The paused jobs that this one waits for, directly or behind others.
    [[nodiscard]] std::vector<JobRecord> pausedBefore(const JobRecord& record) const;
    [[nodiscard]] bool isBusy() const;
    /// Ids of jobs that an earlier Docent left unfinished.
    [[nodiscard]] std::vector<std::string> interruptedJobs() const { return m_interrupted; }
    /// The unfinished job that makes this data set, model, task or run.
    [[nodiscard]] std::optional<JobRecord> jobFor(const std::string& kind, const std::string& subject) const;

    /// Of undoStack(): the step that was the last to fail.
    [[nodiscard]] FailedStep& failedStep() { return m_failedStep; }
    /// What a person can take back, of all pages.
    [[nodiscard]] QUndoStack* undoStack() const { return m_undoStack; }
    /// The level of the hierarchy that charts and tables group classes by, counted from the root; 0 = the classes
    /// themselves. See labelAtLevel().
    [[nodiscard]] int level() const { return m_level; }
    void setLevel(int level);
    /// The task that was chosen last, on whichever page; "" before any was.
    [[nodiscard]] QString currentTask() const { return m_currentTask; }
    void setCurrentTask(const QString& name);
    /// A word at the foot of the window, for a few seconds: "Copied".
    void say(const QString& text) { Q_EMIT said(text); }

    // Deleting, renaming and importing can be taken back: each of these is a step of undoStack(). One that a job uses
    // is left alone, which is told through failed(), as is all else that goes wrong; they return whether it was done.
    bool removeModel(const std::string& name) { return removeModels({name}); }
    bool removeModels(const std::vector<std::string>& names);
    bool removeRun(const std::string& name) { return removeRuns({name}); }
    bool removeRuns(const std::vector<std::string>& names);
    /// The record and what was computed for it as a task. Its pictures and their cache stay.
    bool removeDataset(const std::string& name);
    bool renameModel(const std::string& from, const std::string& to);
    bool renameRun(const std::string& from, const std::string& to);
    /// "" once it has the name, otherwise why not, for whoever asked for the name to show.
    [[nodiscard]] QString renameDataset(const std::string& from, const std::string& to);
    /// Why the labels of a data set cannot change now, "" where they can: see requireLabelsFree().
    [[nodiscard]] QString whyLabelsStay(const std::string& name) const;
    /// Changes the labels of a data set, in the background; that is a step of undoStack() too, called `text`. `done`
    /// gets what went wrong, "" for nothing.
    void editLabels(const std::string& name, const std::vector<HierarchyEdit>& edits, const QString& text,
                    std::function<void(const QString& problem)> done);
    /// Makes a file of published weights a baseline, in the background; that is a step of undoStack() too. `done` gets
    /// what went wrong, "" for nothing.
    void addModel(const ModelImportOptions& options, std::function<void(const QString& problem)> done);
    /// Reads the data sets again: one was changed on disk by other means than a job.
    void reloadDatasets() { changeDatasets(); }

Q_SIGNALS:
    void jobChanged(const docent::JobRecord& record);
    void jobsRemoved(const QStringList& ids);
    void datasetsChanged();
    void datasetImported(const QString& name);
    /// A step that was taken back, or done again, changed this data set or brought it back.
    void datasetStepped(const QString& name);
    void modelsChanged();
    void rankingChanged(const QString& task);
    void runsChanged();
    /// `kind`: "dataset", "model" or "run"; comes before datasetsChanged(), modelsChanged() and runsChanged(), so that
    /// a page can follow what it shows.
    void renamed(const QString& kind, const QString& from, const QString& to);
    void idle();  ///< the last job has ended or was paused
    void failed(const QString& title, const QString& message);
    void levelChanged(int level);
    void taskChosen(const QString& name);  ///< also where it is the one of before
    void said(const QString& text);

private:
    void onJobChanged(const JobRecord& record);
    void changeDatasets();
    void changeModels();
    void changeRuns();
    bool removeRecords(RecordKind kind, const std::vector<std::string>& names, const QString& text);
    /// What goes without these that were deleted, as a sentence; "" = nothing.
    [[nodiscard]] QString whatMisses(RecordKind kind, const std::vector<std::string>& names) const;
    [[nodiscard]] QString rename(RecordKind kind, const std::string& from, const std::string& to, const QString& text);
    bool tellRename(const QString& problem);
    void announce(RecordKind kind, const std::vector<std::string>& names);
    void announceStep(const std::string& dataset);
    void announceRankings();
    /// Throws Error while labels are being changed: jobs and names must not go by those of before.
    void requireNoEdit() const;
    void pushImport(const std::string& id, const std::string& name);
    bool tryCall(const QString& what, const std::function<void()>& call);
    /// The same for a call that may ask Slurm about these jobs, and then is made in the background.
    void tryCallOf(const std::vector<std::string>& ids, const QString& what, const std::function<void()>& call);

    std::unique_ptr<JobQueue> m_queue;
    QThreadPool m_waitedCalls;  ///< that know the queue, or write under its lock
    std::unique_ptr<JobBridge> m_bridge;
    std::map<std::string, JobRecord, JobIdLess> m_jobs;
    std::vector<std::string> m_interrupted;
    /// By the id of the import that replaces a data set: what its files held before.
    std::map<std::string, std::vector<std::pair<std::filesystem::path, std::optional<std::string>>>> m_replaced;
    QUndoStack* m_undoStack;
    FailedStep m_failedStep;
    std::string m_edited;  ///< the data set whose labels are being changed
    int m_level = 0;
    QString m_currentTask;
    mutable std::optional<std::vector<DatasetRecord>> m_datasets;
    mutable std::optional<std::vector<ModelRecord>> m_models;
    mutable std::optional<std::vector<RunRecord>> m_runs;
};

}  // namespace docent
