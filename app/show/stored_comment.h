#pragma once
// Comments as a show keeps them: a million on a laptop. Texts lie one behind the other in large pieces of
// memory, whoever wrote often is kept once, and what finds a comment by its id takes four bytes.

#include "show/comment.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace regie {

/// A text that lies in a TextStore, and is there as long as the store is.
class StoredText {
  public:
    StoredText() = default;

    std::string_view view() const;
    operator std::string_view() const { return view(); }         // NOLINT(google-explicit-constructor)
    operator std::string() const { return std::string(view()); } // NOLINT(google-explicit-constructor)
    bool empty() const { return !at_ || *at_ == 0; }
    /// What was kept with it, right behind it.
    StoredText next() const { return StoredText(view().data() + view().size()); }

    friend bool operator==(const StoredText& one, const StoredText& other) {
        return one.at_ == other.at_ || one.view() == other.view();
    }
    friend bool operator==(const StoredText& one, std::string_view other) { return one.view() == other; }
    friend bool operator==(const StoredText& one, const std::string& other) { return one.view() == other; }
    friend bool operator==(const StoredText& one, const char* other) { return one.view() == other; }

  private:
    friend class TextStore;
    explicit StoredText(const char* at) : at_(at) {}

    const char* at_ = nullptr; ///< its length, seven bits a byte, then itself; null: empty, and nothing next
};

/// Texts only come: an edited one leaves the old one where it is.
class TextStore {
  public:
    StoredText keep(std::string_view text) { return keep({&text, 1}); }
    /// One right behind the other; the first of them.
    StoredText keep(std::span<const std::string_view> texts);
    /// What is said again and again is kept once.
    StoredText share(std::string_view text);

  private:
    std::vector<std::unique_ptr<char[]>> pieces_;
    std::size_t left_ = 0; ///< of the last piece
    char* free_ = nullptr;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Same {
        using is_transparent = void;
        bool operator()(std::string_view one, std::string_view other) const { return one == other; }
    };
    std::unordered_set<StoredText, Hash, Same> shared_;
};

/// Finds by its key what is kept elsewhere by number.
class NumberIndex {
  public:
    /// The number that has `key`; `key_of(number)` gives each one's.
    template<typename KeyOf>
    const std::uint32_t* find(std::string_view key, const KeyOf& key_of) const {
        if (slots_.empty())
            return nullptr;
        for (auto at = place_of(key);; at = (at + 1) % slots_.size()) {
            if (slots_[at] == kFree)
                return nullptr;
            if (key_of(slots_[at]) == key)
                return &slots_[at];
        }
    }
    /// To give another number that key.
    template<typename KeyOf>
    std::uint32_t* find(std::string_view key, const KeyOf& key_of) {
        return const_cast<std::uint32_t*>(std::as_const(*this).find(key, key_of));
    }
    /// `number`, whose key is new.
    template<typename KeyOf>
    void add(std::uint32_t number, const KeyOf& key_of) {
        if (2 * (count_ + 1) > slots_.size()) {
            const auto before = std::move(slots_);
            slots_.assign(std::max<std::size_t>(64, before.size() * 2), kFree);
            for (const auto known : before)
                if (known != kFree)
                    put(known, key_of(known));
        }
        put(number, key_of(number));
        ++count_;
    }

  private:
    static constexpr std::uint32_t kFree = UINT32_MAX;
    std::size_t place_of(std::string_view key) const {
        return std::hash<std::string_view>()(key) % slots_.size();
    }
    void put(std::uint32_t number, std::string_view key) {
        auto at = place_of(key);
        while (slots_[at] != kFree)
            at = (at + 1) % slots_.size();
        slots_[at] = number;
    }

    std::vector<std::uint32_t> slots_;
    std::size_t count_ = 0;
};

/// A comment's number among a show's.
inline constexpr std::uint32_t kNoComment = UINT32_MAX;

struct StoredAuthor {
    StoredText id, name;
    bool by_us = false;                ///< the institution's own account
    int comments = 0;                  ///< so far; of an author without id: 0
    std::uint32_t newest = kNoComment; ///< of them

    operator Author() const { return {id, name}; } // NOLINT(google-explicit-constructor)
};

/// What many comments have in common: where they were written, and in which language.
struct StoredSource {
    StoredText feed, platform, language;
};

/// A Comment; see there.
struct StoredComment {
    StoredText said; ///< its id; its text and its parent's id come next
    const StoredAuthor* by = nullptr;
    const StoredSource* from = nullptr;
    std::int64_t created_ms = 0;

    StoredText id() const { return said; }
    StoredText text() const { return said.next(); }
    StoredText parent() const { return text().next(); }
    const StoredAuthor& author() const { return *by; }
    const StoredText& feed() const { return from->feed; }
    const StoredText& platform() const { return from->platform; }
    const StoredText& language() const { return from->language; }
    operator Comment() const; // NOLINT(google-explicit-constructor)
};

/// Where comments' texts are kept. What it gives is there as long as it is, also when it is moved.
class CommentStore {
  public:
    struct Kept {
        StoredComment comment;
        int earlier_by_author = 0;
        std::uint32_t before = kNoComment; ///< the newest by the same author until now
    };
    /// `number`: the comment's among the show's.
    Kept keep(const Comment& comment, std::uint32_t number);
    /// `comment` says something else now.
    void edit(StoredComment& comment, std::string_view text);
    /// Who has this id at their platform now, by the last name they had; null: nobody.
    const StoredAuthor* find_author(std::string_view id) const;
    TextStore& texts() { return texts_; }

  private:
    StoredAuthor& author(const Comment& comment);
    const StoredSource* source(const Comment& comment);

    TextStore texts_;
    std::deque<StoredAuthor> authors_;
    NumberIndex by_author_; ///< of those with an id, as they are called now
    std::deque<StoredSource> sources_;
};

std::string author_key(const StoredComment& comment);

} // namespace regie
