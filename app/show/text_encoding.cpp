#include "show/text_encoding.h"

#include "show/text.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace regie {

namespace {

constexpr std::array kGuesses = {"Windows-1252", "Mac Roman"};
constexpr std::array kConverters = {"windows-1252", "macintosh"}; // ICU's names of them

icu::UnicodeString read_as(const std::string& bytes, const char* converter) {
    return {bytes.data(), static_cast<int32_t>(bytes.size()), converter};
}

/// How much it looks like what people here write: accented letters and quotation marks, and little else
/// beyond ASCII.
int likeness(const icu::UnicodeString& text) {
    static const icu::UnicodeString usual =
        icu::UnicodeString::fromUTF8("àâäæçéèêëîïôöœùûüÿñßáíóúÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÑÁÍÓÚ’‘“”«»…–—€°·•\u00A0");
    int score = 0;
    for (int32_t i = 0; i < text.length(); ++i)
        if (text[i] >= 0x80)
            score += usual.indexOf(text[i]) >= 0 ? 1 : -3;
    return score;
}

/// Where every other byte is empty it is UTF-16; which half says in which order.
const char* utf16_without_mark(const std::string& bytes) {
    std::array<std::size_t, 2> empty{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        empty[i % 2] += bytes[i] == 0 ? 1 : 0;
    const auto most = std::max(empty[0], empty[1]);
    if (bytes.size() < 4 || most * 4 < bytes.size()) // a quarter of all: half of the characters
        return nullptr;
    return empty[1] > empty[0] ? "UTF-16LE" : "UTF-16BE";
}

std::string as_written_here(const icu::UnicodeString& text) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* composed = icu::Normalizer2::getNFCInstance(error);
    std::string utf8;
    (U_SUCCESS(error) ? composed->normalize(text, error) : text).toUTF8String(utf8);
    std::string lines;
    lines.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (utf8[i] != '\r')
            lines += utf8[i];
        else if (i + 1 == utf8.size() || utf8[i + 1] != '\n')
            lines += '\n';
    }
    return lines.starts_with("\uFEFF") ? lines.substr(3) : lines;
}

/// How the parts of an old Office document are named in it: UTF-16.
std::string utf16_name(std::string_view name) {
    std::string bytes;
    for (const char c : name)
        (bytes += c) += '\0';
    return bytes;
}

} // namespace

std::optional<Error> no_text(const std::string& bytes) {
    constexpr const char *kSheet = "Save it as CSV.", *kText = "Save what is in it as text.";
    const auto holds = [&](const std::string& part) { return bytes.find(part) != std::string::npos; };
    const auto is = [](const char* what, const char* remedy) {
        return Error{fmt::format("this is {}", what), {}, remedy};
    };
    if (bytes.starts_with("PK\x03\x04")) { // ZIP; it names its files in plain letters
        const std::string open_document = "mimetypeapplication/vnd.oasis.opendocument.";
        if (holds("xl/"))
            return is("an Excel workbook", kSheet);
        if (holds(open_document + "spreadsheet"))
            return is("a LibreOffice spreadsheet", kSheet);
        if (holds("Index/") && holds(".iwa"))
            return is("a document of Numbers, Pages or Keynote", "Export it as CSV, or as text.");
        if (holds("word/"))
            return is("a Word document", kText);
        if (holds(open_document))
            return is("a LibreOffice document", kText);
        return is("a ZIP archive", "Unpack it, and give what is in it.");
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) { // OLE2
        if (holds(utf16_name("Workbook")) || holds(utf16_name("Book")))
            return is("an Excel workbook", kSheet);
        return is(holds(utf16_name("WordDocument")) ? "a Word document" : "an Office document", kText);
    }
    if (bytes.starts_with("%PDF-"))
        return is("a PDF", kText);
    if (bytes.starts_with("{\\rtf"))
        return is("formatted text (RTF)", "Save it as plain text.");
    return {};
}

std::string DecodedText::words() const {
    return guessed.empty()
               ? std::string()
               : fmt::format("nothing in it says how its letters are written: they were read as {}. "
                             "Look at the accents; if they are wrong, save it as UTF-8",
                             guessed);
}

DecodedText decode_text(const std::string& bytes) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t mark = 0;
    if (const char* marked =
            ucnv_detectUnicodeSignature(bytes.data(), static_cast<int32_t>(bytes.size()), &mark, &error);
        U_SUCCESS(error) && marked)
        return {as_written_here(read_as(bytes.substr(static_cast<std::size_t>(mark)), marked)), {}};
    if (const char* wide = utf16_without_mark(bytes))
        return {as_written_here(read_as(bytes, wide)), "UTF-16"};
    if (valid_utf8(bytes) == bytes)
        return {as_written_here(icu::UnicodeString::fromUTF8(bytes)), {}};
    std::array<icu::UnicodeString, kGuesses.size()> read;
    std::transform(kConverters.begin(), kConverters.end(), read.begin(),
                   [&](const char* converter) { return read_as(bytes, converter); });
    const auto best = static_cast<std::size_t>(
        std::max_element(read.begin(), read.end(),
                         [](const auto& a, const auto& b) { return likeness(a) < likeness(b); }) -
        read.begin());
    return {as_written_here(read[best]), kGuesses[best]};
}

} // namespace regie
