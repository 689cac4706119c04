// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace centerscope {

class InspectorPanel;

/// The images that are pinned in both of two twins, side by side; how to pin one while there is
/// none.
class TwinPins : public QWidget {
    Q_OBJECT

public:
    /// Takes both.
    TwinPins(InspectorPanel* a, InspectorPanel* b);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* hint_;
};

}  // namespace centerscope
