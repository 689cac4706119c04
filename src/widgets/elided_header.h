// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace centerscope {

/// A header in which a text that is too long has dots where textElideMode() says so, with a style
/// sheet too, which would cut it off at both ends.
class ElidedHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit ElidedHeader(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    QSize sectionSizeFromContents(int section) const override;
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
};

}  // namespace centerscope
