// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_curves_item.h"

#include <algorithm>
#include <cmath>

#include <QTest>

#include "charts/curve_labels.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

const PlotMapping kMapping{.range = {0, 1000, 0, 1}, .area = QRectF(40, 20, 500, 200)};

}  // namespace

class StepCurvesItemTest : public QObject {
    Q_OBJECT

private slots:
    void noMarkCrossesTheNoteOfWhatIsAbove() {
        const std::vector<StepMark> marks{{150, "λ 0.1 → 1"}, {300, "lr ÷ 2"}};
        const QRectF place = StepCurvesItem::placeAbove({100, 15}, marks, kMapping);
        QVERIFY(kMapping.area.contains(place));
        for (const StepMark& mark : marks) {
            const double x = kMapping.sceneX(static_cast<double>(mark.step));
            QVERIFY(x < place.left() || x > place.right());
        }
        const QRectF alone = StepCurvesItem::placeAbove({100, 15}, {}, kMapping);
        QCOMPARE(alone.left(), kMapping.area.left() + 4);
    }

    void labelsStandApartAndInside() {
        const auto places = placeLabels({100, 101, 102, 500}, {}, 10, 0, 120);
        for (std::size_t a = 0; a < places.size(); ++a) {
            QVERIFY(places[a] >= 0 && places[a] <= 120);
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(std::fabs(places[a] - places[b]) >= 10 - 1e-9);
        }
    }

    /// It stands for a value that is not known yet, and for nothing else.
    void aDashFollowsOnlyTheNameOfACurveThatHasAValue() {
        StepPlot plot;
        const QList<QPointF> line{{0, 0}, {1000, 1}};
        for (const bool isValued : {true, false})
            plot.sparse.push_back({.points = {line.begin(), line.end()},
                                   .name = "known",
                                   .value = {},
                                   .isValued = isValued});
        CurveLabels labels;
        labels.make(plot, kMapping);
        QCOMPARE(labels.texts(), (QStringList{QStringLiteral("known –"), "known"}));
    }

    void labelsDoNotTrembleWithTheirCurves() {
        const std::vector<double> before = placeLabels({50, 100}, {}, 10, 0, 200);
        QCOMPARE(placeLabels({53, 96}, before, 10, 0, 200), before);
        QVERIFY(placeLabels({70, 100}, before, 10, 0, 200)[0] > before[0]);
    }

    void labelsStandInTheOrderOfTheirCurves() {
        const std::vector<double> before = placeLabels({96, 94, 98}, {}, 10, 0, 100);
        const auto places = placeLabels({94, 96, 98}, before, 10, 0, 100);
        QVERIFY(places[0] < places[1]);
        QVERIFY(places[1] < places[2]);
    }
};

CENTERSCOPE_TEST(StepCurvesItemTest)
#include "step_curves_item_test.moc"
