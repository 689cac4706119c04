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

#include "widgets/look_back.h"

namespace centerscope {

class StepChart;
class TimeLine;

/// The time line and, below it, what is looked at and the ways out of there.
class TimePanel : public QFrame {
    Q_OBJECT

public:
    /// chart: the plot above, which has the axis.
    explicit TimePanel(const StepChart& chart, QWidget* parent = nullptr);

    TimeLine& line() { return *line_; }
    /// Shows and moves what is looked at.
    void bindTo(LookBack& lookBack);
    /// Offered while nothing of the past is looked at; a button each.
    void setPaces(const QList<QAction*>& paces);
    /// What stands below the line.
    void setWordsShown(bool shown) { words_->setVisible(shown); }

    /// The same whatever is looked at, so that nothing moves when that begins.
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(const char* name);
    void setState(const LookBack::State& state);
    void retranslate();
    void showButtons();
    void fold();
    void showSentence();
    /// The same in ever fewer words.
    QStringList sentences() const;
    QString number(std::int64_t value) const;

    TimeLine* line_;
    QWidget* words_;
    QLabel* text_;
    QLineEdit* caption_;
    QToolButton* bookmark_;
    QToolButton* film_;
    QToolButton* fork_;
    QToolButton* live_;
    QList<QToolButton*> paces_;
    QHBoxLayout* row_;
    QSpacerItem* rowHeight_;  // the same whichever buttons are shown; owned by the row
    LookBack::State state_;
};

}  // namespace centerscope
