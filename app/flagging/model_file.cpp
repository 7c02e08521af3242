#include "flagging/classifier.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

// The file compiled in: REGIE_MODEL_FILE is its path.
asm(".section .rodata\n"
    ".balign 16\n"
    "kRegieModelBegin:\n"
    ".incbin \"" REGIE_MODEL_FILE "\"\n"
    "kRegieModelEnd:\n"
    ".previous\n");
extern const char kRegieModelBegin[];
extern const char kRegieModelEnd[];

namespace regie {

namespace {

constexpr std::string_view kMagic = "REGIEFLG";
// With the features: a model read with other features than it learnt would score nonsense.
constexpr std::uint32_t kVersion = 6;
constexpr std::size_t kHeader = kMagic.size() + 3 * sizeof(std::uint32_t) + sizeof(std::uint64_t);

std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t sum = 0xCBF29CE484222325ULL;
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t next = 0;
        std::memcpy(&next, bytes.data(), sizeof next);
        sum = mix(sum, next);
    }
    for (const char byte : bytes)
        sum = mix(sum, static_cast<unsigned char>(byte));
    return sum;
}

template<typename T>
void put(std::string& out, const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Takes values off the front; what is missing reads as zero and is remembered.
class Taker {
  public:
    explicit Taker(std::string_view bytes) : bytes_(bytes) {}

    template<typename T>
    T take() {
        T value = {};
        take(&value, sizeof value);
        return value;
    }
    void take(void* to, std::size_t size) {
        if (size > bytes_.size()) {
            complete_ = false;
            return;
        }
        std::memcpy(to, bytes_.data(), size);
        bytes_.remove_prefix(size);
    }
    bool complete() const { return complete_ && bytes_.empty(); }
    std::size_t left() const { return bytes_.size(); }

  private:
    std::string_view bytes_;
    bool complete_ = true;
};

float scale_of(const Weights& weights) {
    float most = 0;
    for (const auto weight : weights.hashed)
        most = std::max(most, std::abs(weight));
    return most > 0 ? most / 127 : 1;
}

Error damaged(const char* what) {
    return Error{"the classifier's model cannot be used", what, "Train it anew: tests/training/train.py."};
}

} // namespace

std::string write_model(const ModelParts& parts) {
    std::string body;
    put(body, static_cast<std::uint32_t>(parts.words.size()));
    for (const auto& entry : parts.words) {
        put(body, entry.key);
        put(body, entry.mask);
    }
    std::array<float, kOutputs> scales = {};
    for (std::size_t k = 0; k < kOutputs; ++k) {
        scales[k] = scale_of(parts.weights[k]);
        put(body, scales[k]);
        put(body, parts.weights[k].bias);
        put(body, parts.weights[k].counts);
    }
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
        for (std::size_t k = 0; k < kOutputs; ++k)
            put(body, static_cast<std::int8_t>(std::lround(parts.weights[k].hashed[bucket] / scales[k])));
    put(body, parts.toxicity);
    put(body, parts.spam);
    put(body, parts.toxicity_threshold);
    put(body, parts.spam_threshold);

    std::string file(kMagic);
    put(file, kVersion);
    put(file, static_cast<std::uint32_t>(kCounts));
    put(file, static_cast<std::uint32_t>(body.size()));
    put(file, checksum(body));
    return file + body;
}

Result<Classifier> Classifier::read(std::string_view file) {
    if (file.size() < kHeader || file.substr(0, kMagic.size()) != kMagic)
        return tl::unexpected(damaged("it is not a model file"));
    Taker header(file.substr(kMagic.size(), kHeader - kMagic.size()));
    const auto version = header.take<std::uint32_t>(), counts = header.take<std::uint32_t>();
    if (version != kVersion || counts != kCounts)
        return tl::unexpected(damaged("it is of another version"));
    const auto body = file.substr(kHeader);
    if (header.take<std::uint32_t>() != body.size())
        return tl::unexpected(damaged("it is cut off"));
    if (header.take<std::uint64_t>() != checksum(body))
        return tl::unexpected(damaged("its checksum is wrong"));

    Classifier read;
    Taker in(body);
    std::vector<StanceWords::Entry> words(
        std::min<std::size_t>(in.take<std::uint32_t>(), in.left() / sizeof(std::uint64_t)));
    for (auto& entry : words) {
        entry.key = in.take<std::uint64_t>();
        entry.mask = in.take<StanceMask>();
    }
    read.words_.add(words);
    for (std::size_t k = 0; k < kOutputs; ++k) {
        read.scale_[k] = in.take<float>();
        read.bias_[k] = in.take<float>();
        in.take(read.counts_[k].data(), sizeof read.counts_[k]);
    }
    for (auto& weights : read.hashed_)
        in.take(weights.data(), kOutputs);
    read.toxicity_ = in.take<Calibration>();
    read.spam_ = in.take<Calibration>();
    read.thresholds_.toxicity = static_cast<double>(in.take<float>());
    read.thresholds_.spam = static_cast<double>(in.take<float>());
    if (!in.complete())
        return tl::unexpected(damaged("its parts do not fit together"));
    return read;
}

const Classifier& Classifier::built_in() {
    static const auto one = [] {
        const auto size = static_cast<std::size_t>(kRegieModelEnd - kRegieModelBegin);
        auto read = Classifier::read({kRegieModelBegin, size});
        return read ? std::move(*read) : Classifier();
    }();
    return one;
}

} // namespace regie
