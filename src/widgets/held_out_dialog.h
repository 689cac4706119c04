// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QDialog>

#include "data/dataset.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace centerscope {

/// Asks which classes a new run is not to learn.
class HeldOutDialog : public QDialog {
    Q_OBJECT

public:
    explicit HeldOutDialog(QWidget* parent);

    /// Of this data set, of which these are held out now.
    void ask(const Dataset& dataset, const std::vector<std::int64_t>& heldOut);

signals:
    /// By their labels in the files, ascending; none: all are to be learnt.
    void chosen(const std::vector<std::int64_t>& heldOut);

protected:
    void changeEvent(QEvent* event) override;

private:
    std::vector<std::int64_t> heldOut() const;
    void showWhetherItCanStart();
    void search(const QString& text);
    void retranslate();

    QLabel* explanation_;
    QLineEdit* search_;  // where there are many
    QGridLayout* grid_;
    std::vector<QCheckBox*> classes_;  // [label]
    QPushButton* start_;
    QPushButton* cancel_;
};

}  // namespace centerscope
