// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QMenu>

#include "training/stage_projection.h"

namespace centerscope {

class EmbeddingChart;
class UnitsDialog;

/// How stages show embeddings of more than two dimensions. It is there only where one has such.
class ProjectionMenu : public QMenu {
    Q_OBJECT

public:
    explicit ProjectionMenu(QWidget* parent = nullptr);

    /// Of this stage too, which must outlive it and stand in its window already.
    void bindTo(EmbeddingChart& stage);
    bool isNeeded() const { return shown() != nullptr; }

signals:
    /// On these units or, without, on the principal axes of now.
    void requested(const std::optional<centerscope::StageUnits>& units);
    void neededChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void list();
    void retranslate();

    const StageProjection* shown() const;

    std::vector<const EmbeddingChart*> stages_;
    UnitsDialog* units_ = nullptr;  // belongs to the window of the first
};

}  // namespace centerscope
