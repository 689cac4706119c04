// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QByteArray>
#include <QWidget>

#include "session/twin_session.h"
#include "widgets/twin_exporter.h"
#include "widgets/twin_names.h"
#include "widgets/twin_pairs.h"
#include "widgets/twin_side.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QTabWidget;
class QToolButton;

namespace centerscope {

class MessageBar;
class ProjectionMenu;
class StagePanel;
class TimePanel;
class TwinChart;
class TwinCommands;
class TwinControls;
class TwinHint;

/// Two runs in lock-step in a window of their own: two stages that show the same images on the same
/// axes, one plot of both, one play button. Its threads and memory go with it; both runs stay in
/// the library.
class TwinWindow : public QWidget {
    Q_OBJECT

public:
    using Twin = TwinSession::Twin;

    /// threads: that both are trained with. like: the stage whose look and source it begins with.
    TwinWindow(int threads, const RunLibrary& library, const StagePanel& like, QWidget* parent);
    ~TwinWindow() override;

    void start(const TwinPair& pair);
    TwinSession& session() { return session_; }
    StagePanel& stage(Twin twin) { return *sides_[twin].stage; }
    const LiveFeed& feed(Twin twin) const { return sides_[twin].feed; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTools();
    QWidget* makeHeadings();
    QWidget* makeStages();
    QWidget* makeBottom();
    void connectCommands();
    void connectSide(TwinSide& side, TwinSide& other);
    void connectLookBack();

    void startRun(TwinSide& side, const RunInfo& run);
    void showUpdate(TwinSide& side, const SessionUpdate& update);
    void showForking(std::int64_t done, std::int64_t total);
    void reportIssue(const TwinSide& side, const Diagnosis& diagnosis);
    void showPlots();
    void showTitles();
    void showSizes();
    void showRegions();
    /// What was said of them and the fixed sample is no longer so.
    void endRegions();
    void followLookBack();
    void setPresenting(bool presenting);
    void post(const QString& sentence, bool isError);
    void showHint();
    void retranslate();

    TwinSession session_;
    TwinSides sides_;
    TwinCommands* commands_;
    ProjectionMenu* projection_;
    QWidget* tools_;
    QHBoxLayout* stagesRow_;
    QToolButton* regions_;
    TwinHint* hint_;
    QLabel* stepLabel_;
    MessageBar* messages_;
    TwinChart* chart_;
    QComboBox* measure_;
    TimePanel* time_;
    QTabWidget* tabs_;
    TwinControls* controls_;
    TwinNames names_;
    TwinExporter* exporter_;
    QString whyFixedSample_;     // and no longer live batches
    QString hintOfPair_;         // empty: it has none
    QByteArray formerGeometry_;  // before it was presented
    bool isPresenting_ = false;
};

}  // namespace centerscope
