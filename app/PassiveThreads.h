// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

/// Has OpenMP's threads sleep, not spin, while they wait for work: where pictures are decoded at the same time, those
/// that spin take the cores from it. OpenMP reads that from the environment when it is loaded, which is before main(),
/// so the program begins again in its own process; once, and not where the environment says already what is wanted. At
/// the beginning of a command, before it reads or opens anything.
void letThreadsSleep();

}  // namespace docent
