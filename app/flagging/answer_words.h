#pragma once
// What counts of a question to a public house, in French and English. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// Its words: folded, each once, without those that say nothing of what is asked. Words of one thing in
/// either language are one: "ouvert", "fermez" and "opening" are "=open", "mardi" and "Tuesdays" are "=day2".
/// At most 40.
std::vector<std::string> answer_words(std::string_view question);

/// Whether it names one of seven: what is asked of one day is not answered by what holds for another.
bool is_weekday(std::string_view word);

/// A comment's sentences, a question each. At most 8.
std::vector<std::string_view> sentences_of(std::string_view text);

} // namespace regie
