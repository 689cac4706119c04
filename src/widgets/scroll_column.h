// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace centerscope {

/// Panels one below the other that scroll where they are higher than their place. As wide as they
/// need to be, so that nothing is cut off at the side.
class ScrollColumn : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget* parent = nullptr);

    /// What is in it may come to need so many pixels: it never has less, so that nothing beside it
    /// moves then.
    void setReserve(int width);

    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int reserve_ = 0;
};

}  // namespace centerscope
