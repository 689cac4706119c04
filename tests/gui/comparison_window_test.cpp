// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison_window.h"

#include <filesystem>
#include <fstream>

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "runs/run_files.h"
#include "runs/run_label.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "window_test.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// Runs of the library are set side by side, by keys and clicks in the real window.
class ComparisonWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        library_ = std::make_unique<QTemporaryDir>();
        WindowTest::init();
    }

    void onlyWhatDiffersStandsAboveTheResults() {
        makeTwoRuns();
        compareAll();
        QCOMPARE(cell("hyperparameters.lambda", 0) == cell("hyperparameters.lambda", 1), false);
        QVERIFY(rowOf("seed") < 0);
        QStringList steps{cell("steps", 0), cell("steps", 1)};
        steps.sort();
        QCOMPARE(steps, QStringList({"2", "3"}));
        QVERIFY(rowOf("hyperparameters.lambda") < rowOf("steps"));
        const auto* heads = find<QTableWidget>("comparisonTable")->verticalHeader()->model();
        QCOMPARE(heads->headerData(rowOf("hyperparameters.lambda"), Qt::Vertical).toString(),
                 QString("λ"));
    }

    void curvesAreOfTheMeasureAndAxisThatAreChosen() {
        makeTwoRuns();
        compareAll();
        QCOMPARE(chart().plot().sparse.size(), std::size_t{2});
        const QPointF last = chart().plot().sparse[0].points.back();
        find<QComboBox>("comparedMeasure")->setFocus();
        QTest::keyClick(find<QComboBox>("comparedMeasure"), Qt::Key_Down);
        QVERIFY(chart().plot().sparse[0].points.back().y() != last.y());
        QTest::mouseClick(find<QPushButton>("comparedSeconds"), Qt::LeftButton);
        QVERIFY(chart().plot().sparse[0].points.back().x() != last.x());
        const QString values = chart().valuesAt(chart().mapping().area.center());
        QVERIFY2(values.contains(" s"), qUtf8Printable(values));
        QTest::mouseClick(find<QPushButton>("comparedSteps"), Qt::LeftButton);
        QCOMPARE(chart().plot().sparse[0].points.back().x(), last.x());
        const QPointF right(chart().mapping().area.right() - 1,
                            chart().mapping().area.center().y());
        QCOMPARE(chart().valuesAt(right).count("\n"), qsizetype{1});
        QVERIFY(chart().valuesAt(right).contains("at step 2"));
        QVERIFY(chart().valuesAt({0, 0}).isEmpty());
    }

    void lastStagesStandSideBySideAndOpenTheirRuns() {
        makeTwoRuns();
        compareAll();
        auto* tiles = find<QListWidget>("comparedStages");
        QCOMPARE(tiles->count(), 2);
        const int former = tiles->item(0)->text().contains("other") ? 1 : 0;
        tiles->setCurrentRow(former);
        begun([&] { emit tiles->itemActivated(tiles->item(former)); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 3, kPatience);
    }

    void itIsExportedAsTheCommandWritesIt() {
        makeTwoRuns();
        compareAll();
        settle();
        comparison().layout()->activate();  // what the stages have asked for
        for (const auto& [name, start] : {std::pair{"page.pdf", "%PDF"},
                                          {"page.svg", "<?xml"},
                                          {"page.png", "\x89PNG"},
                                          {"page.csv", "kind,name,"}}) {
            const QPoint place = find<QTableWidget>("comparisonTable")->mapToGlobal(QPoint());
            comparison().exportTo(folder_.filePath(name));
            QTRY_VERIFY_WITH_TIMEOUT(exported().contains(name), kPatience);
            comparison().layout()->activate();
            QCOMPARE(find<QTableWidget>("comparisonTable")->mapToGlobal(QPoint()), place);
            QFile file(folder_.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll().startsWith(start), name);
        }
        comparison().exportTo(folder_.filePath("page.odt"));
        QVERIFY(exported().contains("page.odt"));
    }

    void theEndingFollowsTheFormatThatIsChosen() {
        makeTwoRuns();
        compareAll();
        QTimer::singleShot(0, this, [this] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setDirectory(folder_.path());
            dialog->selectNameFilter("Table with every digit (*.csv)");
            emit dialog->filterSelected("Table with every digit (*.csv)");
            QVERIFY(dialog->selectedFiles().constFirst().endsWith("comparison.csv"));
            QMetaObject::invokeMethod(dialog, "accept");
        });
        QTest::mouseClick(find<QPushButton>("comparisonExport"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder_.filePath("comparison.csv")), kPatience);
    }

    void theTableIsCopiedWithItsNames() {
        makeTwoRuns();
        compareAll();
        auto* table = find<QTableWidget>("comparisonTable");
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QString all = QGuiApplication::clipboard()->text();
        QVERIFY(all.startsWith("\t1: "));
        QVERIFY(all.contains("\nhyperparameters.lambda\t"));
        QVERIFY(all.contains("\nsteps\t"));
        const int row = rowOf("steps");
        table->setRangeSelected({row, 0, row, 1}, true);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text().count("\n"), qsizetype{2});
    }

    /// By a click on the name of a row, or Return in it; the columns keep their numbers.
    void theRunsAreOrderedByARow() {
        makeTwoRuns();
        compareAll();
        auto* table = find<QTableWidget>("comparisonTable");
        const auto heads = [table] {
            return QStringList{table->horizontalHeaderItem(0)->text(),
                               table->horizontalHeaderItem(1)->text()};
        };
        const QStringList chosen = heads();
        QVERIFY(chosen.contains("1: small") || chosen.contains("1: other"));  // both of one seed
        QVERIFY(chosen[0].startsWith("1: ") && chosen[1].startsWith("2: "));
        const auto clickOnSteps = [&] {
            QHeaderView* names = table->verticalHeader();
            table->scrollToItem(table->item(rowOf("steps"), 0));
            QTest::mouseClick(names->viewport(), Qt::LeftButton, {},
                              {5, names->sectionViewportPosition(rowOf("steps")) + 5});
        };
        clickOnSteps();
        QCOMPARE(cell("steps", 0), QString("2"));
        QCOMPARE(cell("steps", 1), QString("3"));
        comparison().exportTo(folder_.filePath("ordered.svg"));  // has the same order
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder_.filePath("ordered.svg")), kPatience);
        QFile file(folder_.filePath("ordered.svg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray page = file.readAll();
        const auto placeOf = [&page, &heads](int column) {
            return page.indexOf(heads()[column].section(u',', 0, 0).toUtf8());
        };
        QVERIFY(0 < placeOf(0) && placeOf(0) < placeOf(1));
        clickOnSteps();
        QCOMPARE(cell("steps", 0), QString("3"));
        QVERIFY(cell("hyperparameters.lambda", 0) != cell("hyperparameters.lambda", 1));
        clickOnSteps();
        QCOMPARE(heads(), chosen);
        table->setFocus();
        table->setCurrentCell(rowOf("hyperparameters.lambda"), 0);
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(cell("hyperparameters.lambda", 0).toDouble() <
                cell("hyperparameters.lambda", 1).toDouble());
        QCOMPARE(cell("steps", 0), QString("3"));  // the one of less λ
    }

    void oneRunIsTooFewAndNineAreTooMany() {
        makeSteps(1);
        showRuns();
        QTest::mouseClick(find<QPushButton>("compareButton"), Qt::LeftButton);
        QVERIFY(find<QLabel>("libraryProblem")->isVisible());
        QVERIFY(find<QLabel>("libraryProblem")->text().contains("Selected now: 1 run."));
        QVERIFY(comparison().isHidden());
        for (int k = 0; k < 8; ++k)
            copyOf(firstRun(), "copy" + std::to_string(k));
        find<QWidget>("libraryWindow")->close();
        showRuns();
        QTest::mouseClick(find<QPushButton>("compareButton"), Qt::LeftButton);
        find<QTreeView>("runs")->selectAll();
        QVERIFY(find<QLabel>("libraryProblem")->text().contains("Selected now: 9 runs."));
        QTest::mouseClick(find<QPushButton>("compareButton"), Qt::LeftButton);
        QVERIFY(find<QLabel>("libraryProblem")->text().contains("Selected now: 9 runs."));
        QVERIFY(comparison().isHidden());
    }

    void aDamagedRunIsLeftOutWithASentence() {
        makeTwoRuns();
        const fs::path copy = copyOf(library().runs().front().folder, "damaged");
        std::ofstream(copy / kRunFile) << "{";
        compareAll();
        QCOMPARE(find<QTableWidget>("comparisonTable")->columnCount(), 2);
        const QString notes = find<QLabel>("comparisonNotes")->text();
        QVERIFY2(notes.contains("left out of the comparison") && notes.contains("damaged"),
                 qUtf8Printable(notes));
    }

    void aRunWithoutStepsAndOneOfFewerClassesAreSaidToBeSo() {
        makeTwoRuns();
        const fs::path copy = copyOf(library().runs().front().folder, "empty");
        fs::remove(copy / kMetricsFile);
        Preset fewer = smallPreset();
        fewer.heldOut = {1, 7};
        begun([&] { session_->start(fewer, folder_.filePath("data").toStdString(), 1); });
        singleStep(1);
        compareAll();
        const auto notes = [this] { return find<QLabel>("comparisonNotes")->text(); };
        QTRY_VERIFY_WITH_TIMEOUT(notes().contains("different numbers of classes"), kPatience);
        QVERIFY2(notes().contains("has made no step yet"), qUtf8Printable(notes()));
    }

    void runsUnderWayAreFollowed() {
        makeTwoRuns();
        compareAll();
        singleStep(3);
        QTRY_COMPARE_WITH_TIMEOUT(cell("steps", 0) + cell("steps", 1), QString("33"), kPatience);
        QVERIFY(find<QListWidget>("comparedStages")->count() == 2);
    }

    /// Also of a run that nobody writes.
    void aRunThatIsRenamedIsRenamedHereToo() {
        makeTwoRuns();
        copyOf(firstRun(), "copy");
        compareAll();
        auto* list = find<QTreeView>("runs");
        const auto* tiles = find<QListWidget>("comparedStages");
        for (int row = 0; row < 3; ++row) {
            list->selectionModel()->setCurrentIndex(
                list->model()->index(row, 0),
                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            const QString name = QString("renamed %1").arg(row);
            find<QLineEdit>("name")->setText(name);
            emit find<QLineEdit>("name")->editingFinished();
            const auto isNamed = [&] {
                return !tiles->findItems(name, Qt::MatchEndsWith).isEmpty();
            };
            QTRY_VERIFY_WITH_TIMEOUT(isNamed(), kPatience);
        }
    }

    void theKeysOfTheMenuCompareWhatIsSelected() {
        makeTwoRuns();
        action("actionCompareRuns")->trigger();  // which begins in the list
        QVERIFY(find<QWidget>("libraryWindow")->isVisible());
        QVERIFY(comparison().isHidden());
        find<QTreeView>("runs")->selectAll();
        QVERIFY(!find<QPushButton>("openButton")->isEnabled());
        QVERIFY(QTest::qWaitForWindowActive(find<QWidget>("libraryWindow"), kPatience));
        QTest::keyClick(find<QWidget>("libraryWindow"), Qt::Key_R,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(comparison().isVisible(), kPatience);
    }

private:
    RunLibrary library() const override { return RunLibrary(library_->path().toStdString()); }

    /// "small" of three steps and "other" of two, with another λ.
    void makeTwoRuns() {
        makeSteps(3);
        Preset other = smallPreset();
        other.id = "other";
        other.hyperparameters.lambda *= 2;
        begun([&] { session_->start(other, folder_.filePath("data").toStdString(), 1); });
        makeSteps(2);
        settle();
    }

    void showRuns() {
        settle();
        action("actionRuns")->trigger();
        QVERIFY(find<QWidget>("libraryWindow")->isVisible());
    }

    /// Until all of it is there.
    void compareAll() {
        showRuns();
        find<QTreeView>("runs")->selectAll();
        QTest::mouseClick(find<QPushButton>("compareButton"), Qt::LeftButton);
        QVERIFY(comparison().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("comparisonExport")->isEnabled(), kPatience);
    }

    fs::path firstRun() const { return library().runs().front().folder; }
    fs::path copyOf(const fs::path& run, const std::string& name) const {
        const fs::path copy = library().folder() / name;
        fs::copy(run, copy, fs::copy_options::recursive);
        return copy;
    }

    ComparisonWindow& comparison() { return *find<ComparisonWindow>("comparisonWindow"); }
    ComparisonChart& chart() { return *comparison().findChild<ComparisonChart*>(); }
    QString exported() { return find<QLabel>("comparisonExported")->toolTip(); }
    int rowOf(const QString& name) {
        auto* table = find<QTableWidget>("comparisonTable");
        for (int row = 0; row < table->rowCount(); ++row)
            if (table->verticalHeaderItem(row)->data(Qt::UserRole).toString() == name)
                return row;
        return -1;
    }
    QString cell(const QString& name, int run) {
        const int row = rowOf(name);
        return row < 0 ? QString() : find<QTableWidget>("comparisonTable")->item(row, run)->text();
    }

    std::unique_ptr<QTemporaryDir> library_;
};

CENTERSCOPE_TEST(ComparisonWindowTest)
#include "comparison_window_test.moc"
