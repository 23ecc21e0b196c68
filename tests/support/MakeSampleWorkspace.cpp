// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the workspace that the tests of the pages copy.
#include <exception>
#include <iostream>

#include "nn/Device.h"
#include "support/SampleWorkspace.h"

int main() {
    try {
        docent::setTorchThreads(0);  // as the program does: the same options then give the same bits
        docent::makeSampleWorkspaceAt(DOCENT_SAMPLE_WORKSPACE);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
