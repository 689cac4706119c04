// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace centerscope {

class EmbeddingChart;

/// The legend of many classes: it scrolls, a field on top searches it, a tick shows a class, and a
/// double click or Return shows it alone, or all again. While there is or may be a selection, it
/// counts the points.
class ClassList : public QWidget {
    Q_OBJECT

public:
    /// Of this stage, which must outlive it.
    explicit ClassList(EmbeddingChart& stage, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    void showTicks();
    void showCounts();
    void search(const QString& text);
    QIcon markerOf(int label) const;

    EmbeddingChart& stage_;
    QLineEdit* field_;
    QListWidget* list_;
};

}  // namespace centerscope
