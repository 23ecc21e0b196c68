// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>
#include <memory>
#include <optional>

#include "models/HierarchyIcicle.h"
#include "support/Background.h"

class QComboBox;

namespace docent {

class IciclePlot;
class Session;

/// The whole hierarchy of a data set as an icicle, with the choice of what colours it: pictures, the accuracy of the
/// nodes' experts, or their scores for a task.
class IciclePane final : public QWidget {
    Q_OBJECT
public:
    explicit IciclePane(QWidget* parent = nullptr);
    ~IciclePane() override;

    void setSession(Session* session);
    void setView(std::shared_ptr<const DatasetView> view);
    void setCurrentPath(const QString& path);
    [[nodiscard]] IciclePlot* plot() const { return m_plot; }

Q_SIGNALS:
    void pathChosen(const QString& path);  ///< by a person

private:
    void readScores();
    void refillColours();
    void redraw();
    [[nodiscard]] std::optional<NodeValues> chosenValues() const;

    Session* m_session = nullptr;
    std::shared_ptr<const DatasetView> m_view;
    QString m_current;
    QMap<QString, QHash<QString, double>> m_scores;  ///< by task, then by model
    QComboBox* m_colour;
    IciclePlot* m_plot;
    BackgroundHandle m_drawing;
    BackgroundHandle m_reading;
};

}  // namespace docent
