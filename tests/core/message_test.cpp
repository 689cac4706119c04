// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <new>
#include <set>

#include <QTest>

#include "core/error.h"
#include "core/number_text.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

class MessageTest : public QObject {
    Q_OBJECT

private slots:
    void argumentsStandInTheirPlaces() {
        const Message message(MessageCode::EvaluationTwice, "a/b", "test", 12);
        QCOMPARE(english(message),
                 std::string("a/b: expected one test row of step 12, found more; put it right, or "
                             "resume from the checkpoint in a new folder."));
    }

    void aPlaceInANameIsNone() {
        QCOMPARE(english({MessageCode::ExpectedDataFile, "%3 %2 %1", "%1", "%2"}),
                 std::string("%3 %2 %1: expected %1 or %2.gz in it, found neither."));
    }

    void messagesStandInMessages() {
        const Message range(MessageCode::ANumberFromTo, Decimal{numberText(0.0)},
                            Decimal{numberText(0.5)});
        const Message line(MessageCode::LineOf, Message(MessageCode::EventsOf, "f"), 3);
        const Message fact(MessageCode::ExpectedFoundAt, range, "x",
                           Message(MessageCode::FoundNothing));
        QCOMPARE(english({MessageCode::PassedOver, Message(MessageCode::AtPlace, line, fact)}),
                 std::string("f, events, line 3: expected a number from 0 to 0.5 at \"x\", found "
                             "nothing. It is passed over."));
    }

    void numbersAreWrittenWithoutTheLocale() {
        const std::string said = english(
            {MessageCode::StillGuessing, Decimal{fixedText(1234.5, 2)}, std::int64_t{1'000'000}});
        QVERIFY(said.find(" near 1234.50, ") != said.npos);
        QVERIFY(said.find(" 1000000 steps") != said.npos);
    }

    /// No two say the same; the numbers of the places follow one another.
    void everyCodeHasAFormOfItsOwn() {
        std::set<std::string> forms;
        for (std::size_t k = 0; k < kMessageCodes; ++k) {
            const auto code = static_cast<MessageCode>(k);
            const char* form = formOf(code);
            QVERIFY2(forms.insert(form).second, form);
            for (std::size_t place = 1; place <= placesOf(code); ++place)
                QVERIFY2(std::string(form).find("%" + std::to_string(place)) != std::string::npos,
                         form);
        }
    }

    void anErrorSaysItsMessageInEnglish() {
        const Error error(MessageCode::ExpectedFolderFoundFile, std::filesystem::path("a b"));
        QCOMPARE(std::string(error.what()), std::string("a b: expected a folder, found a file."));
        QCOMPARE(messageOf(error), Message(MessageCode::ExpectedFolderFoundFile, "a b"));
    }

    void errorsOfTheLibraryAreSaidAsSentences() {
        QCOMPARE(messageOf(std::bad_alloc()), Message(MessageCode::NotEnoughMemory));
        const std::filesystem::filesystem_error full(
            "copy", "a", std::make_error_code(std::errc::no_space_on_device));
        QCOMPARE(english(messageOf(full)),
                 std::string("a: expected a file or folder that can be used, found this: No space "
                             "left on device."));
        QCOMPARE(english(messageOf(std::runtime_error("As it is, %1."))),
                 std::string("As it is, %1."));
    }

    /// The forms of what the system says are its own words.
    void theSystemsWordsStay() {
        for (const int error : {ENOENT, ENOSPC, EROFS, EACCES, EIO, EISDIR})
            QCOMPARE(english(systemMessage(error)), std::string(strerrordesc_np(error)));
    }

    void aPlaceIsAddedToWhatWasExpectedAndFound() {
        const auto read = []() -> int {
            throw Error(MessageCode::ExpectedFound, Message(MessageCode::AnObject),
                        Message(MessageCode::FoundNone));
        };
        try {
            readAt("f", read);
        } catch (const Error& error) {
            QCOMPARE(std::string(error.what()), std::string("f: expected an object, found none."));
            return;
        }
        QFAIL("nothing was thrown");
    }
};

CENTERSCOPE_GUILESS_TEST(MessageTest)
#include "message_test.moc"
