#include "flagging/words.h"

namespace regie {

std::string_view words_for(Disguise disguise) {
    switch (disguise) {
    case Disguise::None:
        return "";
    case Disguise::Stretched:
        return ", stretched";
    case Disguise::RunTogether:
        return ", run together";
    case Disguise::Invisible:
        return ", with invisible characters";
    case Disguise::LookAlike:
        return ", in look-alike letters";
    case Disguise::Figures:
        return ", with figures for letters";
    case Disguise::Starred:
        return ", starred out";
    case Disguise::Split:
        return ", split up";
    case Disguise::SpacedOut:
        return ", spaced out";
    }
    return "";
}

} // namespace regie
