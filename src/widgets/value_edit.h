// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLineEdit>

#include "presets/value_ranges.h"

namespace centerscope {

/// Exact entry of one number. Enter or leaving commits, Escape goes back to the last value; both
/// keys give the focus back. What is not a number in the range is refused with a sentence and the
/// last value stays.
class ValueEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit ValueEdit(QWidget* parent = nullptr);

    void setRange(const NumberRange& range);

    /// The widest text the field must show whole.
    void setSample(const QString& widest);

    double value() const { return value_; }
    /// Shows a value from outside; emits nothing. Text being typed is not overwritten.
    void setValue(double value);

    /// What was refused is over: the value stands there again, and nothing is said.
    void endProblem();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void valueCommitted(double value);
    /// One sentence why the last entry was refused; empty once that is over.
    void problemChanged(const QString& sentence);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void commit();
    void revert();
    void leave();
    void showValue();
    void setProblem(const QString& sentence);
    QString refusal(std::optional<double> entered) const;

    double value_ = 0;
    NumberRange range_{0, 1};
    QString sample_;
    QString problem_;
};

}  // namespace centerscope
