// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "session/session_update.h"

namespace centerscope {

class StepChart;
class TimeLine;

/// The time line and, below it, what is looked at and the ways out of there.
class TimePanel : public QFrame {
    Q_OBJECT

public:
    /// What stands in its words.
    struct State {
        std::int64_t reached = 0;            ///< steps that the run has made
        bool isPlaying = false;              ///< the run
        bool isFollowed = false;             ///< it is another program's
        std::optional<std::int64_t> wanted;  ///< the step to look at; none: the newest
        std::int64_t shown = 0;              ///< the kept step on the stage instead, or the same
        std::optional<RecallProgress> recall;
        std::optional<QString> caption;  ///< of the bookmark there; none: there is none
        bool isFilm = false;             ///< the kept steps are being played
        std::size_t kept = 0;            ///< batches
        std::size_t bytes = 0;           ///< that all takes
        std::size_t budget = 0;          ///< bytes
    };

    /// chart: the plot above, which has the axis.
    explicit TimePanel(const StepChart& chart, QWidget* parent = nullptr);

    TimeLine& line() { return *line_; }
    void setState(const State& state);
    /// So that the caption of the bookmark can be typed.
    void editCaption();
    /// Offered while nothing of the past is looked at; a button each.
    void setPaces(const QList<QAction*>& paces);
    /// Whether a fork at the step that is looked at is offered.
    void setForkOffered(bool offered);

signals:
    void filmRequested();
    void forkRequested();
    void bookmarkRequested();
    void captionEdited(const QString& caption);
    void liveRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(const char* name);
    void retranslate();
    void showButtons();
    void showSentence();
    QString sentence() const;
    QString number(std::int64_t value) const;

    TimeLine* line_;
    QLabel* text_;
    QLineEdit* caption_;
    QToolButton* bookmark_;
    QToolButton* film_;
    QToolButton* fork_;
    QToolButton* live_;
    bool isForkOffered_ = true;
    QList<QToolButton*> paces_;
    QHBoxLayout* row_;
    QSpacerItem* rowHeight_;  // the same whichever buttons are shown; owned by the row
    State state_;
};

}  // namespace centerscope
