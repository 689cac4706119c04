// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <random>

#include <QObject>
#include <QString>
#include <QWidget>

namespace centerscope::testing {

/// Someone who tries everything: one thing after the other with whatever is on top, be it the
/// window, a menu, a popup or a dialog, chosen by a seed. File dialogs are cancelled.
class RandomUser : public QObject {
    Q_OBJECT

public:
    RandomUser(QWidget& window, std::uint32_t seed);

    /// Does something, and again after a random pause of pause on average, until stop().
    void start(std::chrono::milliseconds pause);
    void stop() { running_ = false; }
    /// Closes all that is open above the window.
    void putAside();

    int deeds() const { return deeds_; }
    /// What is being done now or was done last: "click halveButton".
    const QString& deed() const { return deed_; }

private:
    void schedule();
    void act();
    void useMenu(class QMenu& menu);
    void trigger(class QAction& action);
    void use(QWidget& widget);
    void drag(QWidget& widget, Qt::KeyboardModifiers modifiers = {});
    void turnWheel(QWidget& widget);
    void type(QWidget& widget);
    void remember(const QString& what, const QObject& object);

    int below(int count);
    bool once(int inSoMany) { return below(inSoMany) == 0; }
    QPoint pointIn(const QWidget& widget);

    QWidget& window_;
    std::mt19937 random_;
    std::chrono::milliseconds pause_{0};
    bool running_ = false;
    int deeds_ = 0;
    QString deed_;
};

}  // namespace centerscope::testing
