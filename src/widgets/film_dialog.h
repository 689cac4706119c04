// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <QDialog>

#include "widgets/film_maker.h"

namespace centerscope {

namespace Ui {
class FilmDialog;
}

/// Asks for a film of the kept steps, and stays open while it is made.
class FilmDialog : public QDialog {
    Q_OBJECT

public:
    explicit FilmDialog(QWidget* parent = nullptr);
    ~FilmDialog() override;

    /// kept: the steps that there are. The path of the proposal is without an ending.
    /// limitOf: axes that hold the points of these steps.
    void ask(const FilmPlan& proposal, std::vector<std::int64_t> kept,
             std::function<double(std::int64_t first, std::int64_t last)> limitOf);

    void showProgress(int done, int total);
    /// The film is there, or is not to be: another can be asked for.
    void endProgress();

signals:
    void startRequested(const centerscope::FilmPlan& plan);
    void cancelRequested();

protected:
    void changeEvent(QEvent* event) override;
    void reject() override;

private:
    FilmPlan plan() const;
    void start();
    void showPath();
    void showCount();
    void proposeLimit();
    void choosePath();
    void setMaking(bool isMaking);

    std::unique_ptr<Ui::FilmDialog> ui_;
    std::vector<std::int64_t> kept_;
    std::function<double(std::int64_t first, std::int64_t last)> limitOf_;
    double proposedLimit_ = 0;
    QString name_;  // the path without an ending
    bool isMaking_ = false;
};

}  // namespace centerscope
