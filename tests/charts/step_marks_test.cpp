// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_marks.h"

#include <algorithm>

#include <QFontMetricsF>
#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

const PlotMapping kPlot{.range = {0, 1000, 0, 1}, .area = QRectF(40, 20, 500, 200)};

std::vector<MarkGroup> placed(const std::vector<StepMark>& marks) {
    return placeMarks(marks, kPlot, QFont());
}

bool hasLabel(const MarkGroup& group) {
    return !group.label.isNull();
}

/// The line of a mark, from the row of its text to the foot of the plot.
QLineF lineOf(const MarkGroup& group, double x) {
    const double row = QFontMetricsF(QFont()).height();
    return {x, kPlot.area.top() + 2 + group.row * row, x, kPlot.area.bottom()};
}

void requireNoCrossing(const std::vector<MarkGroup>& groups) {
    for (const MarkGroup& one : groups) {
        for (const MarkGroup& other : groups) {
            if (&one == &other)
                continue;
            QVERIFY(!one.label.intersects(other.label));
            for (const double x : {other.left, other.right}) {
                const QLineF line = lineOf(other, x);
                const bool crosses = hasLabel(one) && one.label.left() < x &&
                                     x < one.label.right() && line.y1() < one.label.bottom() - 0.01;
                QVERIFY2(!crosses, qPrintable(one.text + " under the line of " + other.text));
            }
        }
    }
}

}  // namespace

class StepMarksTest : public QObject {
    Q_OBJECT

private slots:
    void textsNeverOverlapAndNoLineCrossesOne() {
        std::vector<StepMark> marks;
        for (int k = 0; k < 40; ++k)
            marks.push_back({100 + 10 * k, QStringLiteral("λ 0.1 → %1").arg(k)});
        const auto groups = placed(marks);
        QCOMPARE(groups.size(), std::size_t{40});
        QVERIFY(std::ranges::count_if(groups, hasLabel) > 3);
        requireNoCrossing(groups);
    }

    void noLineCrossesATextWhereThePlotEnds() {
        std::vector<StepMark> marks;
        for (int k = 0; k < 30; ++k)
            marks.push_back({700 + 10 * k, QStringLiteral("α 0.1 → %1").arg(k)});
        marks.push_back({5000, QStringLiteral("next ÷ 2 at 5,000 →"), {}, StepMark::Kind::Ahead});
        const auto groups = placed(marks);
        QVERIFY(std::ranges::count_if(groups, hasLabel) > 2);
        requireNoCrossing(groups);
    }

    void twoNeighboursReadInTheirOrder() {
        const auto groups = placed({{500, "λ 0.1 → 1"}, {550, "centers released"}});
        QCOMPARE(groups.size(), std::size_t{2});
        QVERIFY(hasLabel(groups[0]) && hasLabel(groups[1]));
        QVERIFY(groups[0].label.left() >= groups[0].left);
        QVERIFY(groups[1].label.left() >= groups[1].left);
        QVERIFY(groups[0].label.left() < groups[1].label.left());
        QVERIFY(groups[0].row < groups[1].row);  // it reaches over the line of the other
        requireNoCrossing(groups);
    }

    void aTextWithRoomStandsAtTheTop() {
        const auto groups = placed({{100, "λ 0.1 → 1"}, {600, "lr ÷ 2"}});
        QCOMPARE(groups[0].row, 0);
        QCOMPARE(groups[1].row, 0);
    }

    void theNewestMarkAlwaysHasItsText() {
        std::vector<StepMark> marks;
        for (int k = 0; k < 40; ++k)
            marks.push_back({500 + k, QStringLiteral("lr × %1").arg(k)});
        QVERIFY(hasLabel(placed(marks).back()));
    }

    /// What explains the curves keeps its text beside changes by hand, however low the plot.
    void aMarkOfThePresetKeepsItsText() {
        const std::vector<StepMark> marks{{500, "augmentation", {}, StepMark::Kind::Change, true},
                                          {520, QStringLiteral("lr 0.000964 → 0.0039")},
                                          {900, "λ 1 → 2"}};
        for (const double height : {200.0, 50.0}) {
            PlotMapping plot = kPlot;
            plot.area.setHeight(height);
            const auto groups = placeMarks(marks, plot, QFont());
            QVERIFY(hasLabel(groups[0]) && hasLabel(groups[2]));
            QCOMPARE(hasLabel(groups[1]), height > 100);
        }
    }

