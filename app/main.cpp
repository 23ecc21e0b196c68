// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandTree.h"
#include "commands/CompareCommand.h"
#include "commands/DatasetAddCommand.h"
#include "commands/DatasetListCommand.h"
#include "commands/DatasetRemoveCommand.h"
#include "commands/DatasetShowCommand.h"
#include "commands/DemoCommand.h"
#include "commands/DevicesCommand.h"
#include "commands/EvaluateCommand.h"
#include "commands/ExportCommand.h"
#include "commands/JobsCommand.h"
#include "commands/ModelsCommand.h"
#include "commands/NewCommand.h"
#include "commands/PredictCommand.h"
#include "commands/RankCommand.h"
#include "commands/TrainBaselineCommand.h"
#include "commands/TrainExpertsCommand.h"
#include "commands/TransferCommand.h"
#include "commands/WindowCommand.h"

int main(int argc, char** argv) {
    using namespace docent;
    CommandTree tree;
    addWindowCommand(tree);
    addDemoCommand(tree);
    addNewCommand(tree);
    tree.addGroup("dataset", "import, show, list and remove data sets");
    addDatasetAddCommand(tree);
    addDatasetShowCommand(tree);
    addDatasetListCommand(tree);
    addDatasetRemoveCommand(tree);
    tree.addGroup("train", "train the baseline or the experts");
    addTrainBaselineCommand(tree);
    addTrainExpertsCommand(tree);
    addModelsCommand(tree);
    addRankCommand(tree);
    addTransferCommand(tree);
    addEvaluateCommand(tree);
    addCompareCommand(tree);
    addExportCommand(tree);
    addPredictCommand(tree);
    tree.addGroup("jobs", "list, watch, stop, pause and resume jobs", "list");
    addJobsCommands(tree);
    addDevicesCommand(tree);
    return tree.run(argc, argv);
}
