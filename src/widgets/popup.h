// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace centerscope {

/// A panel that opens at a button and closes on Enter, Escape or a click elsewhere.
class Popup : public QFrame {
    Q_OBJECT

public:
    /// Takes over the content. It speaks the opener's language and numbers.
    Popup(QWidget* content, QWidget* opener);

    /// Opens below the opener, or above where the screen ends, with the focus on the content's
    /// focus proxy, or its first control.
    void open();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* content_;
    QWidget* opener_;
};

}  // namespace centerscope
