// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QImage>
#include <QString>

class QLabel;

namespace centerscope {

class SamplePicture;

/// What lies beside a hovered point: its image, and what the network makes of it; or beside a
/// hovered center.
class SampleCard : public QFrame {
    Q_OBJECT

public:
    explicit SampleCard(QWidget* parent);

    /// note: what the image is, such as augmented; empty: nothing needs to be said.
    void setSample(const QImage& image, const QString& prediction, const QString& distances,
                   const QString& note, bool isWrong);
    /// Of a center, which has no image.
    void setCenter(const QString& title, const QString& facts, const QString& note);
    /// The card is as large as its type. After its texts.
    void setType(const QFont& type);
    /// Beside this place of the parent and never over it, inside the parent; so many pixels away.
    void showBeside(QPoint place, int away = 16);

    const QImage& image() const;
    QString text() const;

private:
    void setTexts(const QString& title, const QString& facts, const QString& note, bool isWrong);

    SamplePicture* picture_;
    QLabel* prediction_;
    QLabel* distances_;
    QLabel* note_;
};

}  // namespace centerscope
