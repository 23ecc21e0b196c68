// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/LateLibrary.h"

#include <dlfcn.h>

#include <filesystem>

namespace docent {

namespace {

constexpr const char* remedy = "Build or install Docent again";

/// Of a program in bin/, tests/ or fuzz/.
std::filesystem::path libraryFolder() {
    std::error_code ignored;  // where it cannot be read, nothing is found beside it
    return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().parent_path() / "lib/docent";
}

}  // namespace

void* openLateLibrary(const std::string& name, const std::string& what) {
    void* const library = ::dlopen((libraryFolder() / name).c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) {
        throw LateLibraryError(what + " cannot be opened: " + ::dlerror(), remedy);
    }
    return library;
}

void* lateSymbol(void* library, const char* symbol, const std::string& name) {
    void* const address = ::dlsym(library, symbol);
    if (address == nullptr) {
        throw otherDocent(name);
    }
    return address;
}

LateLibraryError otherDocent(const std::string& name) {
    return LateLibraryError((libraryFolder() / name).string() + " is of another Docent than this program", remedy);
}

}  // namespace docent
