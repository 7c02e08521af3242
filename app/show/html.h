#pragma once
// The two things that mean something in HTML, WebVTT and their like. Pure.

#include <cstddef>
#include <string>
#include <string_view>

namespace regie {

/// Resolves the character reference at the front of `rest` ("&eacute;", "&#233;", "&#xE9;") into `out` and
/// returns its length; 0 when there is none. U+FFFD for one to what is no character. Of HTML's names those of
/// letters, punctuation and signs that people type (HTML 4's Latin-1 and special characters).
std::size_t take_html_reference(std::string_view rest, std::string& out);

/// The length of the tag that begins here; 0 when this is none. Neither "<" nor ">" stands within a tag: who
/// sends HTML escapes them in attributes too. So a text is read once, however many tags it leaves open.
std::size_t html_tag_length(std::string_view rest);

} // namespace regie
