// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/instruction_set.h"

#include <QTest>

#include "nn/kernels/kernel_table.h"

using namespace centerscope;

class InstructionSetTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreReadBack() {
        for (const InstructionSet set :
             {InstructionSet::V2, InstructionSet::V3, InstructionSet::V4})
            QVERIFY(instructionSetFromName(name(set)) == set);
        QVERIFY(!instructionSetFromName("v5"));
        QVERIFY(!instructionSetFromName(""));
    }

    void theBestIsSupportedAndNoneAboveItIs() {
        const InstructionSet best = bestInstructionSet();
        for (const InstructionSet set :
             {InstructionSet::V2, InstructionSet::V3, InstructionSet::V4})
            QCOMPARE(isSupported(set), set <= best);
    }

    void kernelsComeForWhatTheProcessorHasOnly() {
        for (const InstructionSet set :
             {InstructionSet::V2, InstructionSet::V3, InstructionSet::V4}) {
            if (isSupported(set))
                QVERIFY(kernels::kernelTable(set).instructionSet == set);
            else
                QVERIFY_EXCEPTION_THROWN(kernels::kernelTable(set), std::runtime_error);
        }
    }
};

QTEST_GUILESS_MAIN(InstructionSetTest)
#include "instruction_set_test.moc"
