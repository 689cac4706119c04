// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/pin_card.h"

namespace centerscope {

/// The legend of the arrows at a pinned point: the line of each, what pulls and how strongly.
class PullLegend : public QWidget {
    Q_OBJECT

public:
    explicit PullLegend(QWidget* parent = nullptr);

    void setPulls(const PinPulls& pulls);
    /// What it says, one line for each arrow.
    QStringList lines() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();

    PinPulls pulls_;
};

}  // namespace centerscope
