// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/random_user.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <QWidgetAction>

#include "charts/chart_view.h"
#include "widgets/value_slider.h"

namespace centerscope::testing {

namespace {

/// Whatever takes all input now: a menu or popup, else a dialog.
QWidget* onTop() {
    QWidget* popup = QApplication::activePopupWidget();
    return popup ? popup : QApplication::activeModalWidget();
}

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QLineEdit*>(&widget) ||
           qobject_cast<const QSplitter*>(&widget) || qobject_cast<const QTabBar*>(&widget) ||
           qobject_cast<const ValueSlider*>(&widget) || qobject_cast<const ChartView*>(&widget);
}

QList<QWidget*> controlsIn(const QWidget& top) {
    QList<QWidget*> controls;
    for (QWidget* widget : top.findChildren<QWidget*>())
        if (widget->window() == top.window() && widget->isVisible() && widget->isEnabled() &&
            isControl(*widget))
            controls << widget;
    return controls;
}

/// Automatic snapshots of a network that makes thousands of steps per second would never end.
bool mayBeTriggered(const QAction& action) {
    return action.isVisible() && action.isEnabled() && !action.isSeparator() && !action.menu() &&
           action.objectName() != "actionQuit" && action.objectName() != "actionAutomaticSnapshots";
}

QList<QAction*> triggerable(const QList<QAction*>& all) {
    QList<QAction*> actions;
    for (QAction* action : all)
        if (mayBeTriggered(*action))
            actions << action;
    return actions;
}

}  // namespace

RandomUser::RandomUser(QWidget& window, std::uint32_t seed) : window_(window), random_(seed) {}

void RandomUser::start(std::chrono::milliseconds pause) {
    pause_ = pause;
    running_ = true;
    schedule();
}

void RandomUser::putAside() {
    while (QWidget* top = onTop())
        top->close();
}

/// Before it acts, so that it continues inside the event loop of a menu or dialog it has opened.
void RandomUser::schedule() {
    QTimer::singleShot(below(2 * static_cast<int>(pause_.count()) + 1), this, [this] {
        if (!running_)
            return;
        schedule();
        act();
    });
}

void RandomUser::act() {
    ++deeds_;
    QWidget* top = onTop();
    if (top && (qobject_cast<QFileDialog*>(top) || once(4))) {
        remember("close", *top);
        top->close();
    } else if (auto* menu = qobject_cast<QMenu*>(top)) {
        useMenu(*menu);
    } else if (!top && once(3)) {
        const QList<QAction*> actions =
            triggerable(window_.findChildren<QAction*>(QRegularExpression("^action")));
        trigger(*actions.at(below(static_cast<int>(actions.size()))));
    } else if (!top && once(40)) {
        remember("resize", window_);
        window_.resize(window_.minimumSizeHint() + QSize(below(600), below(400)));
    } else {
        const QList<QWidget*> controls = controlsIn(top ? *top : window_);
        if (!controls.isEmpty())
            use(*controls.at(below(static_cast<int>(controls.size()))));
    }
}

void RandomUser::useMenu(QMenu& menu) {
    const QList<QAction*> items = triggerable(menu.actions());
    QAction* item = items.isEmpty() ? nullptr : items.at(below(static_cast<int>(items.size())));
    if (auto* own = qobject_cast<QWidgetAction*>(item))
        return use(*own->defaultWidget());
    menu.close();
    if (item)
        trigger(*item);
}

void RandomUser::trigger(QAction& action) {
    remember("trigger", action);
    action.trigger();
}

void RandomUser::use(QWidget& widget) {
    remember("use", widget);
    if (qobject_cast<QAbstractButton*>(&widget)) {
        QTest::mouseClick(&widget, Qt::LeftButton);
    } else if (auto* spin = qobject_cast<QAbstractSpinBox*>(&widget)) {
        spin->stepBy(below(21) - 10);
    } else if (auto* box = qobject_cast<QComboBox*>(&widget)) {
        box->setCurrentIndex(below(box->count()));
    } else if (auto* tabs = qobject_cast<QTabBar*>(&widget)) {
        tabs->setCurrentIndex(below(tabs->count()));
    } else if (qobject_cast<QLineEdit*>(&widget)) {
        type(widget);
    } else if (auto* splitter = qobject_cast<QSplitter*>(&widget)) {
        splitter->setSizes({100 + below(900), 500});
    } else if (once(2)) {
        turnWheel(widget);
    } else if (auto* chart = qobject_cast<ChartView*>(&widget)) {
        once(4) ? QTest::mouseDClick(chart->viewport(), Qt::LeftButton)
                : drag(*chart->viewport(), once(2) ? Qt::ShiftModifier : Qt::NoModifier);
    } else {
        drag(widget);
    }
}

void RandomUser::drag(QWidget& widget, Qt::KeyboardModifiers modifiers) {
    QPoint point = pointIn(widget);
    QTest::mousePress(&widget, Qt::LeftButton, modifiers, point);
    for (int move = 0; move < 5; ++move) {
        point = pointIn(widget);
        QTest::mouseMove(&widget, point);
    }
    QTest::mouseRelease(&widget, Qt::LeftButton, modifiers, point);
}

void RandomUser::turnWheel(QWidget& widget) {
    const QPointF point = pointIn(widget);
    QWheelEvent event(point, widget.mapToGlobal(point), {}, {0, once(2) ? 120 : -120}, {}, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void RandomUser::type(QWidget& widget) {
    static const QStringList texts{"0.01", "0,5", "1e-3", "0", "7", "100, 2000", "x", "-1"};
    widget.setFocus();
    QTest::keyClick(&widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&widget, texts.at(below(static_cast<int>(texts.size()))));
    QTest::keyClick(&widget, once(4) ? Qt::Key_Escape : Qt::Key_Return);
}

void RandomUser::remember(const QString& what, const QObject& object) {
    deed_ =
        what + ' ' +
        (object.objectName().isEmpty() ? object.metaObject()->className() : object.objectName());
}

int RandomUser::below(int count) {
    return std::uniform_int_distribution<int>(0, std::max(count, 1) - 1)(random_);
}

QPoint RandomUser::pointIn(const QWidget& widget) {
    return {below(widget.width()), below(widget.height())};
}

}  // namespace centerscope::testing
