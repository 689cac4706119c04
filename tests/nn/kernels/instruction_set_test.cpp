// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/kernels/instruction_set.h"

#include <QTest>

#include "core/error.h"
#include "nn/kernels/kernel_table.h"
#include "support/room_test.h"

using namespace centerscope;

class InstructionSetTest : public QObject {
    Q_OBJECT

private slots:
    void namesAreReadBack() {
        for (const InstructionSet set : kInstructionSets)
            QVERIFY(instructionSetFromName(name(set)) == set);
        QVERIFY(!instructionSetFromName("v5"));
        QVERIFY(!instructionSetFromName(""));
    }

    void everyProcessorHasThePlainOne() { QVERIFY(processorHas(InstructionSet::Plain)); }

    void theBestIsSupportedAndNoneAboveItIs() {
        const InstructionSet best = bestInstructionSet();
        QVERIFY(isSupported(best));
        for (const InstructionSet set : kInstructionSets)
            QVERIFY(set <= best || !isSupported(set));
    }

    /// A build may leave instruction sets out; each that is in comes with its own kernels.
    void kernelsComeForWhatProcessorAndProgramHaveOnly() {
        for (const InstructionSet set : kInstructionSets) {
            QCOMPARE(isSupported(set), processorHas(set) && programHas(set));
            if (isSupported(set))
                QVERIFY(kernels::kernelTable(set).instructionSet == set);
            else
                QVERIFY_EXCEPTION_THROWN(kernels::kernelTable(set), Error);
        }
    }
};

CENTERSCOPE_GUILESS_TEST(InstructionSetTest)
#include "instruction_set_test.moc"
