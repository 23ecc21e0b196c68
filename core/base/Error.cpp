// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Error.h"

namespace docent {

Error::Error(const std::string& what, const std::string& mend)
    : std::runtime_error(mend.empty() ? what + "." : what + ". " + mend + "."), m_reason(what), m_mend(mend) {}

}  // namespace docent
