// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "session/run_history.h"

namespace centerscope {

class ErrorChart;
class LossChart;

/// The loss plot and, below it, the error plot.
class PlotsPanel : public QWidget {
    Q_OBJECT

public:
    explicit PlotsPanel(QWidget* parent = nullptr);

    const LossChart& lossChart() const { return *loss_; }
    const ErrorChart& errorChart() const { return *error_; }

    void showHistory(const RunHistory& history);

signals:
    void returnWanted(std::int64_t step);

private:
    LossChart* loss_;
    ErrorChart* error_;
};

}  // namespace centerscope
