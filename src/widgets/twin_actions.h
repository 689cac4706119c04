// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include <QList>
#include <QObject>
#include <QPointer>

#include "widgets/twin_pairs.h"

class QAction;
class QMenu;

namespace centerscope {

class LookBack;
class StagePanel;
class TrainingSession;
class TwinWindow;

/// The ways to twins: of the run as it stands, and the pairs that teach something. One window of
/// them is open at a time.
class TwinActions : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* here;
        QMenu* pairs;  ///< gets an action for each, and a menu of the presets that a twin can have
    };

    /// All must outlive it. threads: that twins are trained with.
    TwinActions(const Actions& actions, const std::vector<Preset>& presets,
                TrainingSession& session, const LookBack& lookBack, const StagePanel& stage,
                int threads, QWidget& window);

    /// Once there is a run.
    void setEnabled(bool enabled);
    void retranslate();
    void close();

private:
    void addPair(std::size_t number);
    void fillPresets();
    void fork();
    void open(const TwinPair& pair);

    Actions actions_;
    const std::vector<Preset>& presets_;
    QList<QAction*> pairs_;  // in the order of TwinPairs::all()
    QMenu* presetMenu_;
    TrainingSession& session_;
    const LookBack& lookBack_;
    const StagePanel& stage_;
    int threads_;
    QWidget& window_;
    QPointer<TwinWindow> twins_;
};

}  // namespace centerscope
