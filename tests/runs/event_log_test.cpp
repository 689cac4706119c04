// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/event_log.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

QString refusal(const char* lines) {
    try {
        parseEvents(lines, "events.jsonl");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class EventLogTest : public QObject {
    Q_OBJECT

private slots:
    void eventsReadBackAsTheyWereWritten() {
        using Change = HyperparameterChange;
        const std::vector<RunEvent> events{
            Change{1, Hyperparameter::Lambda, 0.1 + 0.2, 1.0 / 3, Change::Cause::User},
            Change{1, Hyperparameter::BatchSize, 100, 50, Change::Cause::User},
            HalvingRuleChange{2, {.kind = HalvingRule::Kind::AtSteps, .steps = {3, 9}}},
            ValidationLossSeen{551, 550, 5e-324},
            ValidationLossSeen{552, 551, INFINITY},
            Change{1101, Hyperparameter::LearningRate, 1e-3, 5e-4, Change::Cause::Rule},
            Change{1102, Hyperparameter::Alpha, 0.5, 0, Change::Cause::Halving},
            Change{1103, Hyperparameter::Alpha, 0, 0.5, Change::Cause::Schedule},
            HealthChange{1103, Issue::StillGuessing},
            HealthChange{1200, Issue::Collapse},
            HealthChange{1300, std::nullopt},
            CenterRuleChange{1301, {CenterRule::Kind::Gradient, true}},
            CenterRuleChange{1301, {CenterRule::Kind::Equation4}, true},
            CenterRuleChange{1302, {CenterRule::Kind::Frozen}}};
        QVERIFY(parseEvents(eventLines(events), "events.jsonl") == events);
        QCOMPARE(eventLine(events[1]),
                 std::string(R"({"step":1,"change":"batch_size","from":100,"to":50,)"
                             R"("cause":"user"})"
                             "\n"));
        QCOMPARE(eventLine(HealthChange{1200, Issue::Collapse}),
                 std::string(R"({"step":1200,"change":"health","to":"collapse"})"
                             "\n"));
        QCOMPARE(eventLine(HealthChange{1300, std::nullopt}),
                 std::string(R"({"step":1300,"change":"health","to":"well"})"
                             "\n"));
        QCOMPARE(eventLine(events.back()),
                 std::string(R"({"step":1302,"change":"center_rule","to":{"rule":"frozen"}})"
                             "\n"));
    }

    void aValueThatNoHyperparameterCanHaveIsRefused() {
        const auto change = [](const char* which, const char* from, const char* to) {
            const QString line =
                QString(R"({"step":5,"change":"%1","from":%2,"to":%3,"cause":"user"})")
                    .arg(which, from, to);
            return refusal(qPrintable(line));
        };
        QCOMPARE(change("batch_size", "1", "10000"), QString());
        QVERIFY(change("batch_size", "1", "1e300").contains("batch_size at \"to\", found 1e+300"));
        QVERIFY(change("batch_size", "0", "1").contains("batch_size at \"from\""));
        QVERIFY(change("batch_size", "1", "2.5").contains("found 2.5"));
        QVERIFY(change("learning_rate", "1", "0").contains("learning_rate"));
        QVERIFY(change("lambda", "1", "-1").contains("lambda"));
        QVERIFY(change("alpha", "1", "1.5").contains("alpha"));
    }

    void aLineThatIsNoneIsNamed() {
        const char* first = R"({"step":5,"change":"lambda","to":1,"cause":"user"})";
        QCOMPARE(refusal(first), QString());
        const auto second = [first](const char* line) {
            return refusal((std::string(first) + "\n" + line).c_str());
        };
        QVERIFY(second("").isEmpty());
        QVERIFY(second("{").startsWith("events.jsonl, line 2: expected JSON"));
        QVERIFY(second("\n{}").contains("line 2"));
        QVERIFY(second("[]").contains("expected a JSON object"));
        QVERIFY(second("{}").contains("expected \"change\""));
        QVERIFY(second(R"({"step":4,"change":"lambda","to":1,"cause":"user"})")
                    .contains("steps in order"));
        QVERIFY(second(R"({"step":-1,"change":"lambda","to":1,"cause":"user"})")
                    .contains("expected a step"));
        QVERIFY(second(R"({"step":2000000000000,"change":"lambda","to":1,"cause":"user"})")
                    .contains("expected a step"));
        QVERIFY(second(R"({"step":6,"change":"mood","to":1,"cause":"user"})").contains("\"mood\""));
        QVERIFY(second(R"({"step":6,"change":"health","to":"a cold"})").contains("\"a cold\""));
        QVERIFY(second(R"({"step":6,"change":"lambda","to":"1","cause":"user"})")
                    .contains("expected a number"));
        QVERIFY(second(R"({"step":6,"change":"halving_rule","to":{"rule":"x"}})").contains("rule"));
    }
};

CENTERSCOPE_GUILESS_TEST(EventLogTest)
#include "event_log_test.moc"
