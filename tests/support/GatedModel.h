// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "base/Error.h"
#include "exporting/ExportedModel.h"

namespace docent {

/// Says how red the first pixel of a picture is, and holds what it computes while its gate is closed.
class GatedModel final : public ExportedModel {
public:
    [[nodiscard]] const std::string& name() const override { return m_name; }
    [[nodiscard]] const std::vector<std::string>& classes() const override { return m_classes; }
    [[nodiscard]] int imageSize() const override { return 8; }
    [[nodiscard]] ResizeRule resizeRule() const override { return ResizeRule::Squash; }
    [[nodiscard]] const std::filesystem::path& file() const override { return m_file; }
    [[nodiscard]] ClassifiedPictures predict(const std::vector<Picture>& pictures) const override {
        std::unique_lock lock(m_mutex);
        m_batches.push_back(pictures.size());
        m_opened.wait(lock, [this] { return m_isOpen; });
        if (m_fails) {
            throw Error("The model broke", "Mend it");
        }
        ClassifiedPictures prediction{.probabilities = {.columns = 2}, .embeddings = {}};
        for (const Picture& picture : pictures) {
            ++prediction.probabilities.rows;
            const float red = static_cast<float>(picture.pixels.at(0)) / 255;
            prediction.probabilities.values.insert(prediction.probabilities.values.end(), {red, 1 - red});
        }
        return prediction;
    }

    void setOpen(bool isOpen) {
        const std::scoped_lock lock(m_mutex);
        m_isOpen = isOpen;
        m_opened.notify_all();
    }
    void setFailing(bool fails) {
        const std::scoped_lock lock(m_mutex);
        m_fails = fails;
    }
    [[nodiscard]] std::vector<std::size_t> batches() const {
        const std::scoped_lock lock(m_mutex);
        return m_batches;
    }

private:
    std::string m_name = "gated";
    std::vector<std::string> m_classes{"red", "other/<b>"};
    std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_opened;
    mutable std::vector<std::size_t> m_batches;
    bool m_isOpen = true;
    bool m_fails = false;
};

}  // namespace docent
