#pragma once
// The two numbers of a judgement: what the classifiers say, moved by what the rules found.

#include "flagging/classifier.h"
#include "flagging/flag_input.h"
#include "flagging/flagger.h"

#include <vector>

namespace regie {

/// Sets `judgement`'s two numbers from the classifiers' scores and its flags, and adds the flags "toxicity"
/// and "spam" where they are over `input`'s thresholds and no insult, or no scam, says so already. A rule
/// shifts a score and does not replace it: among a hundred insults the worst still come first.
void rank(Judgement& judgement, const FlagInput& input, const std::vector<Folded>& folded,
          const Classifier& classifier);

} // namespace regie
