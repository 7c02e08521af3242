#include "show/stored_comment.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regie {

namespace {

constexpr std::size_t kPieceBytes = 256 * 1024;
constexpr std::size_t kLengthBytes = 10; // of any text
constexpr unsigned kMore = 0x80;

} // namespace

std::string_view StoredText::view() const {
    if (!at_)
        return {};
    std::size_t length = 0;
    const char* from = at_;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        length |= static_cast<std::size_t>(byte & ~kMore) << shift;
        if ((byte & kMore) == 0)
            return {from, length};
    }
}

StoredText TextStore::keep(std::span<const std::string_view> texts) {
    std::size_t wanted = 0;
    for (const auto text : texts)
        wanted += text.size() + kLengthBytes;
    if (wanted > left_) {
        left_ = std::max(kPieceBytes, wanted);
        pieces_.push_back(std::make_unique_for_overwrite<char[]>(left_));
        free_ = pieces_.back().get();
    }
    char* const at = free_;
    for (const auto text : texts) {
        for (auto length = text.size();; length >>= 7) {
            const bool more = length >= kMore;
            *free_++ = static_cast<char>((length % kMore) | (more ? kMore : 0));
            if (!more)
                break;
        }
        free_ = std::copy(text.begin(), text.end(), free_);
    }
    left_ -= static_cast<std::size_t>(free_ - at);
    return StoredText(at);
}

StoredText TextStore::share(std::string_view text) {
    if (text.empty())
        return {};
    if (const auto known = shared_.find(text); known != shared_.end())
        return *known;
    return *shared_.insert(keep(text)).first;
}

StoredComment::operator Comment() const {
    return {id(), feed(), platform(), author(), text(), created_ms, parent(), author().by_us, language()};
}

CommentStore::Kept CommentStore::keep(const Comment& comment, std::uint32_t number) {
    auto& by = author(comment);
    Kept kept;
    kept.comment.said =
        texts_.keep(std::array<std::string_view, 3>{comment.id, comment.text, comment.parent});
    kept.comment.by = &by;
    kept.comment.from = source(comment);
    kept.comment.created_ms = comment.created_ms;
    if (!by.id.empty()) {
        kept.earlier_by_author = by.comments++;
        kept.before = std::exchange(by.newest, number);
    }
    return kept;
}

void CommentStore::edit(StoredComment& comment, std::string_view text) {
    comment.said = texts_.keep(std::array<std::string_view, 3>{comment.id(), text, comment.parent()});
}

const StoredAuthor* CommentStore::find_author(std::string_view id) const {
    const auto* known =
        by_author_.find(id, [this](std::uint32_t number) { return authors_[number].id.view(); });
    return known ? &authors_[*known] : nullptr;
}

StoredAuthor& CommentStore::author(const Comment& comment) {
    const auto& [id, name] = comment.author;
    if (id.empty())
        return authors_.emplace_back(StoredAuthor{{}, texts_.keep(name), comment.by_us});
    const auto id_of = [this](std::uint32_t number) { return authors_[number].id.view(); };
    const auto newest = static_cast<std::uint32_t>(authors_.size());
    auto* const known = by_author_.find(id, id_of);
    if (!known) {
        authors_.push_back({texts_.keep(id), texts_.keep(name), comment.by_us});
        by_author_.add(newest, id_of);
        return authors_.back();
    }
    auto& before = authors_[*known];
    if (before.name == name && before.by_us == comment.by_us)
        return before;
    // Somebody has another name now: what they said before keeps the former one.
    *known = newest;
    return authors_.emplace_back(
        StoredAuthor{before.id, texts_.keep(name), comment.by_us, before.comments, before.newest});
}

const StoredSource* CommentStore::source(const Comment& comment) {
    const auto at = std::find_if(sources_.begin(), sources_.end(), [&](const StoredSource& source) {
        return source.feed == comment.feed && source.platform == comment.platform &&
               source.language == comment.language;
    });
    if (at != sources_.end())
        return &*at;
    return &sources_.emplace_back(StoredSource{texts_.share(comment.feed), texts_.share(comment.platform),
                                               texts_.share(comment.language)});
}

std::string author_key(const StoredComment& comment) {
    const auto& id = comment.author().id;
    return id.empty() ? std::string() : std::string(comment.feed()) + '\n' + std::string(id);
}

} // namespace regie
