// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace docent {

/// The one exception of the core. Its message says what failed, where (file, line, byte or record), and what would
/// mend it.
class Error : public std::runtime_error {
public:
    /// `what`: "Cannot read the picture owl.png: it is truncated at byte 812"; `mend`: "Copy it again, or remove it".
    explicit Error(const std::string& what, const std::string& mend = {});

    /// The first part alone, for a message that knows a better remedy.
    [[nodiscard]] const std::string& reason() const noexcept { return m_reason; }
    [[nodiscard]] const std::string& mend() const noexcept { return m_mend; }

private:
    std::string m_reason;
    std::string m_mend;
};

/// Thrown by `RunContext::checkStop()`; a stopped job is Cancelled, not Failed. Deliberately not an Error.
struct Stopped {};

}  // namespace docent
