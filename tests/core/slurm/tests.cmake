# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/slurm/SlurmProfileTest.cpp docent_slurm)
docent_test(core/slurm/SlurmScriptTest.cpp docent_slurm)
docent_test(core/slurm/SlurmCommandsTest.cpp docent_slurm)
