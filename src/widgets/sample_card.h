// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QImage>
#include <QString>

class QLabel;

namespace centerscope {

class SamplePicture;

/// What lies beside a hovered point: its image, and what the network makes of it.
class SampleCard : public QFrame {
    Q_OBJECT

public:
    explicit SampleCard(QWidget* parent);

    /// note: what the image is, such as augmented; empty: nothing needs to be said.
    void setSample(const QImage& image, const QString& prediction, const QString& distances,
                   const QString& note, bool isWrong);
    /// The card is as large as its type. After setSample().
    void setType(const QFont& type);
    /// Beside this place of the parent and never over it, inside the parent.
    void showBeside(QPoint place);

    const QImage& image() const;
    QString text() const;

private:
    SamplePicture* picture_;
    QLabel* prediction_;
    QLabel* distances_;
    QLabel* note_;
};

}  // namespace centerscope
