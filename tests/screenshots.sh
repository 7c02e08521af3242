#!/usr/bin/env bash
# Makes the README's pictures again: the desk in a real window, and a frame of the programme, from one rehearsal.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
regie=${1:?build folder}/bin/regie
out=assets/screenshots
session=$(mktemp -d)/session
mkdir -p "$out"
export XDG_CONFIG_HOME="$session-config" LC_ALL=C.UTF-8 # nobody's settings
mkdir -p "$XDG_CONFIG_HOME/regie"
printf '[General]\ntoured=true\n' >"$XDG_CONFIG_HOME/regie/desk.ini"

xvfb-run --auto-servernum --server-args="-screen 0 1600x1000x24 -nolisten tcp" bash -euo pipefail -c '
    "$0" rehearse --headless --seconds 50 --port 0 --out "$1" >"$1.txt" &
    until url=$(grep -oE "ws://[0-9.:]+" "$1.txt"); do sleep 0.2; done
    sleep 39 # a comment on air, one hidden, some to decide
    "$0" desk --connect "$url" --name Inès --size 1600x1000 --after 4000 --screenshot "$2/desk.png" --replace
    wait
' "$regie" "$session" "$out"

ffmpeg -loglevel error -y -ss 5 -i "$session/recording.mp4" -frames:v 1 -q:v 3 "$out/programme.jpg"
rm -r "$(dirname "$session")"
