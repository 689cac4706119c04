// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include <QDialog>

namespace centerscope {

namespace Ui {
class ReturnDialog;
}

/// Asks for the step to return to.
class ReturnDialog : public QDialog {
    Q_OBJECT

public:
    explicit ReturnDialog(QWidget* parent = nullptr);
    ~ReturnDialog() override;

    /// Opens for a run that has come to this step.
    void ask(std::int64_t reached);

signals:
    void returnWanted(std::int64_t step);

protected:
    void changeEvent(QEvent* event) override;

private:
    std::unique_ptr<Ui::ReturnDialog> ui_;
};

}  // namespace centerscope
