// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include "CommandTree.h"
#include "commands/CacheCommand.h"
#include "commands/CompareCommand.h"
#include "commands/DatasetAddCommand.h"
#include "commands/DatasetBuildCommand.h"
#include "commands/DatasetHierarchyCommand.h"
#include "commands/DatasetListCommand.h"
#include "commands/DatasetRelinkCommand.h"
#include "commands/DatasetShowCommand.h"
#include "commands/DemoCommand.h"
#include "commands/DevicesCommand.h"
#include "commands/EvaluateCommand.h"
#include "commands/ExportCommand.h"
#include "commands/JobsCommand.h"
#include "commands/JobsRunTaskCommand.h"
#include "commands/ModelsAddCommand.h"
#include "commands/ModelsCombineCommand.h"
#include "commands/ModelsCommand.h"
#include "commands/NewCommand.h"
#include "commands/PredictCommand.h"
#include "commands/RankCommand.h"
#include "commands/RemoveCommands.h"
#include "commands/RenameCommands.h"
#include "commands/RunsCommand.h"
#include "commands/ScreenshotsCommand.h"
#include "commands/ServeCommand.h"
#include "commands/StudyCommands.h"
#include "commands/TrainBaselineCommand.h"
#include "commands/TrainExpertsCommand.h"
#include "commands/TransferCommand.h"
#include "commands/WindowCommand.h"

int main(int argc, char** argv) {
    using namespace docent;
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow further is an error of the one who writes it
    CommandTree tree;
    addWindowCommand(tree);
    addDemoCommand(tree);
    addNewCommand(tree);
    tree.addGroup("dataset", "import, build, show, list, relink, rename and remove data sets");
    addDatasetAddCommand(tree);
    addDatasetBuildCommand(tree);
    addDatasetShowCommand(tree);
    addDatasetListCommand(tree);
    addDatasetHierarchyCommand(tree);
    addDatasetRelinkCommand(tree);
    addDatasetRenameCommand(tree);
    addDatasetRemoveCommand(tree);
    tree.addGroup("train", "train the baseline or the experts");
    addTrainBaselineCommand(tree);
    addTrainExpertsCommand(tree);
    tree.addGroup("models", "the bank: list the baselines and experts, add published weights, rename or remove one",
                  "list");
    addModelsCommand(tree);
    addModelsAddCommand(tree);
    addModelsCombineCommand(tree);
    addModelsRenameCommand(tree);
    addModelsRemoveCommand(tree);
    addRankCommand(tree);
    addTransferCommand(tree);
    tree.addGroup("runs", "list the fine-tuned models, rename or remove one", "list");
    addRunsCommand(tree);
    addRunsRenameCommand(tree);
    addRunsRemoveCommand(tree);
    addEvaluateCommand(tree);
    addCompareCommand(tree);
    addStudyCommands(tree);
    addExportCommand(tree);
    addPredictCommand(tree);
    addServeCommand(tree);
    tree.addGroup("jobs", "list, watch, stop, pause, resume, move and remove jobs", "list");
    addJobsCommands(tree);
    addJobsRunTaskCommand(tree);
    addCacheCommand(tree);
    addDevicesCommand(tree);
    addScreenshotsCommand(tree);
    return tree.run(argc, argv);
}
