// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QList>
#include <QMenu>
#include <QStringList>

#include "data/dataset.h"
#include "presets/preset.h"

namespace centerscope {

/// A preset's name and description in the language of the window, where it is a bundled one.
QString presetName(const Preset& preset);
QString presetDescription(const Preset& preset);

/// The presets, what is special about each as its tooltip, and the files that hold others.
class PresetMenu : public QMenu {
    Q_OBJECT

public:
    /// others: what else can be done with presets, below them.
    PresetMenu(std::vector<Preset> presets, const QList<QAction*>& others,
               QWidget* parent = nullptr);

    const std::vector<Preset>& presets() const { return presets_; }

    /// Preset files used lately, the last first.
    const QStringList& recent() const { return recent_; }
    void setRecent(const QStringList& files);
    /// id: of the preset that the file holds.
    void remember(const QString& file, const std::string& id);
    /// Ticks this one, bundled or from the file used last. dataset: that in use; presets that do
    /// not fit it cannot be chosen.
    void setInForce(std::shared_ptr<const Preset> preset, std::shared_ptr<const Dataset> dataset);

signals:
    void chosen(const centerscope::Preset& preset);
    void fileChosen(const QString& file);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    std::vector<Preset> presets_;
    QList<QAction*> others_;
    QStringList recent_;
    std::string openedId_;  // of the first of these
    std::shared_ptr<const Preset> inForce_;
    std::shared_ptr<const Dataset> dataset_;
};

}  // namespace centerscope
