#include "show/qr_code.h"

#include <qrcodegen/qrcodegen.hpp>

namespace regie {

std::vector<std::string> qr_rows(std::string_view text) {
    if (text.empty())
        return {};
    try {
        using qrcodegen::QrCode;
        const auto code = QrCode::encodeText(std::string(text).c_str(), QrCode::Ecc::QUARTILE);
        std::vector<std::string> rows(static_cast<std::size_t>(code.getSize()));
        for (int y = 0; y < code.getSize(); ++y)
            for (int x = 0; x < code.getSize(); ++x)
                rows[static_cast<std::size_t>(y)] += code.getModule(x, y) ? '1' : '0';
        return rows;
    } catch (const qrcodegen::data_too_long&) {
        return {};
    }
}

} // namespace regie
