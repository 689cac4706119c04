// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QWidget>

#include "runs/bookmark.h"

namespace centerscope {

class StepChart;

/// The steps of a run along the axis of a plot, with those that are kept, bookmarks, the one that
/// is looked at and how far the run has come. Dragging seeks; letting go chooses.
class TimeLine : public QWidget {
    Q_OBJECT

public:
    /// The chart must outlive it; both lie in one window.
    explicit TimeLine(const StepChart& chart, QWidget* parent = nullptr);

    /// Ascending steps: a line where batches are kept, a tick for each placing of the fixed sample.
    void setKept(std::vector<std::int64_t> batches, std::vector<std::int64_t> keyframes);
    void setBookmarks(std::vector<Bookmark> bookmarks);
    void setReached(std::int64_t step);
    /// The step that is looked at; none: the newest.
    void setViewed(std::optional<std::int64_t> step);

    /// Pixel of a step in this widget.
    double pixelOf(std::int64_t step) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// While the hand moves.
    void sought(std::int64_t step);
    /// Where it has let go.
    void chosen(std::int64_t step);
    /// By so many kept steps from the one that is looked at.
    void movedBy(int keptSteps);
    /// To the next bookmark, or for −1 to the one before.
    void bookmarkSought(int direction);
    /// By the keys to the first and the newest step.
    void firstRequested();
    void newestRequested();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    std::int64_t stepAt(double pixel) const;
    void moveHand(double pixel);
    double chartOffset() const;
    void paintKept(QPainter& painter, double middle) const;
    void paintBookmarks(QPainter& painter, double middle) const;
    void paintHandle(QPainter& painter, double middle) const;

    const StepChart& chart_;
    std::vector<std::int64_t> batches_;
    std::vector<std::int64_t> keyframes_;
    std::vector<Bookmark> bookmarks_;
    std::int64_t reached_ = 0;
    std::optional<std::int64_t> viewed_;
    std::optional<double> hand_;  // pixel to which a drag has come
    std::int64_t sought_ = 0;     // the step there, at that time
};

}  // namespace centerscope
