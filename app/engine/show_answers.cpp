// Of ShowCore: what the house answers is proposed to moderators, and said when one of them says so.

#include "engine/show_core.h"
#include "show/actors.h"
#include "show/pinned.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie {

namespace {

/// How sure a match must be: of a question, and of what does not look like one ("horaires svp").
constexpr double kSureOfQuestion = 0.5, kSure = 0.75;
/// Of a call; the others follow with the frames.
constexpr std::size_t kAtOnce = 10;
/// What was said long ago nobody answers any more.
constexpr std::size_t kNewest = 2'000;

} // namespace

void ShowCore::propose_answer(const std::string& comment) {
    const auto* entry = state_.comment(comment);
    if (answers().empty() || !entry || !state_.session() || entry->worst() == Severity::Severe ||
        entry->comment.author().by_us)
        return;
    const auto now_ms = state_.session()->epoch_ms + show_ms_;
    const auto today = zone_.local(now_ms).date;
    const auto match = matcher_.best(entry->comment.text().view(),
                                     [&](std::size_t i) { return answers()[i].holds_on(today); });
    const auto* before = state_.proposed(comment);
    if (!match || match->sure < (entry->flagged("question") ? kSureOfQuestion : kSure)) {
        if (before)
            append(actor::kAnswers, AnswerProposed{comment, {}, {}, 0});
        return;
    }
    const auto& answer = answers()[match->entry];
    // Who asks in a language that the house does not answer in, or in too few words to tell, is answered in
    // the show's.
    const auto& language = answer.language_of({std::string(entry->comment.language()), show_.language});
    auto text = answer.texts.at(language);
    if (show_.opening_hours)
        text = with_hours(std::move(text), *show_.opening_hours, zone_, now_ms, language);
    if (before && before->text == text)
        return;
    append(actor::kAnswers, AnswerProposed{comment, answer.id, std::move(text), match->sure});
}

/// The first at once, the others as the show goes on.
void ShowCore::propose_answers(std::vector<std::string> comments) {
    const bool idle = unproposed_.empty();
    for (auto& comment : comments)
        unproposed_.push_front(std::move(comment));
    if (unproposed_.size() > kNewest)
        unproposed_.resize(kNewest);
    if (idle)
        propose_some(kAtOnce);
}

void ShowCore::propose_some(std::size_t most) {
    for (; most > 0 && !unproposed_.empty(); --most) {
        const auto comment = std::move(unproposed_.front());
        unproposed_.pop_front();
        propose_answer(comment);
    }
}

void ShowCore::propose_anew() {
    matcher_ = AnswerMatcher(answers());
    const auto& all = state_.comments();
    std::vector<std::string> asked;
    for (auto i = all.size() - std::min(all.size(), kNewest); i < all.size(); ++i)
        if (const std::string id = all[i].comment.id();
            !all[i].removed && !all[i].taken_down() && !state_.reply(id))
            asked.push_back(id);
    unproposed_.clear();
    propose_answers(std::move(asked));
}

Result<std::uint64_t> ShowCore::set_answers(const std::string& by, Answers wanted) {
    if (wanted == answers())
        return failure("these are the answers already");
    const auto seq = append(by, AnswersChanged{std::move(wanted)});
    propose_anew();
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::answer_on_air(const std::string& by, const std::string& id,
                                              const std::string& text) {
    const auto entry = to_show(id);
    if (!entry)
        return tl::unexpected(entry.error());
    const auto& kind = Templates::built_in("question-answer");
    const auto most = kind.field("answer")->most; // more than may be written: hours are put in
    const auto words = clean_text(text, most);
    if (words.empty())
        return failure("there is no answer to show", {}, "Write one.");
    if (count_graphemes(words) > most)
        return failure(fmt::format("the answer is longer than the {} characters that are shown whole", most),
                       {}, "Shorten it.");
    const auto asked = pinned_fields((*entry)->comment, {}, show_.names);
    Graphic graphic{kAnswerKey, kind.name, {}, -1, (*entry)->comment.id(), kind.layer};
    graphic.fields = {{"question", asked.at("text")}, {"author", asked.at("author")}, {"answer", words}};
    graphic.until_ms = show_ms_ + kind.seconds * 1000;
    const auto seq = append(by, GraphicTaken{std::move(graphic)});
    flush();
    return seq;
}

} // namespace regie
