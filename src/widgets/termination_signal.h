// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace centerscope {

/// SIGTERM, SIGINT and SIGHUP as a Qt signal: while it lives they ask the program to end instead of
/// killing it. One that is ignored already stays so, as nohup has it. There is one at most.
class TerminationSignal : public QObject {
    Q_OBJECT

public:
    explicit TerminationSignal(QObject* parent = nullptr);
    ~TerminationSignal() override;

signals:
    void received();
};

}  // namespace centerscope