    /// Neither a halving to come nor a mark of the preset is what the user has just done.
    void theNewestChangeKeepsItsTextBesideOneToCome() {
        const std::vector<StepMark> marks{
            {880, "augmentation", {}, StepMark::Kind::Change, true},
            {900, QStringLiteral("lr 0.000964 → 0.0039")},
            {5000, QStringLiteral("next ÷ 2 at 5,000 →"), {}, StepMark::Kind::Ahead}};
        PlotMapping plot = kPlot;
        plot.area.setHeight(50);
        const auto groups = placeMarks(marks, plot, QFont());
        QCOMPARE(groups.size(), std::size_t{3});
        QVERIFY(hasLabel(groups[1]));
        QVERIFY(!hasLabel(groups[0]) && !hasLabel(groups[2]));  // there is no room for more
    }

    void manyEqualMarksAreOneWithTheirCount() {
        std::vector<StepMark> marks{{10, "λ 0.1 → 1"}};
        for (int k = 0; k < 300; ++k)
            marks.push_back({300 + k, QStringLiteral("lr ÷ 2")});
        const auto groups = placed(marks);
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[1].first, std::size_t{1});
        QCOMPARE(groups[1].count, std::size_t{300});
        QCOMPARE(groups[1].text, QString("lr ÷ 2 (300 times)"));
        QCOMPARE(groups[1].left, kPlot.sceneX(300));
        QCOMPARE(groups[1].right, kPlot.sceneX(599));
    }

    void equalMarksFarApartStandAlone() {
        const auto groups = placed({{100, "lr ÷ 2"}, {600, "lr ÷ 2"}});
        QCOMPARE(groups.size(), std::size_t{2});
        QCOMPARE(groups[0].text, QString("lr ÷ 2"));
    }

    void textsStayInsideThePlot() {
        const auto groups =
            placed({{2, QStringLiteral("α 0.5 → 0")},
                    {999, QStringLiteral("α 0 → 0.5")},
                    {5000, QStringLiteral("next ÷ 2 at 5,000 →"), {}, StepMark::Kind::Ahead}});
        QCOMPARE(groups.size(), std::size_t{3});
        for (const MarkGroup& group : groups) {
            QVERIFY(hasLabel(group));
            QVERIFY(kPlot.area.contains(group.label));
        }
        requireNoCrossing(groups);
    }

    void aTextOverACurveGoesToTheFootOrToOtherRoomOrAway() {
        const std::vector<StepMark> marks{{100, QStringLiteral("one")},
                                          {500, QStringLiteral("two")},
                                          {900, QStringLiteral("three")}};
        auto groups = placed(marks);
        const QRectF curve(kPlot.sceneX(450), kPlot.area.top(), 600, 20);  // over two and three
        const QRectF low(kPlot.sceneX(850), kPlot.area.bottom() - 30, 200, 30);  // under three
        const auto before = groups;
        keepClear(groups, kPlot, [&](const QRectF& place) {
            return place.intersects(curve) || place.intersects(low);
        });
        QCOMPARE(groups[0].label, before[0].label);
        QCOMPARE(groups[1].label.left(), before[1].label.left());
        QVERIFY(groups[1].label.top() > kPlot.area.center().y());
        QVERIFY(kPlot.area.contains(groups[1].label));
        QVERIFY(kPlot.area.contains(groups[2].label));
        QVERIFY(!groups[2].label.intersects(curve) && !groups[2].label.intersects(low));
        groups = before;
        keepClear(groups, kPlot, [](const QRectF& place) { return place.left() > 450; });
        QVERIFY(hasLabel(groups[1]) && !hasLabel(groups[2]));
    }

    /// The line of another mark runs down to the foot.
    void atTheFootNoLineCrossesATextEither() {
        auto groups = placed(
            {{100, QStringLiteral("a long text of a mark")}, {110, QStringLiteral("another")}});
        QVERIFY(groups[0].label.right() > groups[1].left);
        keepClear(groups, kPlot, [&](const QRectF& place) { return place.top() < 60; });
        QVERIFY(groups[0].label.isNull());
    }

    void marksOutOfSightHaveNoPlace() {
        PlotMapping zoomed = kPlot;
        zoomed.range.left = 400;
        zoomed.range.right = 500;
        const auto groups =
            placeMarks({{100, "lr ÷ 2"}, {450, "lr ÷ 2"}, {700, "lr ÷ 2"}}, zoomed, QFont());
        QCOMPARE(groups.size(), std::size_t{1});
        QCOMPARE(groups[0].first, std::size_t{1});
    }
};

CENTERSCOPE_TEST(StepMarksTest)
#include "step_marks_test.moc"
