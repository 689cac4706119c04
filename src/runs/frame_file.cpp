// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/frame_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <utility>
#include <zlib.h>

#include "core/write_whole.h"
#include "data/dataset.h"
#include "training/embedding_head.h"
#include "training/stage_projection.h"

namespace centerscope {

static_assert(std::endian::native == std::endian::little, "records are little-endian");

namespace {

constexpr std::uint32_t kMark = 0x31465343;     // "CSF1"
constexpr std::int32_t kMostSamples = 1 << 26;  // ids beyond are of no data set
constexpr std::uint8_t kImagesPart = 1;
constexpr std::uint8_t kHeadPart = 2;
constexpr std::uint8_t kProjectedPart = 4;
constexpr std::size_t kClassesInBytes = 256;

struct RecordHeader {
    std::uint32_t mark = kMark;
    std::uint32_t checksum = 0;  // CRC-32 of all that comes after it in the record
    std::uint32_t points = 0;
    std::uint16_t classes = 0;
    std::uint8_t isLive = 0;
    std::uint8_t parts = 0;  // that not every record has
    std::int64_t step = 0;
};
static_assert(sizeof(RecordHeader) == 24);
constexpr std::size_t kChecked = offsetof(RecordHeader, points);

/// Of embeddings of more than two dimensions; NaN: not known.
struct Projected {
    double varianceShare = kUnknown;
    double withinClassRms = kUnknown;
    double minCenterDistance = kUnknown;
    double meanCenterDistance = kUnknown;
    std::uint32_t projection = 0;  // checksumOf()
    std::uint32_t unused = 0;

    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
};
static_assert(sizeof(Projected) == 40);

/// By which frames know their axes: those of others would stand between them.
std::uint32_t checksumOf(const StageProjection& projection) {
    uLong checksum = 0;
    const auto add = [&checksum](const auto& values) {
        if (values.empty())
            return;  // zlib takes no bytes at no address for a new beginning
        checksum = crc32_z(checksum, reinterpret_cast<const Bytef*>(values.data()),
                           values.size() * sizeof values[0]);
    };
    add(projection.units);
    add(projection.origin);
    add(projection.axes[0]);
    add(projection.axes[1]);
    return static_cast<std::uint32_t>(checksum);
}

Projected projectedOf(const StepFrame& frame) {
    Projected projected;
    projected.projection = checksumOf(*frame.projection);
    projected.varianceShare = frame.varianceShare.value_or(Projected::kUnknown);
    if (frame.measures) {
        projected.withinClassRms = frame.measures->withinClassRms;
        projected.minCenterDistance = frame.measures->minCenterDistance;
        projected.meanCenterDistance = frame.measures->meanCenterDistance;
    }
    return projected;
}

/// Two slopes, and two weights and a bias per class.
std::size_t headNumbers(std::size_t classes) {
    return 2 + 3 * classes;
}

std::vector<double> numbersOf(const EmbeddingHead& head) {
    std::vector<double> numbers;
    for (const EmbeddingHead::Activation& activation : head.activations)
        numbers.push_back(activation.isTanh ? std::numeric_limits<double>::infinity()
                                            : activation.slope);
    for (const EmbeddingHead::Logit& z : head.logits)
        numbers.insert(numbers.end(), {z.weights[0], z.weights[1], z.bias});
    return numbers;
}

EmbeddingHead headOfNumbers(const std::vector<double>& numbers) {
    EmbeddingHead head;
    for (std::size_t k = 0; k < 2; ++k)
        if (std::isinf(numbers[k]))
            head.activations[k].isTanh = true;
        else
            head.activations[k].slope = numbers[k];
    for (std::size_t k = 2; k < numbers.size(); k += 3)
        head.logits.push_back({{numbers[k], numbers[k + 1]}, numbers[k + 2]});
    return head;
}

std::size_t labelBytes(std::size_t classes) {
    return classes <= kClassesInBytes ? 1 : sizeof(ClassLabel);
}

std::size_t payloadBytes(const RecordHeader& header) {
    const std::size_t perLabel = labelBytes(header.classes);
    const std::size_t perPoint = sizeof(EmbeddingPosition) + perLabel + 2 * sizeof(float) +
                                 (header.parts & kImagesPart ? sizeof(std::int32_t) + perLabel : 0);
    return header.classes * sizeof(EmbeddingPosition) + header.points * perPoint +
           (header.parts & kHeadPart ? headNumbers(header.classes) * sizeof(double) : 0) +
           (header.parts & kProjectedPart ? sizeof(Projected) : 0);
}

std::uint32_t checksumOf(std::string_view record) {
    record.remove_prefix(kChecked);
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(record.data()), record.size()));
}

