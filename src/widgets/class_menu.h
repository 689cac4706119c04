// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace centerscope {

class EmbeddingChart;

/// The classes of the stage to tick: the legend for the keyboard and for screen readers. A class
/// that is chosen with Ctrl stays alone. Where there are many it is the only legend, a ClassList,
/// and says which of them share a hue.
class ClassMenu : public QMenu {
    Q_OBJECT

public:
    explicit ClassMenu(QWidget* parent = nullptr);

    /// From now on it shows and hides the classes of this chart, which must outlive it.
    void bindTo(EmbeddingChart& chart);

private:
    void list();
    void addClasses();
    void addList();

    EmbeddingChart* chart_ = nullptr;
};

}  // namespace centerscope
