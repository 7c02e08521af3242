#include "standin/graph_values.h"

#include <QByteArray>
#include <QDateTime>
#include <QTimeZone>
#include <QUrl>

#include <charconv>

namespace regie::standin {

std::vector<std::string> field_names(std::string_view fields) {
    std::vector<std::string> names;
    std::string name;
    int depth = 0;
    const auto close = [&] {
        if (!name.empty())
            names.push_back(std::exchange(name, {}));
    };
    bool named = true; // what follows a '{' or a '.' is about the field's own fields
    for (const char c : fields) {
        if (c == ',' && depth == 0) {
            close();
            named = true;
            continue;
        }
        if (c == '{')
            ++depth;
        else if (c == '}')
            --depth;
        named = named && c != '{' && c != '.';
        if (named && c != ' ')
            name += c;
    }
    close();
    return names;
}

std::string graph_time(std::int64_t unix_ms) {
    return QDateTime::fromMSecsSinceEpoch(unix_ms, Qt::UTC).toString(u"yyyy-MM-dd'T'HH:mm:ss").toStdString() +
           "+0000";
}

std::optional<std::int64_t> parse_since_ms(std::string_view text) {
    std::int64_t seconds = 0;
    if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        error == std::errc{} && end == text.data() + text.size() && seconds >= 0 && seconds < 100'000'000'000)
        return seconds * 1000;
    auto time = QDateTime::fromString(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())),
                                      Qt::ISODate);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

std::string encode_cursor(std::size_t position) {
    return QByteArray::fromStdString("comment:" + std::to_string(position))
        .toBase64(QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::optional<std::size_t> decode_cursor(std::string_view cursor) {
    const auto text = QByteArray::fromBase64(QByteArray(cursor.data(), static_cast<qsizetype>(cursor.size())))
                          .toStdString();
    constexpr std::string_view kPrefix = "comment:";
    std::size_t position = 0;
    if (!text.starts_with(kPrefix))
        return {};
    const auto [end, error] =
        std::from_chars(text.data() + kPrefix.size(), text.data() + text.size(), position);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(position) : std::nullopt;
}

std::string query_encoded(std::string_view text) {
    return QUrl::toPercentEncoding(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())))
        .toStdString();
}

} // namespace regie::standin
