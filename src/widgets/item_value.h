// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QVariant>

namespace centerscope {

// Actions and the items of a box carry the value that they stand for: their order means nothing.

template <typename T>
void setValue(QAction& action, T value) {
    action.setData(QVariant::fromValue(value));
}

template <typename T>
T valueOf(const QAction& action) {
    return action.data().value<T>();
}

/// Checks the action that carries the value.
template <typename T>
void check(const QList<QAction*>& actions, T value) {
    for (QAction* action : actions)
        if (valueOf<T>(*action) == value)
            action->setChecked(true);
}

/// Calls chosen(T) with the value of an action of the group when it is triggered.
template <typename T>
void whenChosen(QActionGroup& group, auto&& chosen) {
    QObject::connect(&group, &QActionGroup::triggered, &group,
                     [chosen](QAction* action) { chosen(valueOf<T>(*action)); });
}

/// The values that the items stand for, in the order in which the form lists them.
template <typename T>
void setValues(QComboBox& box, std::initializer_list<T> values) {
    Q_ASSERT(box.count() == static_cast<int>(values.size()));
    for (int item = 0; const T value : values)
        box.setItemData(item++, QVariant::fromValue(value));
}

template <typename T>
T valueOf(const QComboBox& box) {
    return box.currentData().value<T>();
}

template <typename T>
void choose(QComboBox& box, T value) {
    box.setCurrentIndex(box.findData(QVariant::fromValue(value)));
}

}  // namespace centerscope
