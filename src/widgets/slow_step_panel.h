// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace centerscope {

/// The words of one stage of a slow step, in the place of the controls.
class SlowStepPanel : public QFrame {
    Q_OBJECT

public:
    explicit SlowStepPanel(QWidget* parent = nullptr);

    /// formula: rich text. isLast: there is no next stage.
    void setStage(const QString& title, const QString& formula, const QString& numbers,
                  bool isLast);
    QString text() const;

signals:
    void nextRequested();
    void endRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* title_;
    QLabel* formula_;
    QLabel* numbers_;
    QPushButton* next_;
    QPushButton* end_;
};

}  // namespace centerscope
