// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Error.h"

#include "base/Words.h"

namespace docent {

namespace {

std::string sentences(const std::string& what, const std::string& mend) {
    return mend.empty() ? printable(what) + "." : printable(what) + ". " + printable(mend) + ".";
}

}  // namespace

Error::Error(const std::string& what, const std::string& mend)
    : std::runtime_error(sentences(what, mend)), m_reason(printable(what)), m_mend(printable(mend)) {}

}  // namespace docent
