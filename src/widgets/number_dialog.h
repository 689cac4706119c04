// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <memory>

#include <QDialog>

namespace centerscope {

namespace Ui {
class NumberDialog;
}

/// Asks for the one number that a change of the run needs: a seed, a step.
class NumberDialog : public QDialog {
    Q_OBJECT

public:
    static constexpr std::int64_t kLargest = std::numeric_limits<int>::max();

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
    /// Opens with this number proposed, of 0 to largest.
    void ask(std::int64_t proposed, std::int64_t largest = kLargest);

signals:
    void chosen(std::int64_t number);

protected:
    void changeEvent(QEvent* event) override;

private:
    std::unique_ptr<Ui::NumberDialog> ui_;
};

}  // namespace centerscope
