# SPDX-License-Identifier: GPL-3.0-or-later
docent_bench(bench/NnBench.cpp docent_nn docent_training TORCH)
