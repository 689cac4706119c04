// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <QFrame>

#include "presets/hyperparameters.h"

namespace centerscope {

namespace Ui {
class HyperparameterCard;
}

/// One hyperparameter to turn in a row: its name and since when it acts, or why an entry was
/// refused; slider; exact entry. What it does is its tooltip. Serves λ and α as it is.
class HyperparameterCard : public QFrame {
    Q_OBJECT

public:
    /// Any but the batch size. Child widgets are named after it: lambdaSlider, lambdaEdit.
    explicit HyperparameterCard(Hyperparameter which, QWidget* parent = nullptr);
    ~HyperparameterCard() override;

    Hyperparameter which() const { return which_; }
    double value() const;
    /// Shows the value in force; emits nothing and never disturbs a drag or typing.
    void setValue(double value);
    /// What was said of the run before no longer counts.
    void startRun();
    /// Of an earlier step: a value that is only shown. Since when the present one acts says nothing
    /// of it, and a click is left to what is below.
    void setPast(bool isPast);
    /// The step since which the value is in force; none: say nothing.
    void setActsSince(std::optional<std::int64_t> step);
    /// The newest step that has been made: what is said of when the value acts ends with that.
    void setNewestStep(std::int64_t step);
    /// Whether a schedule moves the value, which a change ends.
    void setScheduled(bool scheduled);
    /// What a preset says of this value, beside the general explanation; empty: nothing.
    void setRemark(const QString& sentence);
    /// Without a value there is nothing to turn: only the remark stands, on what happens instead.
    void setHasValue(bool hasValue);

    /// It sees to the height of its note itself: else what lies below would move with every note
    /// that comes or goes.
    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A person has set a new value; once per drag, row of keys or entry.
    void changed(double value);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    /// Puts more controls below the slider.
    void addControls(QWidget* controls);

private:
    void connectSliderAndEdit();
    void nameChildren();
    void retranslateUi();
    void showActsSince();
    QString actsFrom(std::int64_t step) const;
    void fixNameWidth();
    void showNote();
    void fitNote();
    void showTip();
    QString explanation() const;

    const Hyperparameter which_;
    std::unique_ptr<Ui::HyperparameterCard> ui_;
    std::optional<std::int64_t> actsSince_;
    bool isPast_ = false;
    bool scheduled_ = false;
    QString remark_;
    QString problem_;
};

}  // namespace centerscope
