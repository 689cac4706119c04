// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/engine_sentence.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace centerscope {

namespace {

constexpr const char* kContext = "centerscope::EngineSentence";

// As the engine says them, with %1, %2, … for names and numbers.
constexpr const char* kSentences[] = {
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "%1: expected %2 or %3.gz in it, found neither."),
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
                      "The learning rate must be above 0, found %1."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "Lambda must be at least 0, found %1."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence", "Alpha must be from 0 to 1, found %1."),
    QT_TRANSLATE_NOOP("centerscope::EngineSentence",
                      "The batch size must be from 1 to the number of training images, found %1."),
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

}  // namespace

QString engineSentence(const QString& english) {
    for (const char* form : kSentences) {
        const QStringList parts = partsOf(english, QString::fromUtf8(form));
        if (parts.isEmpty())
            continue;
        QString filled;  // in one go: a %1 in the name of a file is no place
        const QString words = QCoreApplication::translate(kContext, form);
        for (qsizetype k = 0; k < words.size(); ++k) {
            const int place =
                words[k] == u'%' && k + 1 < words.size() ? words[k + 1].digitValue() : 0;
            k += place > 0 ? 1 : 0;
            if (place > 0)
                filled += parts.value(place);
            else
                filled += words[k];
        }
        return filled;
    }
    return english;
}

}  // namespace centerscope
