#include "show/text_encoding.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

const std::string kText = "Déjà vu, cœur naïf à l’été « Noël »\nfin\n";

std::string utf16(const std::u16string& text, bool big, bool mark) {
    std::string bytes;
    for (const char16_t c : (mark ? u"\uFEFF" : u"") + text) {
        const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

const std::u16string kWide = u"Déjà vu, cœur naïf à l’été « Noël »\r\nfin\r\n";

} // namespace

TEST_CASE("a text that says how it is written is read so") {
    for (const auto& bytes : {kText, "\uFEFF" + kText, utf16(kWide, false, true), utf16(kWide, true, true)}) {
        const auto read = decode_text(bytes);
        CHECK(read.text == kText);
        CHECK(read.guessed.empty());
        CHECK(read.words().empty());
    }
}

TEST_CASE("what nothing says is guessed, and said") {
    const std::string windows = "D\xE9j\xE0 vu, c\x9Cur na\xEF"
                                "f \xE0 l\x92\xE9t\xE9 \xAB No\xEBl \xBB\r\nfin\r\n";
    const std::string mac = "D\x8Ej\x88 vu, c\xCFur na\x95"
                            "f \x88 l\xD5\x8Et\x8E \xC7 No\x91l \xC8\rfin\r";
    CHECK(decode_text(windows).text == kText);
    CHECK(decode_text(windows).guessed == "Windows-1252");
    CHECK(decode_text(mac).text == kText);
    CHECK(decode_text(mac).guessed == "Mac Roman");
    CHECK(decode_text(mac).words().find("Mac Roman") != std::string::npos);
    for (const bool big : {false, true}) {
        CHECK(decode_text(utf16(kWide, big, false)).text == kText);
        CHECK(decode_text(utf16(kWide, big, false)).guessed == "UTF-16");
    }
}

TEST_CASE("lines end alike, and a letter and its accent are one") {
    CHECK(decode_text("a\rb\r\nc\nd").text == "a\nb\nc\nd");
    CHECK(decode_text("e\u0301te\u0301").text == "été");
    CHECK(decode_text("").text.empty());
    CHECK(decode_text(std::string("\x81\x8D", 2)).text.size() > 0);
}

TEST_CASE("a document that is no text is told by what it is, and what to do about it") {
    const auto told = [](const std::string& bytes) {
        const auto other = no_text(bytes);
        return other ? other->line() : std::string();
    };
    const std::string zip = "PK\x03\x04\x14";
    const std::string ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", 9);
    CHECK(told(zip + "[Content_Types].xml…xl/workbook.xml") == "this is an Excel workbook. Save it as CSV.");
    CHECK(told(zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK") ==
          "this is a LibreOffice spreadsheet. Save it as CSV.");
    CHECK(told(zip + "Index/Document.iwa").find("Numbers") != std::string::npos);
    CHECK(told(zip + "word/document.xml").starts_with("this is a Word document."));
    CHECK(told(zip + "mimetypeapplication/vnd.oasis.opendocument.textPK").find("LibreOffice") !=
          std::string::npos);
    CHECK(told(zip + "plan.csv").starts_with("this is a ZIP archive."));
    CHECK(told(ole + std::string("W\0o\0r\0k\0b\0o\0o\0k\0", 16)) ==
          "this is an Excel workbook. Save it as CSV.");
    CHECK(told(ole + std::string("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24)).find("Word") !=
          std::string::npos);
    CHECK(told("%PDF-1.7").starts_with("this is a PDF."));
    CHECK(told("{\\rtf1\\ansi}").find("plain text") != std::string::npos);
    for (const auto* text : {"", "PK", "title,seconds", "{\"rundown\": []}", "WEBVTT"})
        CHECK(told(text).empty());
}
