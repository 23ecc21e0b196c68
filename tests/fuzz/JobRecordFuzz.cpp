// SPDX-License-Identifier: GPL-3.0-or-later
// The records of jobs, those that a cluster has too.
#include "jobs/JobRecord.h"

#include <algorithm>

#include "fuzz/Records.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const JobRecord record =
        readTwice(input, jobRecordFromYaml, [](const JobRecord& read) { return toYaml(read).text(); });
    require(std::all_of(record.cluster.task.begin(), record.cluster.task.end(),
                        [](char c) { return (c >= '0' && c <= '9') || c == '_'; }),
            "the number of a task of Slurm leads out of no folder and is no option");
    (void)jobTitle(record.spec);
    (void)asCommandLine(record.spec);
    (void)jobNumber(record.id);
}

std::vector<std::string> seeds() {
    std::vector<std::string> made;
    const auto add = [&made](const JobSpec& spec) {
        JobRecord record{.id = "0012", .spec = spec, .after = {"0011"}, .subject = "x", .created = "2026-11-24"};
        addEvent(record, JobEventKind::Started, "cuda:0");
        record.events.back().time = "2026-11-24T16:20:05Z";
        made.push_back(toYaml(record).text());
        record.engine = Engine::Slurm;
        record.cluster = {.task = "123_4", .profile = "/home/x/slurm.yaml", .node = "n3"};
        made.push_back(toYaml(record).text());
    };
    add(ImportJob{});
    add(BaselineJob{.source = "a"});
    add(ExpertJob{.source = "a", .node = "b/c"});
    add(RankJob{.task = "t", .models = {"x", "y"}});
    add(TransferJob{.task = "t"});
    add(ExportJob{.run = "r"});
    return made;
}

}  // namespace docent::fuzz
