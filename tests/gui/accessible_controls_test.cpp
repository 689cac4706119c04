// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

#include "gui/window_test.h"
#include "support/room_test.h"
#include "widgets/value_slider.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

template <typename... Types>
bool isOneOf(const QWidget* widget) {
    return (qobject_cast<const Types*>(widget) || ...);
}

/// A part of a control of Qt's: the line edit of a spin box, the arrows of a row of tabs, the
/// corner of a table.
bool isPart(const QWidget* widget) {
    for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
        if (isOneOf<QAbstractSpinBox, QComboBox, QLineEdit, QTabBar>(parent))
            return true;
    return widget->objectName().startsWith("qt_") || widget->inherits("QTableCornerButton");
}

/// The buttons of a message, which say what it offers; hidden without one.
bool isOfAMessage(const QWidget* widget) {
    return widget->parentWidget() && qobject_cast<const MessageBar*>(widget->parentWidget());
}

/// What a user sets or presses.
bool isControl(const QWidget* widget) {
    return !isPart(widget) && !isOfAMessage(widget) &&
           isOneOf<QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, ValueSlider>(widget);
}

QString accessibleName(QWidget* widget) {
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

}  // namespace

/// Every control of the window, its panels, menus and dialogs can be understood and reached.
class AccessibleControlsTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        WindowTest::init();
        close();
        open(bundledPresets());
        for (const char* opensADialog : {"actionAboutPreset", "actionAbout"})
            action(opensADialog)->trigger();
        controls_.clear();
        for (QWidget* widget : window_->findChildren<QWidget*>())
            if (isControl(widget))
                controls_ << widget;
        QVERIFY(controls_.size() > 60);
    }

    void everyControlHasATooltip() {
        verifyEach([](QWidget* control) { return !control->toolTip().isEmpty(); });
    }

    void everyControlHasAnAccessibleName() {
        verifyEach([](QWidget* control) { return !accessibleName(control).isEmpty(); });
    }

    void everyControlIsReachedByTheKeyboard() {
        verifyEach([](QWidget* control) { return control->focusPolicy() & Qt::TabFocus; });
    }

    void everyChartHasAnAccessibleName() {
        for (ChartView* chart : window_->findChildren<ChartView*>())
            QVERIFY2(!accessibleName(chart).isEmpty(), qPrintable(chart->objectName()));
    }

    void everyDialogStandsBeforeTheWindow() {
        for (const QDialog* dialog : window_->findChildren<QDialog*>())
            QVERIFY2(dialog->parentWidget() == window_.get(), qPrintable(dialog->objectName()));
    }

private:
    void verifyEach(auto&& holds) {
        QStringList without;
        for (QWidget* control : controls_)
            if (!holds(control))
                without << control->window()->objectName() + '/' + control->objectName() + '/' +
                               accessibleName(control);
        QVERIFY2(without.isEmpty(), qUtf8Printable(without.join(", ")));
    }

    QWidgetList controls_;
};

CENTERSCOPE_TEST(AccessibleControlsTest)
#include "accessible_controls_test.moc"
