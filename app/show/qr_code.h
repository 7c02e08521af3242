#pragma once
// An address as a QR code. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// The code's rows, "1" for each dark module; empty when there is no text or no code could hold it (2,331
/// bytes). A quarter of it may be covered or badly lit (error correction Q), as screens are.
std::vector<std::string> qr_rows(std::string_view text);

} // namespace regie
