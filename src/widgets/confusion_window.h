// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>

class QLabel;
class QTableView;

namespace centerscope {

class ConfusionMap;
class ConfusionMatrix;
class ConfusionModel;
class EmbeddingChart;

/// Which classes are taken for which, of the points that the stage shows, and how many of each are
/// right. Many classes are seen at once in a map beside the table. Stays open beside the window and
/// follows the stage.
class ConfusionWindow : public QDialog {
    Q_OBJECT

public:
    ConfusionWindow(EmbeddingChart& stage, QWidget* parent);

    void showMatrix();

signals:
    /// By a click or Return on a cell.
    void cellChosen(int label, int predicted);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshSoon();
    void refresh();
    void arrange(const ConfusionMatrix& matrix);
    void choose(int label, int predicted);
    QString confusions(const ConfusionMatrix& matrix) const;
    void retranslate();

    EmbeddingChart& stage_;
    QLabel* caption_;
    ConfusionModel* model_;
    ConfusionMap* map_;
    QTableView* table_;
    QTimer refreshTimer_;
};

}  // namespace centerscope
