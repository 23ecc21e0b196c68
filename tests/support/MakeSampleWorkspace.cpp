// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the workspace that the tests of the pages copy.
#include <exception>
#include <iostream>

#include "support/SampleWorkspace.h"

int main() {
    try {
        docent::makeSampleWorkspaceAt(DOCENT_SAMPLE_WORKSPACE);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
