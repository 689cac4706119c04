// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QMenu>

namespace centerscope {

class StepChart;

/// The marks of a chart, each of which leads to its step.
class MarkMenu : public QMenu {
    Q_OBJECT

public:
    explicit MarkMenu(QWidget* parent = nullptr);

    void bindTo(const StepChart& chart);

signals:
    void stepChosen(std::int64_t step);

protected:
    void changeEvent(QEvent* event) override;

private:
    void list();
    void retranslate();

    const StepChart* chart_ = nullptr;
};

}  // namespace centerscope
