#include "flagging/word_list.h"

#include "flagging/folded_text.h"

#include <algorithm>

namespace regie {

std::vector<std::string> forms_of(std::string_view line) {
    std::vector<std::string> forms{""};
    while (!line.empty()) {
        const auto plain = line.substr(0, line.find_first_of("(<"));
        for (auto& form : forms)
            form += plain;
        line.remove_prefix(plain.size());
        if (line.empty())
            break;
        const bool optional = line.front() == '(';
        const auto close = std::min(line.size(), line.find(optional ? ')' : '>'));
        auto choices = line.substr(1, close - 1);
        line.remove_prefix(std::min(line.size(), close + 1));
        std::vector<std::string> longer = optional ? forms : std::vector<std::string>{};
        for (bool more = true; more;) {
            const auto bar = choices.find('|');
            for (const auto& form : forms)
                longer.push_back(form + std::string(choices.substr(0, bar)));
            more = bar != std::string_view::npos;
            choices.remove_prefix(more ? bar + 1 : 0);
        }
        forms = std::move(longer);
    }
    return forms;
}

void read_list(std::string_view text, const std::function<void(std::string_view, std::string_view)>& use) {
    std::string_view section;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.starts_with('['))
            section = line.substr(1, line.find(']') - 1);
        else if (!line.empty() && !line.starts_with('#'))
            use(section, line);
    }
}

std::u32string listed(std::string_view utf8) {
    const FoldedText text(utf8);
    std::u32string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool picture = is_pictograph(text.chars[i].c);
        if (!picture && !text.is_word_character(i))
            continue;
        const bool starts = picture || i == 0 || !text.is_word_character(i - 1);
        words.append(starts && !words.empty() ? 1 : 0, U' ').push_back(text.chars[i].c);
    }
    return words;
}

} // namespace regie
