#include "standin/generated_chat.h"

#include "standin/numbers.h"

#include <fmt/format.h>

#include <array>

namespace regie::standin {
namespace {

constexpr std::int64_t kAuthors = 5'000;
constexpr std::int64_t kMostComments = 2'000'000; // about 500 MB

constexpr std::array kSentences = {
    "When do the doors open on Sunday?",          "Bravo à toute l'équipe !",
    "The sound is much better now, thank you",    "C'est à quelle heure, la visite ?",
    "Greetings from the other side of the river", "Magnifique, on se croirait sur place"};

} // namespace

Result<GeneratedChat> parse_generated(std::string_view text) {
    const auto colon = text.find(':');
    const auto rate = parse_number<std::int64_t>(text.substr(0, colon)).value_or(0);
    const auto seconds =
        colon == std::string_view::npos ? 0 : parse_number<std::int64_t>(text.substr(colon + 1)).value_or(0);
    if (rate < 1 || seconds < 1 || rate > kMostComments || seconds > kMostComments / rate)
        return failure(
            fmt::format("\"{}\" is no chat to generate", text), {},
            fmt::format("Give comments a second and seconds, 100:60; {} comments at most.", kMostComments));
    return GeneratedChat{rate, seconds};
}

Chat generate(const GeneratedChat& wanted) {
    Chat chat;
    const auto count = wanted.comments_a_second * wanted.seconds;
    chat.lines.reserve(static_cast<std::size_t>(count));
    for (std::int64_t n = 0; n < count; ++n) {
        const auto author = n * 7919 % kAuthors; // a prime: neighbours are not of one author
        ChatLine line;
        line.at_ms = n * 1000 / wanted.comments_a_second;
        line.id = fmt::format("g{}", n + 1);
        line.author = Author{fmt::format("u{}", author), fmt::format("Guest {}", author)};
        line.text =
            fmt::format("{} ({})", kSentences.at(static_cast<std::size_t>(n) % kSentences.size()), n + 1);
        chat.lines.push_back(std::move(line));
    }
    return chat;
}

} // namespace regie::standin
