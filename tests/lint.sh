#!/usr/bin/env bash
# clang-format, clang-tidy, the include rules and the QML rules. Changes nothing; exit status 1 when anything is amiss.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${1:?build folder}
failed=0

git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run --Werror || failed=1

# clang can't read GCC's precompiled headers: it is shown the same commands without them. What is compiled together is read
# together, which takes a fifth of the time.
mkdir -p "$build/tidy"
sed -E 's/-Winvalid-pch //; s/-include [^ ]*cmake_pch\.hxx //' "$build/compile_commands.json" >"$build/tidy/compile_commands.json"
grep -oP '"file": "\K[^"]*' "$build/compile_commands.json" | grep -E "^$PWD/(app|pipelines|$build/(app|pipelines)/.*/Unity)/" | sort -u |
    xargs -P "$(nproc)" -n 1 clang-tidy -p "$build/tidy" --quiet --checks=-bugprone-suspicious-include \
        --header-filter="^$PWD/(app|pipelines|tests)/" 2>/dev/null || failed=1

python3 tests/include_rules.py || failed=1
python3 tests/qml_rules.py || failed=1
exit $failed
