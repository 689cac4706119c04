// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/engine_sentence.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace centerscope {

namespace {

constexpr const char* kContext = "centerscope::EngineSentence";

// As the engine says them, with %1, %2, … for names and numbers.
constexpr const char* kSentences[] = {
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected %2 or %3.gz in it, found neither."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected a folder, found nothing."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected a folder, found a file."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected a file, found nothing."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a readable file, found that it cannot be opened (error %2)."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a regular file, found a folder."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected a regular file, found a pipe."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a regular file, found a socket."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a regular file, found a device."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected to read it to its end, found error %2."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected the rest of its gzip data, found the end of the file at byte %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected sound gzip data, found damage before byte %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected gzip data as its name says, found other data."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the file to end with its gzip data at byte %2, found more."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected images as unsigned bytes in IDX format (%2), found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected labels as unsigned bytes in IDX format (%2), found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected images of 28×28 pixels, found %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected %2 images, found the end after %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected %2 labels, found the end after %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the end after %2 images, found more."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the end after %2 labels, found more."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected an IDX header of %2 bytes, found the end after %3."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected at least %2 bytes for the %3 images its header announces, found %4."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected at least %2 bytes for the %3 labels its header announces, found %4."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected %2 bytes for the %3 images its header announces, found %4."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected %2 bytes for the %3 labels its header announces, found %4."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected at most %2 images, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected at most %2 labels, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected labels 0 to 9, found %2 for image %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a label for each of the %2 images beside it, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected at least 1 image, found %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected at least %2 images, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a data set that fits into memory, found more."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected MNIST in ../share/centerscope/mnist beside it, found nothing."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "The learning rate must be above %1 and at most %2, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "Lambda must be from %1 to %2, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "Alpha must be from %1 to %2, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "The batch size must be from %1 to %2, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "The halving rule must have %1 from %2 to %3, found %4."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a checkpoint of format %2 or earlier, found format %3 of a "
                      "newer program (version %4)."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a run of format %2 or earlier, found format %3 of a newer "
                      "program (version %4)."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a checkpoint of at most 1 GiB, found %2 bytes."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a checkpoint of this run with %2 at \"%3\", found one with %4; "
                      "put run.json and preset.json right, or move it elsewhere."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected the checkpoint of the step in its name, found that of step %2."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected the rows that lead to the checkpoint of step %2, found other rows."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected the checksum %2 of its bytes, found %3: it is not as it was written."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a file or folder that can be used, found this: %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "The run began with revision %1 of the arithmetic and resumes with revision "
                      "%2: not to the same bits as if it had never stopped."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a checkpoint in it, found none."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the folder of a run with %2 in it, found none."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the data set %2 (%3), found %4 (%5)."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected a processor with the instruction set %2 of this run, found one without it."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a program built for the instruction set %2 of this run, found "
                      "one without it; scripts/test builds it."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the rows up to its step in %2, found them up to %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected a safetensors file, found only %2 bytes."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected a safetensors header of at most %2 bytes, found a claim of %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the file to end with its tensors %2 bytes after the header, "
                      "found %3 bytes."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected its tensors one after the other, found a gap or an overlap at "
                      "byte %2 after the header."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected tensor \"%2\" of type F32, F64 or I64, found another type."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected tensor \"%2\" within the %3 bytes after the header, found it elsewhere."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected tensor \"%2\" to have the bytes of its shape, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected the tensor \"%2\" of a checkpoint, found none."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected \"%2\" in the metadata of a checkpoint, found none."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1: expected the shape %2 of its preset's network in tensor \"%3\", found %4."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected finite numbers in tensor \"%2\", found others."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected another type of number in tensor \"%2\", found this one."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1 cannot be written: %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "There is not enough memory for this."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "A run has at most %1 steps."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "Step %1 has left numbers that are not finite: no checkpoint is made of them."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "Training has diverged: the loss of step %1 is not a finite number, at a "
                      "learning rate of %2 and a lambda of %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "Training has diverged: the loss of step %1 is %2, after a mean of %3, at a "
                      "learning rate of %4 and a lambda of %5."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "Training has diverged: a gradient or center of step %1 is not a finite "
                      "number."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "The network has collapsed: for %1 steps the softmax loss has been no better than "
        "that of guessing (%2), and every image lies on its center (center loss %3). Lower "
        "lambda, or start anew."),
    QT_TRANSLATE_NOOP(
        "centerscope::EngineSentence",
        "%1 of %2 channels have learnt nothing for %3 steps: no image reaches them. A "
        "lower learning rate or another start keeps more of them alive."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "Still guessing: the softmax loss is near %1, which is normal for up to %2 "
                      "steps."),
    // What is wrong deep in a file, put together of the phrases below.
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: \"%2\" is not part of a preset."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: could not be read."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "The centers of %1 have no alpha."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: in its header expected JSON, found this: %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: in its header expected %2, found %3."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected JSON, found this: %2."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected %2 at \"%3\", found %4."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected %2 in tensor \"%3\", found %4."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1: expected %2, found %3."),
};

