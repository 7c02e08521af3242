#include "intake/html_text.h"

#include <catch2/catch.hpp>

#include <chrono>

using regie::intake::html_text;

TEST_CASE("HTML becomes plain text") {
    struct Row {
        const char *html, *text;
    };
    const auto row = GENERATE(values<Row>({
        {"", ""},
        {"plain", "plain"},
        {"a &amp; b &lt;i&gt; &quot;c&quot; &#39;d&#39; &#x1F600;", "a & b <i> \"c\" 'd' 😀"},
        {"&amp;lt;b&amp;gt;", "&lt;b&gt;"}, // resolved once
        {"<p>one</p><p>two<br/>three</p>", " one  two three "},
        {R"(see <a href="https://x.example/?a=1&amp;b">there</a>)", "see there"},
        {R"(hi <img class="emoji" alt=":owncast:" src="/img/o.svg"> you)", "hi :owncast: you"},
        {R"(<img alt='a&lt;b' src="x">)", "a<b"},
        {R"(<img data-alt="no" src="x">)", ""},
        {"<img alt=", "<img alt="},
        {"1 < 2 <3 > 0", "1 < 2 <3 > 0"},
        {"a <b c < d", "a <b c < d"},
        {"<script>alert(1)</script>", "alert(1)"},
        {"&nosuch; &amp &; &#; &#x; &#xZZ; &#99999999999;",
         "&nosuch; &amp &; &#; &#x; &#xZZ; &#99999999999;"},
        {"&#0;&#xD800;&#x110000;", "\uFFFD\uFFFD\uFFFD"},
        {"é&nbsp;é", "é\u00A0é"},
        {"l&rsquo;&eacute;t&eacute; &hellip; &euro;", "l’été … €"},
    }));
    CAPTURE(row.html);
    CHECK(html_text(row.html) == row.text);
}

TEST_CASE("hostile HTML is read once") {
    const auto* piece = GENERATE("<a ", "<", "&", "&#", "<img alt=", "<a href='", "<!--");
    std::string html;
    while (html.size() < 4'000'000)
        html += piece;
    const auto begin = std::chrono::steady_clock::now();
    CHECK(html_text(html).size() == html.size());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5)); // a moment; squared: hours
}
