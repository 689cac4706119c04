// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <QDialog>

#include "presets/value_ranges.h"

namespace centerscope {

namespace Ui {
class NumberDialog;
}

/// Asks for the one number that a change of the run needs: a seed, a step.
class NumberDialog : public QDialog {
    Q_OBJECT

public:
    /// What stands in the dialog, in the window's language.
    struct Words {
        QString title;
        QString explanation;
        QString label;  ///< of the number, with its mnemonic
        QString hint;   ///< on the number
        QString accept;
        QString acceptHint;
    };

    explicit NumberDialog(QWidget* parent = nullptr);
    ~NumberDialog() override;

    void setWords(const Words& words);
    /// Opens with this number proposed. Only one of the range can be chosen.
    void ask(std::uint64_t proposed, const CountRange& range);

signals:
    void chosen(std::int64_t number);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// None: what is written is not one of the range.
    std::optional<std::int64_t> number() const;
    void showProblem();

    std::unique_ptr<Ui::NumberDialog> ui_;
    CountRange range_;
};

}  // namespace centerscope
