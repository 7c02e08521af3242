#!/usr/bin/env bash
# words_test.sh LUPDATE SOURCE: fails when the desk says something that has no French, its files are not up to date, or its
# French could be broken before a : ; ? ! or within « ».
set -euo pipefail
lupdate=$1
cd "$2"
fresh=$(mktemp -d)
trap 'rm -r "$fresh"' EXIT
cp app/desk/words/*.ts "$fresh"
"$lupdate" -silent -no-obsolete -locations none -I app qml/desk app/desk -ts "$fresh/desk_fr.ts" 2>/dev/null
"$lupdate" -silent -no-obsolete -pluralonly -locations none -I app qml/desk app/desk -ts "$fresh/desk_en.ts" 2>/dev/null
for file in desk_fr.ts desk_en.ts; do
    if grep -B3 'type="unfinished"' "$fresh/$file" | grep '<source>'; then
        echo "app/desk/words/$file lacks these: run \`ninja desk_words\` and translate them."
        exit 1
    fi
    diff "app/desk/words/$file" "$fresh/$file" || { echo "app/desk/words/$file is not up to date: run \`ninja desk_words\`."; exit 1; }
done
if LC_ALL=C.UTF-8 grep -nP '<(translation|numerusform)[^>]*>[^<]*( [:;?!»]|« |\pL[:?!»](?!/))' app/desk/words/desk_fr.ts; then
    echo "app/desk/words/desk_fr.ts: write &#xa0; before : ; ? ! » and behind «."
    exit 1
fi
