// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "charts/run_words.h"
#include "charts/value_text.h"
#include "core/number_text.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

/// Seconds: with a row this new another program is said to train. A longer step is open at least.
constexpr std::int64_t kStillTraining = 10;

QString shortText(double value) {
    return valueText(value, QLocale());
}

QString stepNumber(std::int64_t step) {
    return QLocale().toString(qint64{step});
}

QString percentText(double share) {
    return QLocale().toString(100 * share, 'f', 2);
}

QString dateText(std::int64_t seconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat);
}

/// What stands, else what was so for a while.
QString changesText(const RunSummary& run) {
    if (!run.changes.inForce.empty() || run.changes.past.empty())
        return changesInForce(run);
    QStringList names;
    for (const PastChange& each : run.changes.past)
        names << hyperparameterName(each.name);
    return RunTable::tr("%1 for a while").arg(names.join(QStringLiteral(", ")));
}

/// A hyperparameter by all its names, and its value as it is shown and as it is in files.
QString searchText(const RunChanges& changes) {
    QStringList words;
    const auto addName = [&words](const std::string& name) {
        const QString inFiles = QString::fromStdString(name);
        words << inFiles << QString(inFiles).replace(u'_', u' ') << hyperparameterName(name);
    };
    for (const RunDifference& each : changes.inForce) {
        addName(each.name);
        words << shortText(each.value) << QString::fromStdString(numberText(each.value));
    }
    for (const PastChange& each : changes.past)
        addName(each.name);
    return words.join(u' ');
}

QString searchText(const RunSummary& run) {
    const QDateTime written = QDateTime::fromSecsSinceEpoch(run.lastWritten);
    const QStringList texts{displayName(run),
                            QString::fromStdString(run.preset),
                            presetTitle(run),
                            QString::fromStdString(run.dataset),
                            RunTable::tr("seed %1").arg(run.seed),
                            QString::fromStdString(run.label.note),
                            dateText(run.lastWritten),
                            written.toString(Qt::ISODate),
                            searchText(run.changes),
                            branchText(run.identity),
                            textOf(run.folder)};
    return texts.join(u'\n');
}

}  // namespace

QString sizeText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

bool isTooMuch(std::uint64_t taken, std::uint64_t budget) {
    return taken > budget && sizeText(taken) != sizeText(budget);
}

QString presetTitle(const RunSummary& run) {
    return QCoreApplication::translate("Preset", run.presetTitle.c_str());
}

QString accuracyText(const RunSummary& run) {
    if (!run.accuracy())
        return {};
    return (run.testAccuracy ? RunTable::tr("Test accuracy %1")
                             : RunTable::tr("Validation accuracy %1"))
        .arg(RunTable::tr("%1 % at step %2")
                 .arg(percentText(run.accuracy()->share), stepNumber(run.accuracy()->step)));
}

QStringList changesInFull(const RunSummary& run) {
    QStringList lines;
    for (const RunDifference& each : run.changes.inForce)
        lines << (each.step > 0 ? RunTable::tr("From step %1: %2")
                                      .arg(stepNumber(each.step), differenceText(each))
                                : RunTable::tr("From the start: %1").arg(differenceText(each)));
    for (const PastChange& each : run.changes.past)
        lines << RunTable::tr("From step %1 to step %2: another %3, which was taken back")
                     .arg(stepNumber(each.first), stepNumber(each.last),
                          hyperparameterName(each.name));
    return lines;
}

void RunTable::setRuns(std::vector<RunSummary> runs) {
    const std::int64_t now = QDateTime::currentSecsSinceEpoch();
    std::vector<Row> rows;
    for (RunSummary& run : runs) {
        const RunUse use = useOf(run.folder);
        const bool isTraining = now - run.lastWritten < kStillTraining;
        rows.push_back({std::move(run), use, isTraining});
    }
    const auto folderOf = [](const Row& row) -> const auto& {
        return row.run.folder;
    };
    std::ranges::sort(rows, {}, folderOf);
    if (!std::ranges::equal(rows, rows_, {}, folderOf, folderOf)) {
        beginResetModel();
        rows_ = std::move(rows);
        return endResetModel();
    }
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (rows[k] != rows_[k]) {
            rows_[k] = std::move(rows[k]);
            emit dataChanged(index(static_cast<int>(k), 0),
                             index(static_cast<int>(k), kColumns - 1));
        }
}

void RunTable::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (!rows_.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int RunTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RunTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString RunTable::state(const Row& row) const {
    if (row.run.problem)
        return tr("cannot be read");
    QStringList words;
    if (row.use == RunUse::Here)
        words << tr("open");
    else if (row.use == RunUse::Elsewhere)
        words << (row.isTraining ? tr("training elsewhere") : tr("open elsewhere"));
    else if (row.run.wasCutOff())
        words << tr("cut off");
    if (row.run.label.isKept)
        words << tr("kept");
    return words.join(QStringLiteral(", "));
}

QString RunTable::text(const Row& row, int column) const {
    const RunSummary& run = row.run;
    switch (column) {
        case Name:
            return displayName(run);
        case Preset:
            return QString::fromStdString(run.preset);
        case Seed:
            return run.preset.empty() ? QString() : QString::number(run.seed);
        case Changes:
            return changesText(run);
        case Steps:
            return stepNumber(run.steps);
        case Accuracy:  // at which step says the tooltip
            return run.accuracy() ? tr("%1 %").arg(percentText(run.accuracy()->share)) : QString();
        case LastStepAt:
            return dateText(run.lastWritten);
        case Dataset:
            return QString::fromStdString(run.dataset);
        case Size:
            return sizeText(run.bytes);
        default:
            return state(row);
    }
}

QString RunTable::toolTip(const Row& row, int column) const {
    switch (column) {
        case Preset:
            return presetTitle(row.run);
        case Changes:
            return changesInFull(row.run).join(u'\n');
        case Accuracy:
            return accuracyText(row.run);
        case State:
        case LastStepAt:
        case Dataset:
            return text(row, column);
        default:  // the name or a number
            return (text(row, column) + u'\n' + textOf(row.run.folder)).trimmed();
    }
}

QVariant RunTable::sortKey(const Row& row, int column) {
    const RunSummary& run = row.run;
    switch (column) {
        case Seed:
            return static_cast<quint64>(run.seed);
        case Steps:
            return qint64{run.steps};
        case Accuracy:
            return run.accuracy() ? run.accuracy()->share : -1;
        case LastStepAt:
            return qint64{run.lastWritten};
        case Size:
            return static_cast<quint64>(run.bytes);
        default:
            return {};
    }
}

QVariant RunTable::data(const QModelIndex& index, int role) const {
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return text(row, column);
        case Qt::ToolTipRole:
            return toolTip(row, column);
        case Qt::TextAlignmentRole: {
            const bool isNumber = column == Seed || column == Steps || column == Size;
            return QVariant(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
        }
        case kSortRole: {
            const QVariant key = sortKey(row, column);
            return key.isValid() ? key : text(row, column);
        }
        case kSearchRole:
            return searchText(row.run);
        default:
            return {};
    }
}

QVariant RunTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (section) {
        case Name:
            return tr("Run");
        case Preset:
            return tr("Preset");
        case Seed:
            return tr("Seed");
        case Changes:
            return tr("Changed");
        case Steps:
            return tr("Steps");
        case Accuracy:
            return tr("Accuracy");
        case LastStepAt:
            return tr("Last step at");
        case Dataset:
            return tr("Data set");
        case Size:
            return tr("Size");
        default:
            return tr("State");
    }
}

}  // namespace centerscope

#include "moc_run_table.cpp"
