#!/bin/sh
# Proves that the archive which ./mvnw package made needs nothing but Java: unpacks it into an empty
# folder and starts it there without a network, with an empty home, and with this checkout, Maven's
# store and what DJL and Khabar keep in the real home out of sight.
#
#   deploy/archive/offline.sh [ARCHIVE]
#
# Linux; as root, or as a user who may make namespaces.
set -eu

checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)

say() {
  echo "offline: $*" >&2
}

if [ -z "${KHABAR_OFFLINE_AT:-}" ]; then
  archive=${1:-$(find "$checkout/target" -maxdepth 1 -name 'khabar-*.tar')}
  [ -f "$archive" ] || { say "no archive: ./mvnw package makes it"; exit 3; }
  at=$(mktemp -d "${TMPDIR:-/tmp}/khabar offline.XXXXXX") # a blank in its name must not matter
  trap 'rm -rf "$at"' EXIT
  mkdir "$at/home" "$at/here"
  tar -xf "$archive" -C "$at"
  cp "$checkout/samples/train-line.txt" "$0" "$at/here"
  user=
  [ "$(id -u)" = 0 ] || user=--map-root-user
  # shellcheck disable=SC2086
  KHABAR_OFFLINE_AT=$at KHABAR_OFFLINE_HIDE=$checkout \
    unshare --net --mount $user sh "$at/here/offline.sh"
  exit
fi

at=$KHABAR_OFFLINE_AT
khabar=$(find "$at" -path '*/bin/khabar')
ip link set lo up
for folder in "$KHABAR_OFFLINE_HIDE" ~/.m2 ~/.djl.ai ~/.khabar; do
  [ ! -d "$folder" ] || mount -t tmpfs none "$folder"
done
cd "$at/here"
[ "$(ls -A "$KHABAR_OFFLINE_HIDE")" = "" ] || { say "the checkout is in sight"; exit 1; }
if curl -s --max-time 3 https://repo.maven.apache.org >/dev/null; then
  say "there is a network"
  exit 1
fi

# a process that takes the place of its shell, so that it can be ended by the shell's id
run() {
  exec env -i PATH="$PATH" HOME="$at/home" JAVA_TOOL_OPTIONS="-Duser.home=\"$at/home\"" \
    ${JAVA_HOME:+"JAVA_HOME=$JAVA_HOME"} "$khabar" "$@"
}

say "an article"
(run article train-line.txt) >article.txt
head -n 8 article.txt
grep -q '^---- Brief ----' article.txt

say "the service"
(run serve --port 18090) 2>serve.log &
pid=$!
trap 'kill $pid 2>/dev/null || true' EXIT
waited=0
until curl -sf http://localhost:18090/health/readiness >readiness.json; do
  waited=$((waited + 1))
  if [ $waited -gt 120 ] || ! kill -0 $pid 2>/dev/null; then
    say "it is not ready:"
    cat serve.log >&2
    exit 1
  fi
  sleep 1
done
curl -sf -H 'Content-Type: application/json' -d '{"text":"وصل الرئيس إلى باكو."}' \
  http://localhost:18090/v1/translations >translation.json
say "it answers $(sed -n 's/.*\("text":"[^"]*"\).*/\1/p' translation.json)"
grep -q '"text":"[^"]*[A-Z]' translation.json
kill $pid
wait $pid || true
trap - EXIT
[ -d "$at/home/.khabar" ] || { say "it has another home"; exit 1; }
for folder in .m2 .djl.ai; do
  [ ! -e "$at/home/$folder" ] || { say "the home has a $folder"; exit 1; }
done
say "all of it worked"
