// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DemoCommand.h"

#include <iostream>

#include "DemoReport.h"
#include "nn/ModelConfig.h"

namespace docent {

void addDemoCommand(CommandTree& tree) {
    Command& command = tree.add("demo", "the whole main job on sample pictures, with a report at the end");
    const auto options = std::make_shared<DemoOptions>();
    command.bind(*options);
    command.check("arch", [options] { static_cast<void>(modelPreset(options->arch)); });
    command.examples({"docent demo                        # about ten minutes on two cores",
                      "docent demo --quick --to /tmp/demo # about two minutes; run again to see the report again",
                      "docent demo --kind both            # adapter experts beside full ones",
                      "docent demo --json > demo.json"});
    command.setBody([options](const GlobalOptions& global) {
        prepareToCompute(global);
        const DemoResult result = runDemo(*options);
        if (global.json) {
            printJson(toJson(result));
        } else {
            std::cout << demoReport(result);
        }
        return exitDone;
    });
}

}  // namespace docent
