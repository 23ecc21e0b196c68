// SPDX-License-Identifier: GPL-3.0-or-later
#include "late/TorchFunctions.h"

// The only name that docent_torch.so is asked for.
extern "C" {
extern const docent::TorchFunctions docentTorchFunctions;
const docent::TorchFunctions docentTorchFunctions = {DOCENT_VERSION, sizeof(docent::TorchFunctions),
#define DOCENT_TORCH_ADDRESS(name) &docent::name,
                                                     DOCENT_TORCH_FUNCTIONS(DOCENT_TORCH_ADDRESS)
#undef DOCENT_TORCH_ADDRESS
};
}
