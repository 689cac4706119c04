// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safetensors.h"

#include <cstring>

#include <QTest>

#include "core/error.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

/// A file of this header and so many bytes after it.
std::string fileWith(const std::string& header, std::size_t dataBytes = 0) {
    const std::uint64_t length = header.size();
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    return bytes + header + std::string(dataBytes, '\1');
}

QString refusal(const std::string& bytes) {
    try {
        decodeSafetensors(bytes, "mine.safetensors");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string tensor(const char* type, const char* shape, const char* offsets) {
    return std::string(R"({"dtype":")") + type + R"(","shape":)" + shape + R"(,"data_offsets":)" +
           offsets + "}";
}

}  // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private slots:
    void readsBackWhatItWrites() {
        const std::vector<float> floats{1.5F, -0.0F, 3e-42F};
        const double one = 0.1;
        const std::vector<std::int64_t> whole{-1, INT64_MAX};
        const std::string bytes =
            encodeSafetensors({{"floats", tensorOver(floats.data(), 3, {3, 1})},
                               {"one", tensorOver(&one, 1, {})},
                               {"none", tensorOver(floats.data(), 0, {0})},
                               {"whole", tensorOver(whole.data(), 2, {2})}},
                              {{"who", "\"me\"\n"}});
        const SafetensorsFile file = decodeSafetensors(bytes, "mine");
        QCOMPARE(file.metadata.at("who"), std::string("\"me\"\n"));
        QCOMPARE(file.tensors.size(), std::size_t{4});
        QCOMPARE(file.tensors.at("floats").shape, (std::vector<std::int64_t>{3, 1}));
        QVERIFY(!std::memcmp(file.tensors.at("floats").bytes.data(), floats.data(), 12));
        QVERIFY(!std::memcmp(file.tensors.at("one").bytes.data(), &one, 8));
        QVERIFY(!std::memcmp(file.tensors.at("whole").bytes.data(), whole.data(), 16));
        QVERIFY(file.tensors.at("one").type == ElementType::F64);
        QVERIFY(file.tensors.at("none").bytes.empty());
        // Eight-byte elements come first and the header is padded, so that all are aligned.
        QCOMPARE((file.tensors.at("one").bytes.data() - bytes.data()) % 8, 0);
        QCOMPARE((file.tensors.at("whole").bytes.data() - bytes.data()) % 8, 0);
    }

    void aMalformedFileIsRefusedWithASentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const std::string& bytes, const char* sentence) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << sentence;
        };
        row("empty", "", "found only 0 bytes");
        row("no header", "1234567", "found only 7 bytes");
        row("header beyond the file", fileWith("{}").substr(0, 9), "found a claim of 2");
        row("header of 16 EiB", std::string(16, '\xff'), "found a claim of 18446744073709551615");
        row("not JSON", fileWith("{"), "expected JSON");
        row("not UTF-8", fileWith("{\"\xff\": 1}"), "expected JSON");
        row("not an object", fileWith("[]"), "JSON object");
        row("nested", fileWith(std::string(100'000, '[') + std::string(100'000, ']')),
            "nested deeper");
        row("NaN", fileWith(R"({"a":)" + tensor("F32", "[NaN]", "[0,4]") + "}", 4),
            "expected JSON");
        row("a number beyond all", fileWith(R"({"a":)" + tensor("F32", "[1e999]", "[0,4]") + "}"),
            "expected JSON");
        row("a text", "This is a text, which is no checkpoint.\n", "of another kind");
        row("twice", fileWith(R"({"a":{},"a":{}})"), "found \"a\" twice");
        row("no shape", fileWith(R"({"a":{"dtype":"F32","data_offsets":[0,0]}})"),
            "expected dtype, shape");
        row("unknown type", fileWith(R"({"a":)" + tensor("Q7", "[1]", "[0,4]") + "}", 4),
            "F32, F64 or I64");
        row("negative length", fileWith(R"({"a":)" + tensor("F32", "[-1]", "[0,4]") + "}", 4),
            "expected counts");
        row("fraction", fileWith(R"({"a":)" + tensor("F32", "[1.5]", "[0,4]") + "}", 4),
            "expected counts");
        row("beyond the end", fileWith(R"({"a":)" + tensor("F32", "[2]", "[0,8]") + "}", 4),
            "within the 4 bytes");
        row("backwards", fileWith(R"({"a":)" + tensor("F32", "[0]", "[4,0]") + "}", 4),
            "within the 4 bytes");
        row("shape and bytes differ", fileWith(R"({"a":)" + tensor("F32", "[2]", "[0,4]") + "}", 4),
            "the bytes of its shape");
        row("a product that overflows",
            fileWith(R"({"a":)" + tensor("F32", "[4294967296,4294967296]", "[0,0]") + "}"),
            "the bytes of its shape");
        row("overlap",
            fileWith(R"({"a":)" + tensor("F32", "[1]", "[0,4]") + R"(,"b":)" +
                         tensor("F32", "[1]", "[0,4]") + "}",
                     4),
            "an overlap");
        row("gap", fileWith(R"({"a":)" + tensor("F32", "[1]", "[4,8]") + "}", 8), "a gap");
        row("more at the end", fileWith("{}", 5), "found 5 bytes");
        row("metadata that is no text", fileWith(R"({"__metadata__":{"a":1}})"),
            "a text as metadata");
        row("metadata that is no object", fileWith(R"({"__metadata__":[]})"), "object of texts");
    }

    void aMalformedFileIsRefusedWithASentence() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const QString found = refusal(bytes.toStdString());
        QVERIFY2(found.startsWith("mine.safetensors: ") && found.endsWith('.'), qPrintable(found));
        QVERIFY2(found.contains(sentence), qPrintable(found));
    }
};

CENTERSCOPE_GUILESS_TEST(SafetensorsTest)
#include "safetensors_test.moc"
