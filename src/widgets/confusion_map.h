// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>
#include <QWidget>

namespace centerscope {

class ConfusionModel;

/// All cells of a confusion matrix at once, however many there are, as colours without numbers:
/// rows are labels, columns are predictions. The pointer is told what each cell is.
class ConfusionMap : public QWidget {
    Q_OBJECT

public:
    /// The model must outlive it.
    explicit ConfusionMap(const ConfusionModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {400, 400}; }
    QSize minimumSizeHint() const override { return {200, 200}; }

signals:
    void cellClicked(int label, int predicted);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Cell {
        int label;
        int predicted;
    };

    QRectF square() const;
    std::optional<Cell> cellAt(QPointF place) const;
    void redraw();
    QImage drawn(int side) const;
    void retranslate();

    const ConfusionModel& model_;
    QImage image_;  ///< null: it is to be drawn anew
};

}  // namespace centerscope
