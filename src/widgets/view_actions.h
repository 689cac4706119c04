// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;

namespace centerscope {

class EmbeddingChart;
class Theme;
struct WindowSettings;

/// How the stage looks, and the colours of the whole window.
class ViewActions : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* readout;
        QAction* headStart;
        QActionGroup* axes;     ///< the actions of each group carry what they stand for
        QActionGroup* colours;  ///< of the classes
        QActionGroup* pointColours;
        QActionGroup* theme;
        QAction* zoomIn;
        QAction* zoomOut;
        QAction* showAll;
    };

    /// All but the parent must outlive it.
    ViewActions(const Actions& actions, EmbeddingChart& stage, Theme& theme,
                WindowSettings& settings, QObject* parent);

    /// What is remembered.
    void restore();
    /// Before the settings are written.
    void store();

private:
    void zoom(double factor);

    Actions actions_;
    EmbeddingChart& stage_;
    WindowSettings& settings_;
};

}  // namespace centerscope
