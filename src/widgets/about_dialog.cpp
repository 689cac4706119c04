// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/about_dialog.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace centerscope {

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("about"));
    box->setWindowTitle(QCoreApplication::translate("About", "About Centerscope"));
    box->setTextFormat(Qt::RichText);
    box->setText(
        QStringLiteral("<h3>Centerscope %1</h3>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        QStringLiteral("<p>%1</p><p>%2</p><p>%3</p>")
            .arg(QCoreApplication::translate(
                     "About",
                     "Watch a network learn to keep the classes apart: LeNet++ with center loss, "
                     "trained live."),
                 QCoreApplication::translate(
                     "About",
                     "Free software under the GNU General Public License, version 3 or later."),
                 QCoreApplication::translate(
                     "About",
                     "MNIST is by Yann LeCun and Corinna Cortes (CC BY-SA 3.0). Made with Qt, Qt "
                     "Charts, Eigen, zlib and JSON for Modern C++.")));
    box->addButton(QCoreApplication::translate("About", "Close"), QMessageBox::AcceptRole)
        ->setToolTip(QCoreApplication::translate("About", "Close; training continues"));
    box->open();
}

}  // namespace centerscope
