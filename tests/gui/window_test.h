// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QAction>
#include <QByteArrayList>
#include <QObject>
#include <QTemporaryDir>
#include <QToolButton>

#include "charts/embedding_chart.h"
#include "charts/loss_chart.h"
#include "session/training_session.h"
#include "support/small_preset.h"
#include "widgets/main_window.h"
#include "widgets/message_bar.h"

namespace centerscope::testing {

/// What tests of the real window share: it stands on a small data set, English and with settings of
/// its own, and is opened anew for every test; its parts are found by their object names and used
/// with mouse and keys.
class WindowTest : public QObject {
    Q_OBJECT

protected slots:
    void initTestCase();
    void init();
    void cleanup() { close(); }

protected:
    /// Where the window's runs are kept; here nowhere.
    virtual RunLibrary library() const { return RunLibrary(); }

    /// Opens the window and waits for its first run.
    void open(const std::vector<Preset>& presets);
    void open(const Preset& preset = smallPreset()) { open(std::vector{preset}); }
    void close();
    /// Waits until the command has brought a new run about.
    void begun(const std::function<void()>& command);

    template <typename T>
    T* find(const QString& name) {
        T* found = window_->findChild<T*>(name);
        if (!found)
            qFatal("There is no %s", qUtf8Printable(name));
        return found;
    }

    QAction* action(const QString& name) { return find<QAction>(name); }
    QToolButton* button(const QString& name) { return find<QToolButton>(name); }
    EmbeddingChart& stage() { return *window_->findChild<EmbeddingChart*>(); }
    LossChart& lossChart() { return *window_->findChild<LossChart*>(); }
    const std::vector<StepMark>& marks() { return lossChart().plot().marks; }
    MessageBar& bar() { return *find<MessageBar>("messages"); }
    QString message() { return bar().current() ? bar().current()->words() : QString(); }
    int stepShown();

    static constexpr double kDiscReach = 20;  // pixels; more than the radius of a disc
    /// How far the nearest disc of a center lies on the stage, in pixels.
    double awayFromCenters(const EmbeddedPoint& point);
    /// The one with the most room around it, so that nothing lies over it.
    EmbeddedPoint lonelyPoint();

    void click(const QString& name);
    /// Makes a step by its button and waits until the window shows it.
    void singleStep(int step);
    /// Makes steps 1 to last.
    void makeSteps(int last);
    void enterValue(const QString& edit, const QString& text);
    /// All that was asked so far is done, and what the steps have to write is written: the events
    /// are reported after it.
    void settle();

    /// Waits until what the command exports is written, or has failed.
    void awaitExport(const std::function<void()>& command);
    // Through the dialog; a table is "PNG, as on the screen" too, which it does not look at.
    void exportTo(const QString& subject, const QString& format, const QString& file);
    QList<QByteArrayList> exported(const QString& subject, const QString& name);
    QList<QByteArrayList> exportedMetrics();
    static QList<QByteArrayList> rowsOf(const QString& csv);

    QTemporaryDir folder_;  ///< data sets "data" and "other"; settings and pictures
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<MainWindow> window_;
};

}  // namespace centerscope::testing
