// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmProfile.h"

#include <algorithm>

#include "fuzz/Fuzz.h"
#include "slurm/SlurmScript.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const SlurmProfile profile = loadSlurmProfile(write("slurm.yaml", input));
    require(profile.problems().empty(), "a profile that was loaded has no problem");
    const std::string script = slurmScript({.workspace = "/tmp/w", .name = "docent", .jobs = {"0001"}}, profile);
    // What a profile asks for stays in the comments that sbatch reads; only 'setup' is shell.
    const std::size_t body = script.find("\n# The job of Docent");
    require(body != std::string::npos, "a script has its body");
    for (std::size_t at = 0; at < body; at = script.find('\n', at) + 1) {
        require(script[at] == '#', "the head of a script is comments");
    }
}

std::vector<std::string> seeds() {
    return {
        "partition: gpu\naccount: lab\nqos: high\nconstraint: a100&nvlink\ngpus: a100:2\ncpus: 8\nmemory: 16G\n"
        "time: 1-12\nmax_running: 4\nsignal_seconds: 60\nrequeues: 3\nprogram: /opt/docent\n"
        "setup: [module load cuda]\noptions: [--exclude=n3, \"--comment=two words\"]\n",
        "gpus: 1\ntime: 4:00:00\n"};
}

}  // namespace docent::fuzz
