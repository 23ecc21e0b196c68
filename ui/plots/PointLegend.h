// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace docent {

class PointCloud;

/// The classes of a point cloud: a tick shows or hides one, choosing one dims the others.
class PointLegend final : public QListWidget {
    Q_OBJECT
public:
    explicit PointLegend(PointCloud& cloud, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    PointCloud& m_cloud;
};

}  // namespace docent
