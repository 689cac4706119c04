// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_table.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QLocale>

#include "session/file_name.h"

namespace centerscope {

namespace {

const std::optional<double>& accuracyOf(const RunSummary& run) {
    return run.testAccuracy ? run.testAccuracy : run.validationAccuracy;
}

}  // namespace

QString differenceName(const RunDifference& difference) {
    if (difference.name == "lambda")
        return QStringLiteral("λ");
    if (difference.name == "alpha")
        return QStringLiteral("α");
    return difference.name == "batch_size" ? RunTable::tr("batch") : RunTable::tr("learning rate");
}

QString accuracyText(const RunSummary& run) {
    if (!accuracyOf(run))
        return {};
    const QString percent = QLocale().toString(100 * *accuracyOf(run), 'f', 2);
    return run.testAccuracy ? RunTable::tr("Test accuracy %1 %").arg(percent)
                            : RunTable::tr("Validation accuracy %1 %").arg(percent);
}

QString displayName(const RunSummary& run) {
    return !run.label.name.empty() || run.preset.empty() ? QString::fromStdString(runName(run))
                                                         : madeOf(run);
}

QString madeOf(const RunSummary& run) {
    const QLocale locale;
    QString name = RunTable::tr("%1, seed %2")
                       .arg(QString::fromStdString(run.preset), QString::number(run.seed));
    for (const RunDifference& each : run.differences)
        name += QStringLiteral(", %1 %2").arg(
            differenceName(each), locale.toString(each.value, 'g', QLocale::FloatingPointShortest));
    if (run.identity.origin)
        name += RunTable::tr(", fork at step %1")
                    .arg(locale.toString(qint64{run.identity.origin->step}));
    return name;
}

void RunTable::setRuns(std::vector<RunSummary> runs) {
    std::vector<Row> rows;
    for (RunSummary& run : runs) {
        const RunUse use = useOf(run.folder);
        rows.push_back({std::move(run), use});
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
        words << tr("training elsewhere");
    else if (row.run.wasCutOff())
        words << tr("cut off");
    if (row.run.label.isKept)
        words << tr("kept");
    return words.join(QStringLiteral(", "));
}

QString RunTable::text(const Row& row, int column) const {
    const RunSummary& run = row.run;
    const QLocale locale;
    switch (column) {
        case Name:
            return displayName(run);
        case Steps:
            return locale.toString(qint64{run.steps});
        case Accuracy:
            return accuracyOf(run) ? tr("%1 %").arg(locale.toString(100 * *accuracyOf(run), 'f', 2))
                                   : QString();
        case LastStepAt:
            return locale.toString(QDateTime::fromSecsSinceEpoch(run.lastWritten),
                                   QLocale::ShortFormat);
        case Dataset:
            return QString::fromStdString(run.dataset);
        case Size:
            return locale.formattedDataSize(static_cast<qint64>(run.bytes), 1,
                                            QLocale::DataSizeSIFormat);
        default:
            return state(row);
    }
}

QVariant RunTable::sortKey(const Row& row, int column) {
    const RunSummary& run = row.run;
    switch (column) {
        case Steps:
            return qint64{run.steps};
        case Accuracy:
            return accuracyOf(run).value_or(-1);
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
    switch (role) {
        case Qt::DisplayRole:
            return text(row, index.column());
        case Qt::ToolTipRole:
            return textOf(row.run.folder);
        case Qt::TextAlignmentRole: {
            const bool isNumber =
                index.column() == Steps || index.column() == Accuracy || index.column() == Size;
            return QVariant(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
        }
        case kSortRole: {
            const QVariant key = sortKey(row, index.column());
            return key.isValid() ? key : text(row, index.column());
        }
        case kSearchRole:
            return QStringLiteral("%1 %2 %3 %4 %5")
                .arg(displayName(row.run), QString::fromStdString(row.run.preset),
                     QString::fromStdString(row.run.dataset),
                     QString::fromStdString(row.run.label.note), textOf(row.run.folder));
        default:
            return {};
    }
}

QVariant RunTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case Name:
            return tr("Run");
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
