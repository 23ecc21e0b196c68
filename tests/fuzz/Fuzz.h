// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace docent::fuzz {

using Bytes = std::span<const std::uint8_t>;

// What each fuzzer defines.

/// Gives an input to a parser, which may throw docent::Error and nothing else.
void parse(Bytes input);
/// Small inputs that are right, or nearly, to begin from.
[[nodiscard]] std::vector<std::string> seeds();

[[nodiscard]] inline std::string_view text(Bytes input) {
    return {reinterpret_cast<const char*>(input.data()), input.size()};
}
[[nodiscard]] inline Bytes bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Ends the process where something that must hold does not.
void require(bool holds, const char* what);

/// Calls a parser for something that must be readable: what Docent itself wrote.
template <typename Read>
auto mustRead(const Read& read) {
    try {
        return read();
    } catch (const std::exception& error) {
        require(false, error.what());
        throw;
    }
}

/// A folder in main memory that is this process's own and goes with it.
[[nodiscard]] const std::filesystem::path& folder();
/// Writes a file of that folder; returns where it lies.
std::filesystem::path write(const std::string& name, Bytes content);
std::filesystem::path write(const std::string& name, std::string_view content);
/// The same for one that nothing else writes: not written again where it is as it was.
void writeWhereNew(const std::string& name, Bytes content);

/// Cuts an input into as many parts as there are names of files: each but the last begins with its length in two bytes.
[[nodiscard]] std::vector<Bytes> cut(Bytes input, std::size_t parts);
/// The input that cut() makes these of.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

}  // namespace docent::fuzz
