// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_list.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <QFont>
#include <QHeaderView>
#include <QTest>

#include "support/room_test.h"
#include "widgets/run_filter.h"
#include "widgets/run_table.h"

namespace centerscope {

/// How wide the columns of the list of runs are.
class RunListTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        table_ = std::make_unique<RunTable>();
        shown_ = std::make_unique<RunFilter>();
        shown_->setSourceModel(table_.get());
        list_ = std::make_unique<RunList>();
        list_->setModel(shown_.get());
        list_->setOrder({});
        list_->resize(1000, 400);
        list_->show();
    }
    void cleanup() { list_.reset(); }

    void numbersAreWholeInRowsThatAreFarFromSight() {
        std::vector<RunSummary> runs = manyRuns();
        makeLong(runs[600]);
        table_->setRuns(runs);
        verifyNumbers(600);
    }

    void numbersStayWholeWhileARunGrows() {
        std::vector<RunSummary> runs = manyRuns();
        table_->setRuns(runs);
        makeLong(runs[600]);
        table_->setRuns(runs);
        verifyNumbers(600);
    }

    void numbersThatASearchHasLeftOutAreWholeAfterIt() {
        std::vector<RunSummary> runs = manyRuns();
        makeLong(runs[600]);
        shown_->search("other");
        table_->setRuns(runs);
        QCOMPARE(shown_->rowCount(), 0);
        shown_->search({});
        verifyNumbers(600);
    }

    void numbersAreWholeInALargerFont() {
        std::vector<RunSummary> runs = manyRuns();
        makeLong(runs[600]);
        table_->setRuns(runs);
        QFont larger = list_->font();
        larger.setPointSize(2 * larger.pointSize());
        list_->setFont(larger);
        verifyNumbers(600);
    }

    /// What is missing is taken from those that have most, but from no state and no head.
    void aStateIsWholeAndNoColumnHasRoomToSpareWhereAnotherIsCut() {
        std::vector<RunSummary> runs = manyRuns();
        runs.resize(3);
        for (RunSummary& run : runs) {
            run.dataset = "my own images of birds and beetles";
            run.label.isKept = true;  // beside "cut off"
            run.identity.origin = RunOrigin{"", 14};
            run.changes.inForce = {{"batch_size", 12, 3}, {"learning_rate", 0.00007, 5}};
            run.testAccuracy = RunAccuracy{0.9282, 1'500};
        }
        runs[1].label.name = "a short name";
        table_->setRuns(runs);
        for (const int width : {950, 850}) {
            list_->resize(width, 400);
            std::vector<int> cut;  // widths
            for (int column = 0; column < RunTable::Size; ++column) {
                const QString head =
                    table_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
                const int headWidth = list_->header()->fontMetrics().horizontalAdvance(head);
                const int content = list_->sizeHintForIndex(shown_->index(0, column)).width();
                const int found = list_->columnWidth(column);
                QVERIFY2(found >= headWidth, qUtf8Printable(head));
                QVERIFY2(found <= std::max(content, list_->header()->sectionSizeHint(column)) + 8,
                         qUtf8Printable(head));
                const bool hasArrow = column == RunTable::LastStepAt;
                if (column != RunTable::Name && !hasArrow && found < content &&
                    found > headWidth + 8)
                    cut.push_back(found);
            }
            QVERIFY(list_->columnWidth(RunTable::State) >=
                    list_->sizeHintForIndex(shown_->index(0, RunTable::State)).width());
            QVERIFY(!cut.empty());
            QCOMPARE(*std::ranges::max_element(cut), *std::ranges::min_element(cut));
        }
    }

    void aNumberStandsInItsTooltip() {
        std::vector<RunSummary> runs = manyRuns();
        makeLong(runs[0]);
        runs.resize(1);
        table_->setRuns(runs);
        for (const RunTable::Column column : kNumbers) {
            const QModelIndex cell = shown_->index(0, column);
            const QString toolTip = cell.data(Qt::ToolTipRole).toString();
            QCOMPARE(toolTip, cell.data().toString() + "\n/runs/0");
        }
    }

private:
    static constexpr std::array kNumbers{RunTable::Steps, RunTable::Seed, RunTable::Size};

    /// Short ones, the newest first.
    static std::vector<RunSummary> manyRuns() {
        std::vector<RunSummary> runs(1000);
        for (std::size_t k = 0; k < runs.size(); ++k) {
            runs[k].folder = "/runs/" + std::to_string(k);
            runs[k].preset = "small";
            runs[k].steps = 1;
            runs[k].lastWritten = 1'000'000 - static_cast<std::int64_t>(k);
        }
        return runs;
    }

    static void makeLong(RunSummary& run) {
        run.steps = 123'456'789;
        run.seed = 12'345'678'901'234'567'890U;
        run.bytes = 888'800'000;
    }

    void verifyNumbers(int row) {
        QCOMPARE(shown_->index(row, RunTable::Seed).data().toString(),
                 QString("12345678901234567890"));
        for (const RunTable::Column column : kNumbers)
            QVERIFY(list_->columnWidth(column) >=
                    list_->sizeHintForIndex(shown_->index(row, column)).width());
    }

    std::unique_ptr<RunTable> table_;
    std::unique_ptr<RunFilter> shown_;
    std::unique_ptr<RunList> list_;
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::RunListTest)
#include "run_list_test.moc"
