// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

namespace Ui {
class MainWindow;
}

/// The form only names the actions that are chosen from; each carries what it stands for.
void giveActionsTheirValues(const Ui::MainWindow& ui);

}  // namespace centerscope
