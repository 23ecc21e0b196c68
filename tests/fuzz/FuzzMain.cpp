// SPDX-License-Identifier: GPL-3.0-or-later
// What all fuzzers have in common: libFuzzer's two functions.

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "base/Error.h"
#include "fuzz/Fuzz.h"

// NOLINTBEGIN(readability-identifier-naming): libFuzzer's names.
/// Twice as fast as with the sanitizer's own: short traces of who allocated, and little memory that waits to be used
/// again. What is asked for and is not there is to be an exception.
extern "C" const char* __asan_default_options() {  // NOLINT(bugprone-reserved-identifier)
    return "allocator_may_return_null=1:malloc_context_size=3:quarantine_size_mb=16";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        docent::fuzz::parse({data, size});
    } catch (const docent::Error& error) {
        docent::fuzz::require(*error.what() != '\0', "an error says what is wrong");
        static const bool tells = std::getenv("DOCENT_FUZZ_TELL") != nullptr;
        if (tells) {
            std::fprintf(stderr, "Refused: %s\n", error.what());
        }
    }
    return 0;
}

/// With --write-seeds=FOLDER as its only argument a fuzzer writes what it begins from, and ends.
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    constexpr std::string_view option = "--write-seeds=";
    const std::string_view argument = *count == 2 ? (*arguments)[1] : "";
    if (!argument.starts_with(option)) {
        return 0;
    }
    const std::filesystem::path folder = argument.substr(option.size());
    std::filesystem::create_directories(folder);
    int number = 0;
    for (const std::string& seed : docent::fuzz::seeds()) {
        std::ofstream(folder / ("seed-" + std::to_string(number++)), std::ios::binary) << seed;
    }
    std::exit(0);
}
// NOLINTEND(readability-identifier-naming)
