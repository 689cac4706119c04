// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace centerscope {

class EmbeddingChart;

/// The classes of the stage to tick: the legend for the keyboard and for screen readers, and the
/// only one where there are many classes, which a field on top searches. A class that is chosen
/// with Ctrl stays alone.
class ClassMenu : public QMenu {
    Q_OBJECT

public:
    explicit ClassMenu(QWidget* parent = nullptr);

    /// From now on it shows and hides the classes of this chart, which must outlive it.
    void bindTo(EmbeddingChart& chart);

private:
    void list();
    void addSearch();

    EmbeddingChart* chart_ = nullptr;
};

}  // namespace centerscope
