// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/SampleWorkspace.h"

#include "base/Error.h"
#include "base/Files.h"
#include "jobs/JobQueue.h"
#include "support/PictureSet.h"

namespace docent {
namespace {

const fs::path madeAt = DOCENT_SAMPLE_WORKSPACE;

void run(JobQueue& queue, const JobSpec& spec) {
    const JobRecord record = queue.wait(queue.submit(spec));
    if (record.state != JobState::Succeeded) {
        throw Error("The sample workspace cannot be made: " + jobTitle(spec) + ": " + record.error);
    }
}

std::vector<PictureClass> nestedTaskClasses(int imagesPerClass) {
    std::vector<PictureClass> classes = taskClasses(imagesPerClass);
    for (PictureClass& one : classes) {
        one.path[one.path.find('-')] = '/';
    }
    return classes;
}

}  // namespace

void makeSampleWorkspaceAt(const fs::path& folder) {
    fs::remove_all(folder);
    writePictureSet(folder / "pictures" / "shapes", sourceClasses(14));
    writePictureSet(folder / "pictures" / "signs", nestedTaskClasses(24), 24, 2);
    writePictureSet(folder / "pictures" / "marks", taskClasses(10), 24, 3);
    JobQueue queue(Workspace::create(folder / "workspace", "sample"));
    const auto import = [&](const std::string& name, bool target) {
        run(queue,
            ImportJob{
                {.path = (folder / "pictures" / name).string(), .name = name, .target = target, .imageSize = 16}});
    };
    import("shapes", false);
    import("signs", true);
    import("marks", true);
    const TrainingOptions training{.epochs = 4, .batchSize = 32, .learningRate = 0.05};
    run(queue, BaselineJob{.source = "shapes", .training = training});
    for (const char* node : {"discs", "squares", "crosses"}) {
        TrainingOptions few = training;
        few.epochs = 2;
        run(queue, ExpertJob{.source = "shapes", .node = node, .training = few});
    }
    run(queue, RankJob{.task = "signs"});
    for (const char* model : {"shapes-baseline", "shapes-discs"}) {
        run(queue, TransferJob{.task = "signs",
                               .model = model,
                               .options = {.learningRates = {0.1, 0.01}, .steps = {6}, .batchSize = 32}});
    }
}

fs::path copySampleWorkspace(const fs::path& folder) {
    if (!Workspace::isWorkspace(madeAt / "workspace")) {
        throw Error("There is no sample workspace in " + madeAt.string(), "Run ctest -R MakeSampleWorkspace first");
    }
    makeFolder(folder);
    fs::copy(madeAt, folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    return folder / "workspace";
}

}  // namespace docent
