// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>

#include "core/message_code.h"
#include "core/translation_mark.h"

namespace centerscope {

// A name of its own: one of the codes is Json.
namespace message_forms {

using enum MessageCode;

struct MessageForm {
    MessageCode code;
    const char* english;
};

/// In the order of the codes.
constexpr auto kAll = std::to_array<MessageForm>({
    // Refusals of any room, and how they are put together.
    {Verbatim, QT_TRANSLATE_NOOP("centerscope::Message", "%1")},
    {NotEnoughMemory,
     QT_TRANSLATE_NOOP("centerscope::Message", "There is not enough memory for this.")},
    {UnusablePath,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a file or folder that can be used, found this: %2.")},
    {CannotBeWritten, QT_TRANSLATE_NOOP("centerscope::Message", "%1 cannot be written: %2.")},
    {AtPlace, QT_TRANSLATE_NOOP("centerscope::Message", "%1: %2.")},
    {InHeader, QT_TRANSLATE_NOOP("centerscope::Message", "%1: in its header %2.")},
    {ExpectedFound, QT_TRANSLATE_NOOP("centerscope::Message", "expected %1, found %2")},
    {ExpectedFoundAt, QT_TRANSLATE_NOOP("centerscope::Message", "expected %1 at \"%2\", found %3")},
    {ExpectedFoundInTensor,
     QT_TRANSLATE_NOOP("centerscope::Message", "expected %1 in tensor \"%2\", found %3")},
    {TrainingContinues, QT_TRANSLATE_NOOP("centerscope::Message", "%1 Training continues.")},
    {PassedOver, QT_TRANSLATE_NOOP("centerscope::Message", "%1 It is passed over.")},
    {AxesAreFittedAnew,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1 The stage's axes are those of the network before its first step.")},
    {UnitsOfEmbedding,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Choose two different units of the %1 that the embedding has.")},
    // Why a file cannot be written: in the system's words, or in ours.
    {NoSuchFileOrFolder, QT_TRANSLATE_NOOP("centerscope::Message", "No such file or directory")},
    {NoRoomOnDisk, QT_TRANSLATE_NOOP("centerscope::Message", "No space left on device")},
    {ReadOnlyFileSystem, QT_TRANSLATE_NOOP("centerscope::Message", "Read-only file system")},
    {PermissionDenied, QT_TRANSLATE_NOOP("centerscope::Message", "Permission denied")},
    {AnotherProgramTrains,
     QT_TRANSLATE_NOOP("centerscope::Message", "another program is training into it")},
    {TrashRefuses,
     QT_TRANSLATE_NOOP("centerscope::Message", "the trash does not take it, so it has stayed")},
    {EndIsMissing, QT_TRANSLATE_NOOP("centerscope::Message", "its end is missing")},
    {FileIsRemoved, QT_TRANSLATE_NOOP("centerscope::Message", "it has been removed")},
    {SeeAbove, QT_TRANSLATE_NOOP("centerscope::Message", "see above")},
    // Places.
    {LineOf, QT_TRANSLATE_NOOP("centerscope::Message", "%1, line %2")},
    {EventsOf, QT_TRANSLATE_NOOP("centerscope::Message", "%1, events")},
    {HalvingRuleOf, QT_TRANSLATE_NOOP("centerscope::Message", "%1, halving rule")},
    {PresetOf, QT_TRANSLATE_NOOP("centerscope::Message", "%1, preset")},
    {TopOfFile, QT_TRANSLATE_NOOP("centerscope::Message", "the top")},
    // What is expected.
    {ANumber, QT_TRANSLATE_NOOP("centerscope::Message", "a number")},
    {AFiniteNumber, QT_TRANSLATE_NOOP("centerscope::Message", "a finite number")},
    {ANumberFromTo, QT_TRANSLATE_NOOP("centerscope::Message", "a number from %1 to %2")},
    {ANumberAboveAndAtMost,
     QT_TRANSLATE_NOOP("centerscope::Message", "a number above %1 and at most %2")},
    {ANumberAboveZero, QT_TRANSLATE_NOOP("centerscope::Message", "a number above 0")},
    {Numbers, QT_TRANSLATE_NOOP("centerscope::Message", "numbers")},
    {AnInteger, QT_TRANSLATE_NOOP("centerscope::Message", "an integer")},
    {AnIntegerFromTo, QT_TRANSLATE_NOOP("centerscope::Message", "an integer from %1 to %2")},
    {AnIntegerInMetadata,
     QT_TRANSLATE_NOOP("centerscope::Message", "an integer as \"%1\" in the metadata")},
    {AnIntegerFromToInMetadata,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "an integer from %1 to %2 as \"%3\" in the metadata")},
    {AnArrayOfIntegers, QT_TRANSLATE_NOOP("centerscope::Message", "an array of integers")},
    {AnArrayOfAtMostIntegers,
     QT_TRANSLATE_NOOP("centerscope::Message", "an array of at most %1 integers")},
    {ACount, QT_TRANSLATE_NOOP("centerscope::Message", "a count")},
    {ACountUpTo, QT_TRANSLATE_NOOP("centerscope::Message", "a count up to %1")},
    {CountsOfTensor, QT_TRANSLATE_NOOP("centerscope::Message", "counts for tensor \"%1\"")},
    {ArraysOfCountsOfTensor,
     QT_TRANSLATE_NOOP("centerscope::Message", "arrays of counts for tensor \"%1\"")},
    {AStep, QT_TRANSLATE_NOOP("centerscope::Message", "a step")},
    {ANumberOfStepsFromTo,
     QT_TRANSLATE_NOOP("centerscope::Message", "a number of steps from %1 to %2")},
    {StepsInOrder, QT_TRANSLATE_NOOP("centerscope::Message", "steps in order")},
    {AscendingSteps, QT_TRANSLATE_NOOP("centerscope::Message", "ascending steps")},
    {AscendingEpochs, QT_TRANSLATE_NOOP("centerscope::Message", "ascending epochs")},
    {AscendingLabels, QT_TRANSLATE_NOOP("centerscope::Message", "ascending labels")},
    {PairsOfStepsAndValues,
     QT_TRANSLATE_NOOP("centerscope::Message", "pairs of ascending steps and values in range")},
    {AnEpochFromOne, QT_TRANSLATE_NOOP("centerscope::Message", "an epoch from 1")},
    {AFormatFromOne, QT_TRANSLATE_NOOP("centerscope::Message", "a format from 1")},
    {AText, QT_TRANSLATE_NOOP("centerscope::Message", "a text")},
    {AnArrayOfTexts, QT_TRANSLATE_NOOP("centerscope::Message", "an array of texts")},
    {ATextUpTo, QT_TRANSLATE_NOOP("centerscope::Message", "a text of 1 to %1 bytes")},
    {ANamesArray, QT_TRANSLATE_NOOP("centerscope::Message", "an array of 2 to %1 names")},
    {ATextAsMetadata, QT_TRANSLATE_NOOP("centerscope::Message", "a text as metadata \"%1\"")},
    {TextsAsMetadata, QT_TRANSLATE_NOOP("centerscope::Message", "an object of texts as metadata")},
    {AKnownWord, QT_TRANSLATE_NOOP("centerscope::Message", "a known word")},
    {OneOf, QT_TRANSLATE_NOOP("centerscope::Message", "one of %1")},
    {TrueOrFalse, QT_TRANSLATE_NOOP("centerscope::Message", "true or false")},
    {AShortName, QT_TRANSLATE_NOOP("centerscope::Message",
                                   "a name of at most 64 letters, digits, \"-\", \"_\" and \".\"")},
    {TheUrlOfAFile, QT_TRANSLATE_NOOP("centerscope::Message", "the URL of a file")},
    {AKnownInstructionSet, QT_TRANSLATE_NOOP("centerscope::Message", "a known instruction set")},
    {AValueOf, QT_TRANSLATE_NOOP("centerscope::Message", "a value of %1")},
    {AnArray, QT_TRANSLATE_NOOP("centerscope::Message", "an array")},
    {AnArrayOf, QT_TRANSLATE_NOOP("centerscope::Message", "an array of %1 entries")},
    {TwoThatDiffer, QT_TRANSLATE_NOOP("centerscope::Message", "two that differ")},
    {OrthonormalAxes,
     QT_TRANSLATE_NOOP("centerscope::Message", "two axes of length 1 at a right angle")},
    {AnObject, QT_TRANSLATE_NOOP("centerscope::Message", "an object")},
    {AJsonObject, QT_TRANSLATE_NOOP("centerscope::Message", "a JSON object")},
    {AJsonObjectAsHeader, QT_TRANSLATE_NOOP("centerscope::Message", "a JSON object as its header")},
    {Json, QT_TRANSLATE_NOOP("centerscope::Message", "JSON")},
    {JsonOfAtMostLevels, QT_TRANSLATE_NOOP("centerscope::Message", "JSON of at most %1 levels")},
    {JsonOfAtMostValues, QT_TRANSLATE_NOOP("centerscope::Message", "JSON of at most %1 values")},
    {EachKeyOnce, QT_TRANSLATE_NOOP("centerscope::Message", "each key once")},
    {EachNameOnce, QT_TRANSLATE_NOOP("centerscope::Message", "each name once")},
    {MembersOfTensor,
     QT_TRANSLATE_NOOP("centerscope::Message", "dtype, shape and data_offsets of tensor \"%1\"")},
    {AKernelThatFits, QT_TRANSLATE_NOOP("centerscope::Message", "a kernel that fits its input")},
    {APoolThatFits, QT_TRANSLATE_NOOP("centerscope::Message", "a pool that fits its input")},
    {BlocksUpTo, QT_TRANSLATE_NOOP("centerscope::Message", "1 to %1 blocks")},
    {WeightsAtMost, QT_TRANSLATE_NOOP("centerscope::Message", "at most %1 weights")},
    {AtMostBookmarks, QT_TRANSLATE_NOOP("centerscope::Message", "at most %1 bookmarks")},
    {NoScheduleOf, QT_TRANSLATE_NOOP("centerscope::Message", "no %1, since nothing goes by it")},
    // What is found instead.
    {FoundNone, QT_TRANSLATE_NOOP("centerscope::Message", "none")},
    {FoundNothing, QT_TRANSLATE_NOOP("centerscope::Message", "nothing")},
    {FoundMore, QT_TRANSLATE_NOOP("centerscope::Message", "more")},
    {FoundAnother, QT_TRANSLATE_NOOP("centerscope::Message", "another")},
    {OneAfterAnother, QT_TRANSLATE_NOOP("centerscope::Message", "%1 after %2")},
    {FoundAnotherValue, QT_TRANSLATE_NOOP("centerscope::Message", "another value")},
    {FoundAnotherText, QT_TRANSLATE_NOOP("centerscope::Message", "another text")},
    {FoundSomethingElse, QT_TRANSLATE_NOOP("centerscope::Message", "something else")},
    {FoundAnEarlierOne, QT_TRANSLATE_NOOP("centerscope::Message", "an earlier one")},
    {FoundNestedDeeper, QT_TRANSLATE_NOOP("centerscope::Message", "it nested deeper")},
    {FoundThis, QT_TRANSLATE_NOOP("centerscope::Message", "this: %1")},
    {FoundTwice, QT_TRANSLATE_NOOP("centerscope::Message", "%1 twice")},
    // Data sets.
    {ExpectedFolderFoundNothing,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a folder, found nothing.")},
    {ExpectedFolderFoundFile,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a folder, found a file.")},
    {ExpectedDataFile,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected %2 or %3.gz in it, found neither.")},
    {ExpectedFileFoundNothing,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a file, found nothing.")},
    {CannotBeOpened,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a readable file, found that it cannot be opened (error %2).")},
    {ExpectedFileFoundFolder,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a regular file, found a folder.")},
    {ExpectedFileFoundPipe,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a regular file, found a pipe.")},
    {ExpectedFileFoundSocket,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a regular file, found a socket.")},
    {ExpectedFileFoundDevice,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a regular file, found a device.")},
    {CannotBeReadToItsEnd,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected to read it to its end, found error %2.")},
    {GzipEndsEarly,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected the rest of its gzip data, found the end of the file at byte %2.")},
    {GzipIsDamaged,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected sound gzip data, found damage before byte %2.")},
    {GzipIsDamagedBecause,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected sound gzip data, found damage before byte %2 (%3).")},
    {GzipHasMore,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the file to end with its gzip data at byte %2, found more.")},
    {ExpectedIdxImages,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected images as unsigned bytes in IDX format (%2), found %3.")},
    {ExpectedIdxLabels,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected labels as unsigned bytes in IDX format (%2), found %3.")},
    {ImagesOfAnotherSize,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected images of %2 pixels, found %3.")},
    {ImagesEndEarly,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected %2 images, found the end after %3.")},
    {LabelsEndEarly,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected %2 labels, found the end after %3.")},
    {ImagesHaveMore, QT_TRANSLATE_NOOP("centerscope::Message",
                                       "%1: expected the end after %2 images, found more.")},
    {LabelsHaveMore, QT_TRANSLATE_NOOP("centerscope::Message",
                                       "%1: expected the end after %2 labels, found more.")},
    {IdxHeaderEndsEarly,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected an IDX header of %2 bytes, found the end after %3.")},
    {GzipTooSmallForImages,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected at least %2 bytes for the %3 images its header announces, found %4.")},
    {GzipTooSmallForLabels,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected at least %2 bytes for the %3 labels its header announces, found %4.")},
    {ImagesOfAnotherLength,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected %2 bytes for the %3 images its header announces, found %4.")},
    {LabelsOfAnotherLength,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected %2 bytes for the %3 labels its header announces, found %4.")},
    {TooManyImages,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected at most %2 images, found %3.")},
    {TooManyLabels,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected at most %2 labels, found %3.")},
    {LabelOutOfRange, QT_TRANSLATE_NOOP("centerscope::Message",
                                        "%1: expected labels 0 to %2, found %3 for image %4.")},
    {NoLabelForEachImage,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a label for each of the %2 images beside it, found %3.")},
    {ExpectedAnImage,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected at least 1 image, found %2.")},
    {TooFewImages,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected at least %2 images, found %3.")},
    {DatasetExceedsMemory,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a data set that fits into memory, found more.")},
    {MnistIsMissing,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected MNIST in ../share/centerscope/mnist beside it, found nothing.")},
    {ImportWasCancelled, QT_TRANSLATE_NOOP("centerscope::Message",
                                           "%1: the import was cancelled; nothing is written.")},
    {TooManyFiles,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected at most %2 files, found more.")},
    {ExpectedCifar, QT_TRANSLATE_NOOP("centerscope::Message",
                                      "%1: expected records of CIFAR's binary version, of one kind "
                                      "in all files, found %2 bytes.")},
    {SeveralIdxSets,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected the files of one data set, found several: %2; open one of these files.")},
    {LabelsWithoutImages,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a file of images for these labels beside it, found none.")},
    {ImagesWithoutLabels,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a file of labels for these images beside it, found none.")},
    {TwoFilesForOnePlace, QT_TRANSLATE_NOOP("centerscope::Message",
                                            "%1: expected one file for this part of the data set, "
                                            "found %2 too; open a folder with one of them.")},
    {PixelOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected numbers from 0 to 255, or floats from 0 to 1, "
                       "as pixels, found one beyond.")},
    {ArrayOfNoUse,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected images of 3 or 4 dimensions or integer labels of 1, found the array %2.")},
    {LineTooLong, QT_TRANSLATE_NOOP("centerscope::Message",
                                    "%1: expected line %2 to have at most %3 bytes, found more.")},
    {TableIsEmpty,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a table with a row per image, found an empty file.")},
    {TableWithoutLabels, QT_TRANSLATE_NOOP("centerscope::Message",
                                           "%1: expected a label beside the pixels of each image, "
                                           "found %2 columns of pixels alone.")},
    {TableOfOtherColumns, QT_TRANSLATE_NOOP("centerscope::Message",
                                            "%1: expected a label and a square number of pixels "
                                            "(or three times one) in each row, found %2 columns.")},
    {RowOfOtherColumns,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1, line %2: expected %3 columns as in the first row, found %4; leave the line out.")},
    {CellIsNoPixel,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1, line %2, column %3: expected an integer from 0 to 255, found \"%4\".")},
    {RowWithoutLabel,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1, line %2: expected a label, found none.")},
    {ImageTooLarge, QT_TRANSLATE_NOOP("centerscope::Message",
                                      "%1: expected an image of at most %2 pixels a side and %3 in "
                                      "all, found a larger one; leave the file out.")},
    {ImageIsDamaged,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a sound image, found a damaged one; leave the file out, or "
                       "choose to leave out damaged files.")},
    {ExpectedFolderPerClass,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected a folder per class with images in it, found this: images %2, folders of "
         "images %3.")},
    {FilesLeftOut,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Files left out, since they are no images or lie in no folder of a class: "
                       "%1.")},
    {DamagedLeftOut,
     QT_TRANSLATE_NOOP("centerscope::Message", "Damaged images left out: %1, the first is %2.")},
    {ArchiveTooLarge, QT_TRANSLATE_NOOP("centerscope::Message",
                                        "%1: expected an archive of at most %2 bytes when "
                                        "unpacked, found more; unpack it and open the folder.")},
    {ArchiveIsDamaged,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a sound archive without a password, found this: %2; unpack it "
                       "with another program and open the folder.")},
    {ArchiveInFolder,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a data set, found an archive; open %2 itself.")},
    {NoDatasetInFolder,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected IDX files, NumPy arrays, a CSV table, CIFAR's binary files or "
                       "a folder of images per class, found none of these; files there: %2.")},
    {InArchive, QT_TRANSLATE_NOOP("centerscope::Message", "In the archive %1: %2")},
    {SingleImage, QT_TRANSLATE_NOOP("centerscope::Message",
                                    "%1: expected a data set, found a single image; open the "
                                    "folder that has a folder of images per class.")},
    {NoDatasetFile,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected an IDX file, a NumPy array, a CSV table, a CIFAR batch, an "
                       "archive of these or a folder, found a file of another kind.")},
    {TooManyToImport,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "A data set can have at most %1 images and %2 GiB of pixels, found more; "
                       "choose a smaller size, or leave images out.")},
    {TooManyClasses,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "A data set can have at most %1 classes, found more; is the label really the class?")},
    {OneClassOnly,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected at least 2 classes, found 1.")},
    {TooFewForSplits,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected images to train, to validate and to test with, found only %2 "
                       "in all; add images, or choose other shares.")},
    {ClassWithoutTraining,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Class %1 has no image to train with; so it is with %2 classes in all.")},
    {ClassesAreUneven,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "The classes are uneven: class %1 has %2 images to train with, class %3 has %4.")},
    {LabelsOfOtherColumns, QT_TRANSLATE_NOOP("centerscope::Message",
                                             "%1: expected labels of 1 to %2 columns, found %3.")},
    {ImagesOfImpossibleShape,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected images of 1 to %2 pixels a side and 1 or 3 channels, found %3×%4 with %5.")},
    {ExpectedNpy,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected an array in NumPy's format (.npy), found a file of another kind.")},
    {NpyHeaderIsDamaged,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the header of a .npy file, found damage in it.")},
    {NpyOfAnotherType,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected integers, floats or true and false as elements of the array, found %2.")},
    {NpyInFortranOrder, QT_TRANSLATE_NOOP("centerscope::Message",
                                          "%1: expected an array in C order, found Fortran's; "
                                          "write it anew with numpy.ascontiguousarray.")},
    {NpyTooLarge,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected an array that a file can hold, found the shape %2.")},
    {NpyOfAnotherLength,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected %2 bytes for the array %3 that its header announces, found %4.")},
    {NpyEndsEarly, QT_TRANSLATE_NOOP("centerscope::Message",
                                     "%1: expected %2 bytes of elements, found the end after %3.")},
    {NpyHasMore, QT_TRANSLATE_NOOP("centerscope::Message",
                                   "%1: expected the end after %2 bytes of elements, found more.")},
    {ArrayOfAnotherShape,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the array %2 that dataset.json announces, found %3.")},
    {ImportedByNewerProgram, QT_TRANSLATE_NOOP("centerscope::Message",
                                               "expected an imported data set of format %1 or "
                                               "earlier, found format %2 of a newer program")},
    {DatasetOfAnotherHash,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected images and labels with the hash %2 of dataset.json, found %3: "
                       "they are not as they were imported; import them again.")},
    {BatchOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message", "a batch can have 1 to %1 images here, not %2")},
    {NoSuchPlaceInData,
     QT_TRANSLATE_NOOP("centerscope::Message", "no such place in the data: epoch %1, sample %2")},
    {HeldOutClassesMisfit,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1 has the classes 0 to %2: expected \"held_out\" to name some of them and "
                       "to leave at least two, found %3.")},
    {NothingLeftToLearn,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1 needs images to train, to validate and to test with that are not of the "
                       "held-out classes %2: hold out fewer.")},
    {ImagesExceedPresetsInput,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "The preset %1 takes images of at most %2 pixels a side, found %3: open them "
         "smaller, or choose another preset.")},
    {PresetHasTooManyWeights,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The preset %1 may have %2 weights at most, and would have %3 for these "
                       "images and classes: open the images smaller, or choose another preset.")},
    {InputOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The input of a network must be %1 to %2 pixels wide, found %3.")},
    // Presets and the values of a run.
    {ExpectedPresetFile,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected a preset file, found none.")},
    {PresetTooLarge,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a preset of at most 1 MiB, found a larger file.")},
    {CannotBeRead, QT_TRANSLATE_NOOP("centerscope::Message", "%1: could not be read.")},
    {PresetsAreMissing,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The folder with the presets that come with the program is missing.")},
    {UnknownPreset,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "There is no preset \"%1\": expected one of %2, or a preset file.")},
    {NotPartOfPreset, QT_TRANSLATE_NOOP("centerscope::Message", "\"%1\" is not part of a preset")},
    {LearningRateOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The learning rate must be above %1 and at most %2, found %3.")},
    {LambdaOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message", "Lambda must be from %1 to %2, found %3.")},
    {AlphaOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message", "Alpha must be from %1 to %2, found %3.")},
    {BatchSizeOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The batch size must be an integer from %1 to %2, found %3.")},
    {HalvingRuleOutOfRange,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The halving rule must have %1 from %2 to %3, found %4.")},
    {HalvingStepsDescend,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The halving rule must have ascending steps, found %1.")},
    {Steps, QT_TRANSLATE_NOOP("centerscope::Message", "steps")},
    {NumberOfListedSteps, QT_TRANSLATE_NOOP("centerscope::Message", "a number of listed steps")},
    {Factor, QT_TRANSLATE_NOOP("centerscope::Message", "a factor")},
    {Threshold, QT_TRANSLATE_NOOP("centerscope::Message", "a threshold")},
    {PresetHasNo,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1 has no %2: nothing in it goes by that.")},
    // Training and its health.
    {RunHasAtMostSteps, QT_TRANSLATE_NOOP("centerscope::Message", "A run has at most %1 steps.")},
    {StateOfOtherClasses,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Expected a network for the %1 classes of %2, found one for %3: choose the "
                       "data set that it was trained on.")},
    {ProcessorLacksKernels,
     QT_TRANSLATE_NOOP("centerscope::Message", "this processor lacks the instruction set %1")},
    {ProgramLacksKernels,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "this program is built without kernels for the instruction set %1")},
    {LossIsNotFinite,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Training has diverged: the loss of step %1 is not a finite number, at a "
                       "learning rate of %2 and a lambda of %3.")},
    {LossHasExploded,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Training has diverged: the loss of step %1 is %2, after a mean of %3, at a "
                       "learning rate of %4 and a lambda of %5.")},
    {GradientIsNotFinite,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "Training has diverged: a gradient or center of step %1 is not a finite number.")},
    {NetworkHasCollapsed,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The network has collapsed: for %1 steps the softmax loss, %2 on "
                       "average, has been no better than guessing, and every image lies on its "
                       "center (center loss %3). Lower lambda, or start anew.")},
    {ChannelsAreDead,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1 of %2 channels have learnt nothing for %3 steps: no image reaches them. "
                       "A lower learning rate or another start keeps more of them alive.")},
    {StillGuessing,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "Still guessing: the softmax loss is near %1, which is normal for up to %2 steps.")},
    // Checkpoints.
    {CheckpointTooLarge,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a checkpoint of at most 1 GiB, found %2 bytes.")},
    {CheckpointOfNewerProgram,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a checkpoint of format %2 or earlier, found format %3 of a "
                       "newer program (version %4).")},
    {CheckpointOfAnotherRun,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a checkpoint of this run with %2 at \"%3\", found one with "
                       "%4; put run.json and preset.json right, or move it elsewhere.")},
    {CheckpointOfAnotherStep,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected the checkpoint of the step in its name, found that of step %2.")},
    {WrongChecksum,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected the checksum %2 of its bytes, found %3: it is not as it was written.")},
    {NoSuchMetadata,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected \"%2\" in the metadata of a checkpoint, found none.")},
    {NoSuchTensor,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the tensor \"%2\" of a checkpoint, found none.")},
    {TensorOfAnotherShape,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected the shape %2 of its preset's network in tensor \"%3\", found %4.")},
    {TensorIsNotFinite,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected finite numbers in tensor \"%2\", found others.")},
    {TensorOfAnotherType,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected another type of number in tensor \"%2\", found this one.")},
    {TensorOfUnknownType,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected tensor \"%2\" of type F32, F64 or I64, found another type.")},
    {TensorOutsideFile,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected tensor \"%2\" within the %3 bytes after the header, found it elsewhere.")},
    {TensorOfAnotherLength,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected tensor \"%2\" to have the bytes of its shape, found %3.")},
    {TensorsWithGap, QT_TRANSLATE_NOOP("centerscope::Message",
                                       "%1: expected its tensors one after the other, found a gap "
                                       "or an overlap at byte %2 after the header.")},
    {TensorsEndEarly, QT_TRANSLATE_NOOP("centerscope::Message",
                                        "%1: expected the file to end with its tensors %2 bytes "
                                        "after the header, found %3 bytes.")},
    {SafetensorsTooShort,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a safetensors file, found only %2 bytes.")},
    {SafetensorsOfAnotherKind,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a checkpoint, a safetensors file, found a file of another "
                       "kind. Those of a run lie in its folder under checkpoints.")},
    {SafetensorsHeaderTooLong,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected a safetensors header of at most %2 bytes, found a claim of %3.")},
    {StateIsNotFinite,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "Step %1 has left numbers that are not finite: no checkpoint is made of them.")},
    // Run folders.
    {FolderHoldsRun,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1 is there already: expected a folder without anything of that name, so "
                       "that nothing is written over; choose another folder.")},
    {RunIsIncomplete,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1 does not hold all of the run: some of it could not be written.")},
    {NoRunInFolder,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the folder of a run with %2 in it, found none.")},
    {NoCheckpointInFolder,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a checkpoint to resume from, found none; replay with --out "
                       "makes the run again.")},
    {RunFileTooLarge,
     QT_TRANSLATE_NOOP("centerscope::Message", "%1: expected at most 1 MiB, found %2 bytes.")},
    {RunOfNewerProgram, QT_TRANSLATE_NOOP("centerscope::Message",
                                          "expected a run of format %1 or earlier, found format %2 "
                                          "of a newer program (version %3)")},
    {RowsOfAnotherRun,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected the rows that lead to the checkpoint of step %2, found other rows.")},
    {LineIsNoRow,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a row at line %2, found other text; put it right, or resume "
                       "from the checkpoint in a new folder.")},
    {RowTwice,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected one row of step %2, found more; put it right, or resume from "
                       "the checkpoint in a new folder.")},
    {RowMissing,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the row of step %2, found none; put it right, or resume from "
                       "the checkpoint in a new folder.")},
    {EvaluationTwice,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected one %2 row of step %3, found more; put it right, or resume "
                       "from the checkpoint in a new folder.")},
    {EvaluationMissing,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the validation row of step %2, found none; put it right, or "
                       "resume from the checkpoint in a new folder.")},
    {EventOfAnotherRun,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1, line %2: expected %3 as step %4 has it, found %5; put it right, or "
                       "move the file elsewhere.")},
    {EventTooMany,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1, line %2: expected the end as step %3 has it, found %4; put it right, "
                       "or move the file elsewhere.")},
    {RunOfAnotherDataset, QT_TRANSLATE_NOOP("centerscope::Message",
                                            "%1: expected the data set %2 (%3), found %4 (%5).")},
    {NameItsDataset, QT_TRANSLATE_NOOP("centerscope::Message",
                                       "%1 Name a folder with --dataset to use its images.")},
    {ProcessorLacksInstructionSet,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a processor with the instruction set %2 of this run, found "
                       "one without it.")},
    {ProgramLacksInstructionSet,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected a program built for the instruction set %2 of this run, found "
                       "one without it; scripts/test builds it.")},
    {RunOfAnotherArithmetic,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1: expected a run of revision %2 of the arithmetic, found revision %3, whose bits this "
         "program does not give; only a run trained with this program can be replayed with it.")},
    {ResumesWithAnotherArithmetic,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "The run began with revision %1 of the arithmetic and resumes with revision "
                       "%2: not to the same bits as if it had never stopped.")},
    {ForkHasOtherBits,
     QT_TRANSLATE_NOOP(
         "centerscope::Message",
         "%1 is of a run with the instruction set %2, which is missing here: this is a "
         "fork of it with %3, and what it trains is not the same to the last bit.")},
    {RowIsNotMadeAgain,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1: expected the row of step %2 to come again, found %3.")},
    {EventIsNotMadeAgain,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "%1, line %2: expected this change to come again, found another.")},
    {StepsAreLeftOut,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Steps %1 to %2 of the run in %3 are not in this one, which is a fork of it "
                       "at its last checkpoint, nor are their changes by hand (%4): they stay in "
                       "that folder.")},
    {NoTwinsBefore,
     QT_TRANSLATE_NOOP("centerscope::Message",
                       "Twins cannot begin at step %1, which other bits have led to, such as those "
                       "of another instruction set: from step %2 on they can.")},
    {RunLeftOut,
     QT_TRANSLATE_NOOP("centerscope::Message", "A run is left out of the comparison. %1")},
    {LastStageLeftOut,
     QT_TRANSLATE_NOOP("centerscope::Message", "The last stage of a run is left out. %1")},
});

/// The largest number after a "%".
consteval std::size_t placesIn(std::string_view form) {
    std::size_t places = 0;
    for (std::size_t k = 0; k + 1 < form.size(); ++k)
        if (form[k] == '%' && form[k + 1] > '0' && form[k + 1] <= '9')
            places = std::max<std::size_t>(places, static_cast<std::size_t>(form[k + 1] - '0'));
    return places;
}

consteval bool areInOrder() {
    for (std::size_t k = 0; k < kAll.size(); ++k)
        if (kAll[k].code != static_cast<MessageCode>(k))
            return false;
    return true;
}

consteval bool havePlaces() {
    for (const auto& [code, english] : kAll)
        if (placesIn(english) != placesOf(code))
            return false;
    return true;
}

static_assert(kAll.size() == kMessageCodes, "every code has a form");
static_assert(areInOrder(), "the forms stand in the order of the codes");
static_assert(havePlaces(), "a form has the places that message_codes.inc gives its code");

}  // namespace message_forms

const char* formOf(MessageCode code) {
    return message_forms::kAll[static_cast<std::size_t>(code)].english;
}

}  // namespace centerscope
