#!/bin/sh
# Draws the golden images anew: tests/golden/regenerate.sh [build folder]. Look at what git then shows as changed.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
rm -f tests/golden/images/*.png
REGIE_GOLDEN_REGENERATE=1 QT_QPA_PLATFORM=offscreen "$build/bin/test_golden"
