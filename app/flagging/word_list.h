#pragma once
// The lists of assets/words as they are written; assets/words/README.md explains the notation.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// All forms a line stands for: "abruti(e)(s)" → abruti, abrutis, abrutie, abruties. (a|b) may be left out,
/// of <a|b> one is needed; neither within the other.
std::vector<std::string> forms_of(std::string_view line);

/// Calls `use(section, line)` for each line of a list, with the name of the section it stands in.
void read_list(std::string_view text, const std::function<void(std::string_view, std::string_view)>& use);

/// Folded, its words with one space between: "Bande d'ÂNES !" → "bande d anes". Empty when there is none.
std::u32string listed(std::string_view utf8);

} // namespace regie
