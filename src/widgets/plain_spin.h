// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QSpinBox>

#include "presets/value_ranges.h"

namespace centerscope {

// Spin boxes that read a number only as they show it. Qt would leave group separators out, whatever
// stands around them: "0,010" would be 10 in English; and it would take the first eight digits of
// 1000000000 where there is room for no more. Here such a text may be typed, is no number, and
// gives way to the value before, while a tooltip says what may be written.

class CountSpin : public QSpinBox {
    Q_DECLARE_TR_FUNCTIONS(centerscope::CountSpin)

public:
    using QSpinBox::QSpinBox;
    using QSpinBox::setRange;
    void setRange(const CountRange& range);

protected:
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;
};

class DecimalSpin : public QDoubleSpinBox {
    Q_DECLARE_TR_FUNCTIONS(centerscope::DecimalSpin)

public:
    using QDoubleSpinBox::QDoubleSpinBox;
    /// Without zeros that are not needed.
    QString textFromValue(double value) const override;

protected:
    QValidator::State validate(QString& text, int& position) const override;
    void fixup(QString& text) const override;
};

}  // namespace centerscope
