// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QDialog>

#include "widgets/exporter.h"

namespace centerscope {

namespace Ui {
class AutomaticSnapshotsDialog;
}

/// Asks for the plan of automatic snapshots.
class AutomaticSnapshotsDialog : public QDialog {
    Q_OBJECT

public:
    explicit AutomaticSnapshotsDialog(QWidget* parent = nullptr);
    ~AutomaticSnapshotsDialog() override;

    void ask(const SnapshotPlan& proposal);

signals:
    void startRequested(const centerscope::SnapshotPlan& plan);

protected:
    void changeEvent(QEvent* event) override;

private:
    SnapshotPlan plan() const;
    void followLook();
    void chooseFolder();
    void accept() override;

    std::unique_ptr<Ui::AutomaticSnapshotsDialog> ui_;
};

}  // namespace centerscope