template <typename T>
void put(std::string& bytes, const std::vector<T>& values) {
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

void putLabels(std::string& bytes, const std::vector<ClassLabel>& labels, std::size_t classes) {
    if (labelBytes(classes) == sizeof(ClassLabel))
        put(bytes, labels);
    else
        for (const ClassLabel label : labels)
            bytes.push_back(static_cast<char>(label));
}

std::string recordOf(const StepFrame& frame, bool hasImages) {
    RecordHeader header;
    header.points = static_cast<std::uint32_t>(frame.positions.size());
    header.classes = static_cast<std::uint16_t>(frame.centers.size());
    header.isLive = frame.source == PointSource::LiveBatches;
    const bool hasHead = frame.head && frame.head->logits.size() == frame.centers.size();
    header.parts =
        static_cast<std::uint8_t>((hasImages ? kImagesPart : 0) | (hasHead ? kHeadPart : 0) |
                                  (frame.projection ? kProjectedPart : 0));
    header.step = frame.step;
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes.reserve(sizeof header + payloadBytes(header));
    put(bytes, frame.centers);
    put(bytes, frame.positions);
    if (hasHead)
        put(bytes, numbersOf(*frame.head));
    if (frame.projection)
        put(bytes, std::vector{projectedOf(frame)});
    putLabels(bytes, frame.predicted, header.classes);
    put(bytes, frame.probabilities);
    put(bytes, frame.losses);
    if (hasImages) {
        put(bytes, frame.images->samples);
        putLabels(bytes, frame.images->labels, header.classes);
    }
    header.checksum = checksumOf(bytes);
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

/// Takes records off the front of a file's bytes.
class RecordReader {
public:
    /// known: as of the records before, which have been taken off.
    RecordReader(std::string_view rest, int classes,
                 std::shared_ptr<const StageProjection> projection,
                 std::shared_ptr<const FrameImages> known = {})
        : rest_(rest),
          classes_(classes),
          projection_(std::move(projection)),
          axes_(projection_ ? checksumOf(*projection_) : 0),
          known_(std::move(known)) {}

    std::vector<std::shared_ptr<const StepFrame>> read() {
        std::vector<std::shared_ptr<const StepFrame>> frames;
        while (beginRecord()) {
            auto frame = std::make_shared<StepFrame>(readFrame());
            if (isOfRun(*frame))
                frames.push_back(std::move(frame));
        }
        return frames;
    }
    /// Bytes that are left, of no whole record.
    std::size_t left() const { return rest_.size(); }
    const std::shared_ptr<const FrameImages>& known() const { return known_; }

private:
    /// Whether a whole record comes next.
    bool beginRecord() {
        if (rest_.size() < sizeof header_)
            return false;
        std::memcpy(&header_, rest_.data(), sizeof header_);
        if (header_.mark != kMark || rest_.size() - sizeof header_ < payloadBytes(header_))
            return false;
        const std::string_view record = rest_.substr(0, sizeof header_ + payloadBytes(header_));
        if (checksumOf(record) != header_.checksum)
            return false;
        rest_.remove_prefix(sizeof header_);
        return true;
    }

    StepFrame readFrame() {
        StepFrame frame;
        frame.source = header_.isLive ? PointSource::LiveBatches : PointSource::FixedSample;
        frame.step = header_.step;
        take(frame.centers, header_.classes);
        take(frame.positions, header_.points);
        if (header_.parts & kHeadPart) {
            std::vector<double> numbers;
            take(numbers, headNumbers(header_.classes));
            frame.head = std::make_shared<const EmbeddingHead>(headOfNumbers(numbers));
        }
        hasOwnAxes_ = !projection_ == !(header_.parts & kProjectedPart);
        if (header_.parts & kProjectedPart)
            takeProjected(frame);
        takeLabels(frame.predicted);
        take(frame.probabilities, header_.points);
        take(frame.losses, header_.points);
        if (header_.parts & kImagesPart)
            frame.images = readImages();
        else
            frame.images = known_;
        return frame;
    }

    void takeProjected(StepFrame& frame) {
        std::vector<Projected> projected;
        take(projected, 1);
        const Projected& found = projected.front();
        hasOwnAxes_ = hasOwnAxes_ && found.projection == axes_;
        frame.projection = projection_;
        if (std::isfinite(found.varianceShare))
            frame.varianceShare = found.varianceShare;
        if (std::isfinite(found.withinClassRms))
            frame.measures = {found.withinClassRms, found.minCenterDistance,
                              found.meanCenterDistance,
                              found.withinClassRms / found.minCenterDistance};
    }

    std::shared_ptr<const FrameImages> readImages() {
        auto images = std::make_shared<FrameImages>();
        take(images->samples, header_.points);
        takeLabels(images->labels);
        if (!header_.isLive)
            known_ = images;
        return images;
    }

    bool isOfRun(const StepFrame& frame) const {
        const auto isSample = [](std::int32_t sample) {
            return sample >= 0 && sample < kMostSamples;
        };
        const auto isClass = [this](ClassLabel label) { return label < classes_; };
        return hasOwnAxes_ && frame.step >= 0 && frame.images && frame.positions.size() > 0 &&
               frame.images->samples.size() == frame.positions.size() &&
               frame.centers.size() == static_cast<std::size_t>(classes_) &&
               std::ranges::all_of(frame.images->samples, isSample) &&
               std::ranges::all_of(frame.images->labels, isClass) &&
               std::ranges::all_of(frame.predicted, isClass);
    }

    template <typename T>
    void take(std::vector<T>& values, std::size_t count) {
        values.resize(count);
        if (count == 0)
            return;  // there is no place to copy to
        std::memcpy(values.data(), rest_.data(), count * sizeof(T));
        rest_.remove_prefix(count * sizeof(T));
    }

    void takeLabels(std::vector<ClassLabel>& labels) {
        if (labelBytes(header_.classes) == sizeof(ClassLabel))
            return take(labels, header_.points);
        std::vector<std::uint8_t> bytes;
        take(bytes, header_.points);
        labels.assign(bytes.begin(), bytes.end());
    }

    std::string_view rest_;
    int classes_;
    std::shared_ptr<const StageProjection> projection_;
    std::uint32_t axes_;
    RecordHeader header_;
    bool hasOwnAxes_ = true;  // the record that is read
    std::shared_ptr<const FrameImages> known_;
};

/// The images that a record must have, since those known are others.
bool needsImages(const StepFrame& frame, const std::shared_ptr<const FrameImages>& known) {
    return frame.source == PointSource::LiveBatches || !known || *frame.images != *known;
}

/// known: the images of the last record that has any of a fixed sample.
std::string recordsOf(std::span<const std::shared_ptr<const StepFrame>> frames,
                      std::shared_ptr<const FrameImages>& known) {
    std::string bytes;
    for (const auto& frame : frames) {
        const bool hasImages = needsImages(*frame, known);
        bytes += recordOf(*frame, hasImages);
        if (hasImages && frame->source != PointSource::LiveBatches)
            known = frame->images;
    }
    return bytes;
}

std::string bytesFrom(const std::filesystem::path& file, std::size_t offset) {
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(offset));
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

std::size_t sizeOf(const std::filesystem::path& file) {
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(file, none);
    return none ? 0 : static_cast<std::size_t>(size);
}

}  // namespace

FrameFile::FrameFile(std::filesystem::path path)
    : path_(std::move(path)), file_(path_), size_(sizeOf(path_)) {}

void FrameFile::append(const StepFrame& frame) {
    const bool hasImages = needsImages(frame, known_);
    const std::string record = recordOf(frame, hasImages);
    try {
        file_.append(record);
    } catch (const WriteError& error) {
        try {
            file_.cut(size_);  // else it would wait, and so would all after it
        } catch (const WriteError&) {
            throw error;
        }
        throw;
    }
    size_ += record.size();
    if (hasImages && frame.source != PointSource::LiveBatches)
        known_ = frame.images;
}

void FrameFile::replace(std::span<const std::shared_ptr<const StepFrame>> frames) {
    std::shared_ptr<const FrameImages> known;
    const std::string bytes = recordsOf(frames, known);
    writeWhole(path_, bytes);
    file_ = LineFile(path_);
    size_ = bytes.size();
    known_ = std::move(known);
}

std::string frameBytes(std::span<const std::shared_ptr<const StepFrame>> frames) {
    std::shared_ptr<const FrameImages> none;
    return recordsOf(frames, none);
}

FrameTail::FrameTail(std::filesystem::path path, int classes,
                     std::shared_ptr<const StageProjection> projection)
    : path_(std::move(path)), classes_(classes), projection_(std::move(projection)) {}

/// One that is written anew is another file; one that has been cut resumes from an earlier step.
std::vector<std::shared_ptr<const StepFrame>> FrameTail::read() {
    struct stat file {};
    if (stat(path_.c_str(), &file) != 0)
        return {};
    const bool isAnother = std::exchange(file_, file.st_ino) != file.st_ino;
    if (isAnother || static_cast<std::size_t>(file.st_size) < read_) {
        read_ = 0;
        known_.reset();
    }
    const std::string bytes = bytesFrom(path_, read_);
    RecordReader records(bytes, classes_, projection_, known_);
    auto frames = records.read();
    read_ += bytes.size() - records.left();
    known_ = records.known();
    return frames;
}

std::vector<std::shared_ptr<const StepFrame>> parseFrames(
    std::string_view bytes, int classes, std::shared_ptr<const StageProjection> projection) {
    return RecordReader(bytes, classes, std::move(projection)).read();
}

std::vector<std::shared_ptr<const StepFrame>> loadFrames(
    const std::filesystem::path& file, int classes, std::int64_t upTo,
    std::shared_ptr<const StageProjection> projection) {
    auto frames = parseFrames(bytesFrom(file, 0), classes, std::move(projection));
    std::erase_if(frames, [upTo](const auto& frame) { return frame->step > upTo; });
    return frames;
}

}  // namespace centerscope