// What stands in the places of a sentence where it is no name or number. Of those that fit, the one
// with most words comes first.
constexpr const char* kPhrases[] = {
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "a name of at most 64 letters, digits, \"-\", \"_\" and \".\""),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "dtype, shape and data_offsets of tensor \"%1\""),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "another program is training into it"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a number of steps from %1 to %2"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a number above %1 and at most %2"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an array of at most %1 integers"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an integer as \"%1\" in the metadata"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an object of texts as metadata"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "arrays of counts for tensor \"%1\""),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a kernel that fits its input"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a number of listed steps"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a JSON object as its header"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a pool that fits its input"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a preset of at most 1 MiB"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "No such file or directory"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a known instruction set"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "the URL of a file"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "JSON of at most %1 levels"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "JSON of at most %1 values"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "No space left on device"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a text as metadata \"%1\""),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "Read-only file system"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "counts for tensor \"%1\""),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an integer from %1 to %2"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an array of integers"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "it has been removed"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "its end is missing"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a number from %1 to %2"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an array of texts"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "Permission denied"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "it nested deeper"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1, events, line %2"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an object at \"%1\""),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a format from 1"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an epoch from 1"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1, halving rule"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a count up to %1"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "steps in order"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "something else"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an earlier one"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a JSON object"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "each key once"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "at most 1 MiB"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a preset file"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "another value"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a larger file"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a text at \"%1\""),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a known word"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "another text"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an integer"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an object"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1, preset"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1, events"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a number"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "an array"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1, line %2"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a threshold"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a factor"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "steps"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "numbers"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a count"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "one of %1"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "nothing"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "another"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a text"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "a step"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1 twice"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1 bytes"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "none"),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "more"),
};

// What the engine may append to a sentence.
constexpr const char* kEndings[] = {
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1 Training goes on."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "%1 It is passed over."),
};

/// What stands for %1, %2, … in a sentence of this form; the whole sentence first, nothing where
/// it has another form.
QStringList partsOf(const QString& sentence, const QString& form) {
    static const QRegularExpression place(QStringLiteral("\\\\%[1-9]"));
    const QString pattern = QRegularExpression::escape(form).replace(place, QStringLiteral("(.+)"));
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern),
                                        QRegularExpression::DotMatchesEverythingOption);
    return expression.match(sentence).capturedTexts();
}

/// The words with the parts in their places; in one go: a %1 in the name of a file is no place.
QString filledIn(const QString& words, const QStringList& parts) {
    QString filled;
    for (qsizetype k = 0; k < words.size(); ++k) {
        const int place = words[k] == u'%' && k + 1 < words.size() ? words[k + 1].digitValue() : 0;
        k += place > 0 ? 1 : 0;
        if (place > 0)
            filled += parts.value(place);
        else
            filled += words[k];
    }
    return filled;
}

/// What stands in a place of a sentence: a decimal number, a phrase, or what stays as it is.
QString phrase(const QString& english) {
    static const QRegularExpression decimal(
        QRegularExpression::anchoredPattern(QStringLiteral("-?\\d+\\.\\d+(e[+-]\\d+)?")));
    if (decimal.match(english).hasMatch())
        return QString(english).replace(u'.', QLocale().decimalPoint());
    for (const char* form : kPhrases) {
        const QStringList parts = partsOf(english, QString::fromUtf8(form));
        if (!parts.isEmpty())
            return filledIn(QCoreApplication::translate(kContext, form), parts);
    }
    return english;
}

}  // namespace

QString engineSentence(const QString& english) {
    for (const char* ending : kEndings) {
        QStringList parts = partsOf(english, QString::fromUtf8(ending));
        if (parts.isEmpty())
            continue;
        parts[1] = engineSentence(parts[1]);
        return filledIn(QCoreApplication::translate(kContext, ending), parts);
    }
    for (const char* form : kSentences) {
        QStringList parts = partsOf(english, QString::fromUtf8(form));
        if (parts.isEmpty())
            continue;
        for (QString& part : parts)
            part = phrase(part);
        return filledIn(QCoreApplication::translate(kContext, form), parts);
    }
    return english;
}

}  // namespace centerscope
