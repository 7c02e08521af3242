#include "logged_show.h"
#include "show/stored_comment.h"

using namespace regie;

namespace {

Comment said(const std::string& id, const std::string& author, const std::string& name) {
    return {id, "fb", "facebook", {author, name}, "text of " + id, 5};
}

} // namespace

TEST_CASE("a stored text is what it was, of any length") {
    TextStore store;
    std::vector<std::pair<std::string, StoredText>> kept;
    for (const std::size_t length : {0, 1, 127, 128, 16'383, 16'384, 300'000}) {
        const std::string text(length, 'x');
        kept.emplace_back(text, store.keep(text));
    }
    for (int i = 0; i < 20'000; ++i) // over many pieces
        kept.emplace_back(std::to_string(i), store.keep(std::to_string(i)));
    const TextStore moved = std::move(store);
    for (const auto& [text, stored] : kept)
        REQUIRE(stored == text);
    CHECK(StoredText().empty());
    CHECK(StoredText() == "");
}

TEST_CASE("a stored comment gives back all of it, and its text can be edited") {
    CommentStore store;
    Comment comment = said("c1", "u1", "Tom");
    comment.parent = "c0";
    comment.by_us = true;
    auto stored = store.keep(comment, 0).comment;
    CHECK(Comment(stored) == comment);
    store.edit(stored, "");
    CHECK(stored.text().empty());
    CHECK(stored.id() == "c1");
    CHECK(stored.parent() == "c0");
}

TEST_CASE("what one author said is found from any of it, also under another name since") {
    Show show;
    const auto comes = [&](const std::string& id, const std::string& author, const std::string& name) {
        show.log(CommentCame{said(id, author, name)});
    };
    comes("c1", "u1", "Tom");
    comes("c2", "u2", "Zoé");
    comes("c3", "u1", "Tom");
    comes("c4", "", "Nobody");
    comes("c5", "", "Nobody");
    comes("c6", "u1", "Thomas");
    const auto all = [&](const std::string& id) {
        std::string ids;
        for (const auto* entry : show.state.said_by_author_of(show[id]))
            ids += std::string(entry->comment.id()) + " ";
        return ids;
    };
    CHECK(all("c1") == "c6 c3 c1 ");
    CHECK(all("c6") == "c6 c3 c1 ");
    CHECK(all("c2") == "c2 ");
    CHECK(all("c4") == "c4 "); // nobody can say that two of them have one author
    CHECK(show["c1"].comment.author().name == "Tom");
    CHECK(show["c6"].comment.author().name == "Thomas");
    CHECK(show["c6"].earlier_by_author == 2);
    CHECK(show["c5"].earlier_by_author == 0);
}

TEST_CASE("comments are found by their ids, and take few bytes each besides their texts") {
    static_assert(sizeof(CommentEntry) <= 72);
    NumberIndex index;
    std::vector<std::string> keys;
    const auto key_of = [&](std::uint32_t number) { return std::string_view(keys[number]); };
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        keys.push_back("id" + std::to_string(i));
        REQUIRE_FALSE(index.find(keys[i], key_of));
        index.add(i, key_of);
    }
    for (std::uint32_t i = 0; i < 10'000; ++i)
        REQUIRE(*index.find(keys[i], key_of) == i);
    CHECK_FALSE(index.find("none", key_of));
}
