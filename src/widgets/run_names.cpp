// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_names.h"

#include <filesystem>

#include <QStringList>
#include <QWidget>

#include "charts/run_words.h"
#include "core/error.h"
#include "runs/run_label.h"
#include "session/run_info.h"
#include "widgets/preset_menu.h"

namespace centerscope {

namespace {

/// What the user calls a run; empty where nothing has been said, or nothing legible.
QString labelOf(const std::filesystem::path& run) {
    try {
        return run.empty() ? QString() : QString::fromStdString(loadRunLabel(run).name);
    } catch (const Error&) {
        return {};
    }
}

QString nameOfOrigin(const RunIdentity& fork) {
    return fork.origin ? QString::fromStdString(fork.origin->name) : QString();
}

/// For buttons that open a menu.
QString withArrow(const QString& text) {
    return text + QStringLiteral(" ▾");
}

}  // namespace

RunNames::RunNames(QWidget& window, QAction& presets, QAction& datasets)
    : window_(window), presets_(presets), datasets_(datasets) {}

void RunNames::show(const RunInfo& run, bool isWritten) {
    const QString preset = run.preset ? presetName(*run.preset) : QString();
    const QString dataset = run.dataset ? QString::fromStdString(run.dataset->name) : QString();
    presets_.setIconText(withArrow(run.preset ? tr("Preset: %1").arg(preset) : tr("Preset")));
    datasets_.setIconText(withArrow(run.dataset ? dataset : tr("Data set")));
    QStringList names;
    const QString branch = branchText(run.identity);
    const QString ofOrigin = nameOfOrigin(run.identity);
    if (const QString label = labelOf(run.place()); !label.isEmpty())
        names << label;
    else if (!ofOrigin.isEmpty())
        names << ofOrigin + branch;
    if (run.preset && run.dataset)
        names << tr("%1 on %2, seed %3").arg(preset, dataset).arg(run.seeds.seed) +
                     (names.isEmpty() || ofOrigin.isEmpty() ? branch : QString());
    if (run.isFollowed())
        names << (isWritten ? tr("following a run of another program, read-only")
                            : tr("closed by the other program, read-only"));
    window_.setWindowTitle((names << QStringLiteral("Centerscope")).join(QStringLiteral(" – ")));
}

}  // namespace centerscope
