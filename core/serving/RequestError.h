// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/Error.h"

namespace docent {

/// What is wrong with a request: the HTTP status to answer it with, and the sentences of an Error.
class RequestError : public Error {
public:
    RequestError(int status, const std::string& what, const std::string& mend) : Error(what, mend), m_status(status) {}

    [[nodiscard]] int status() const noexcept { return m_status; }

private:
    int m_status;
};

}  // namespace docent
