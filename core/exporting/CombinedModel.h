// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "exporting/CombinedFile.h"
#include "exporting/ExportedModel.h"

namespace docent {

/// Many experts that compute with one baseline in memory. Its functions may be called from several threads at once.
class CombinedModel {
public:
    virtual ~CombinedModel() = default;
    CombinedModel(const CombinedModel&) = delete;
    CombinedModel& operator=(const CombinedModel&) = delete;

    [[nodiscard]] virtual const CombinedFile& contents() const = 0;
    /// One of the experts, or the baseline by its own name, ready to classify: its adapters and head are taken from the
    /// mapped file as they lie there, and the rest is shared with all others. It may outlive this. Throws Error for an
    /// unknown name, one without classes, and tensors that do not fit.
    [[nodiscard]] virtual std::unique_ptr<ExportedModel> expert(const std::string& name) const = 0;

protected:
    CombinedModel() = default;
};

/// Maps the file; nothing of the weights is read before it is used.
[[nodiscard]] std::unique_ptr<CombinedModel> openCombinedModel(const std::filesystem::path& path);

}  // namespace docent
