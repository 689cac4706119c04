// SPDX-License-Identifier: GPL-3.0-or-later
#include <QChart>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QValueAxis>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "training/stage_projection.h"
#include "widgets/projection_menu.h"

using namespace centerscope;
using namespace centerscope::testing;

/// The stage of a run with an embedding of more than two dimensions.
class ProjectionWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        WindowTest::init();
        close();
        openWith(8);
    }

    void twoDimensionsNeedNoProjection() {
        QVERIFY(menu().menuAction()->isVisible());
        close();
        openWith(2);
        singleStep(1);
        QVERIFY(!menu().menuAction()->isVisible());
        emit menu().aboutToShow();
        QVERIFY(menu().actions().isEmpty());
        QCOMPARE(title(0), QString("embedding 1 (no unit)"));
    }

    void theAxesStayUntilTheyAreFittedAnew() {
        QCOMPARE(title(0), QString("principal axis 1 (no unit)"));
        makeSteps(12);
        const StageProjection first = *stage().projection();
        choose("&Fit the axes anew");
        QTRY_VERIFY_WITH_TIMEOUT(!(*stage().projection() == first) && stage().cloud(), kPatience);
        const StageProjection anew = *stage().projection();
        QVERIFY(anew.hasAxes());
        QVERIFY(*stage().cloud()->projection == anew);
        singleStep(13);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == 13, kPatience);
        QVERIFY(*stage().cloud()->projection == anew);
        for (const CenterPositions& centers : stage().trail())
            QVERIFY(centers.step >= 13);
    }

    /// Of the fixed sample as it is now, and not of a kept step of it.
    void whatOtherAxesWouldShowIsKnown() {
        makeSteps(12);
        action("actionFixedSample")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            stage().cloud() && stage().cloud()->source == PointSource::FixedSample, kPatience);
        QVERIFY(stage().cloud()->attainableShare);
        QVERIFY(*stage().cloud()->attainableShare > *stage().cloud()->varianceShare - 0.01);
    }

    /// Of which there are none in a projection.
    void regionsLeaveTheSourceAsItIs() {
        makeSteps(3);
        QTest::keyClick(window_.get(), Qt::Key_R);
        QVERIFY(action("actionLiveBatches")->isChecked());
        QVERIFY(message().isEmpty() || !message().contains("regions"));
    }

    void anyTwoUnitsCanBeChosen() {
        makeSteps(3);
        choose("Two &units…");
        auto* dialog = find<QDialog>("unitsDialog");
        QVERIFY(dialog->isVisible());
        auto* across = find<QSpinBox>("unit1");
        auto* up = find<QSpinBox>("unit2");
        auto* show = find<QPushButton>("unitsShow");
        QCOMPARE(across->maximum(), 8);
        across->setValue(6);
        up->setValue(6);
        QVERIFY(!show->isEnabled());
        up->setValue(3);
        QVERIFY(show->isEnabled());
        QTest::mouseClick(show, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(title(0), QString("embedding 6 (no unit)"), kPatience);
        QCOMPARE(title(1), QString("embedding 3 (no unit)"));
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        const EmbeddingCloud& cloud = *stage().cloud();
        QVERIFY(cloud.full);
        for (std::size_t k = 0; k < cloud.points.size(); ++k)
            QCOMPARE(cloud.points[k].position,
                     (EmbeddingPosition{cloud.full->point(k)[5], cloud.full->point(k)[2]}));
        choose("First two &principal axes");
        QTRY_COMPARE_WITH_TIMEOUT(title(0), QString("principal axis 1 (no unit)"), kPatience);
    }

    /// Nothing is kept on the new axes yet: the step is made again.
    void anEarlierStepIsShownOnTheNewAxes() {
        makeSteps(9);
        const StageProjection first = *stage().projection();
        choose("&Fit the axes anew");
        QTRY_VERIFY_WITH_TIMEOUT(!(*stage().projection() == first) && stage().cloud(), kPatience);
        QCOMPARE(session_->run().archive->count(PointSource::LiveBatches), std::size_t{0});
        action("actionLookBack")->trigger();
        QTest::keyClick(find<QWidget>("timeLine"), Qt::Key_Home);
        const auto isThere = [this] {
            const auto& cloud = stage().cloud();
            return cloud && cloud->source == PointSource::LiveBatches && cloud->lastStep == 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
        QVERIFY(*stage().cloud()->projection == *stage().projection());
    }

private:
    void openWith(int dimensions) {
        Preset preset = smallPreset();
        preset.network.embeddingSize = dimensions;
        open(preset);
    }

    ProjectionMenu& menu() { return *find<ProjectionMenu>("projectionMenu"); }

    void choose(const QString& name) {
        emit menu().aboutToShow();
        for (QAction* each : menu().actions())
            if (each->text() == name) {
                QVERIFY(each->isEnabled());
                return each->trigger();
            }
        QFAIL(qPrintable("There is no " + name));
    }

    QString title(int axis) { return stage().chart()->axes()[axis]->titleText(); }
};

CENTERSCOPE_TEST(ProjectionWindowTest)
#include "projection_window_test.moc"
