// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

namespace centerscope {

/// What to look at in a pair: one sentence or two, as many words as there is room for in a few
/// lines. The tooltip has all of it.
class TwinHint : public QLabel {
    Q_OBJECT

public:
    explicit TwinHint(QWidget* parent = nullptr);

    void setSentence(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

}  // namespace centerscope
