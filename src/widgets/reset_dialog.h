// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include <QDialog>

namespace centerscope {

namespace Ui {
class ResetDialog;
}

/// Asks for the seed of the run that begins anew.
class ResetDialog : public QDialog {
    Q_OBJECT

public:
    explicit ResetDialog(QWidget* parent = nullptr);
    ~ResetDialog() override;

    /// Opens with this seed proposed.
    void ask(std::uint64_t seed);

signals:
    void resetWanted(std::uint64_t seed);

protected:
    void changeEvent(QEvent* event) override;

private:
    std::unique_ptr<Ui::ResetDialog> ui_;
};

}  // namespace centerscope
