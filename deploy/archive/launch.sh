# How Khabar is started: read by ./khabar in the sources and by bin/khabar in the archive, which say
# before
#   home     the folder of models/ and, if there is one, config/application.yml
#   jar      Khabar's own jar
#   classes  the class path
#   kept     a folder for what one start leaves to the later ones
# and then call find_java and launch.
# shellcheck shell=sh disable=SC2154

find_java() {
  case $home in
    *[:,]*)
      echo "khabar: no : or , may stand in the name of its folder: $home" >&2
      exit 3
      ;;
  esac
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  if ! version=$("$java" -version 2>&1); then
    echo "khabar: needs Java 17 or newer; set JAVA_HOME or put java on the PATH" >&2
    exit 3
  fi
  major=$(printf '%s\n' "$version" | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  if [ "${major:-0}" -lt 17 ]; then
    echo "khabar: needs Java 17 or newer, found ${major:-an unknown version}" >&2
    exit 3
  fi
  native=
  if [ "$major" -ge 22 ]; then
    native=--enable-native-access=ALL-UNNAMED
  fi
  # Classes as the virtual machine lays them out, kept from one start of the service for all later
  # ones, which then take about two thirds of the time. Without that file all works as well; an
  # empty one says that it could not be made.
  shared=$kept/khabar-$major.jsa
}

is_shared() {
  [ -f "$shared" ] && [ -z "$(find "$jar" -newer "$shared" -print -quit)" ]
}

share_classes() {
  [ -w "$kept" ] || return 0
  echo "khabar: starting once to keep what later starts can share" >&2
  first=$kept/first-start.$$
  mkdir "$first"
  : >"$first/log"
  # a home, a model and settings of its own: nothing of the user's is opened
  (cd "$first" && exec env -i PATH="$PATH" HOME="${HOME:-$first}" KHABAR_HOME="$first" \
    ${DJL_CACHE_DIR:+"DJL_CACHE_DIR=$DJL_CACHE_DIR"} \
    KHABAR_MODEL="$home/models/ar-en" KHABAR_MINILM="$home/models/minilm" \
    "$java" $native -XX:ArchiveClassesAtExit="$first/classes.jsa" '-Xlog:cds*=off' \
    -Dkhabar.terminal=false -cp "$classes" \
    org.khabar.cli.Main serve --port 0 >"$first/log" 2>&1) &
  pid=$!
  trap 'kill "$pid" || true; wait "$pid" || true; rm -rf "$first"; exit 130' HUP INT TERM
  waited=0
  while [ "$waited" -lt 120 ] && kill -0 "$pid" 2>/dev/null \
    && ! grep -q 'serving at' "$first/log"; do
    sleep 1
    waited=$((waited + 1))
  done
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  if [ -s "$first/classes.jsa" ]; then
    mv -f "$first/classes.jsa" "$shared"
  else
    is_shared || : >"$shared"
  fi
  rm -rf "$first"
  trap - HUP INT TERM
}

launch() {
  terminal=false
  if [ -t 2 ]; then
    terminal=true
  fi
  export KHABAR_MODEL="${KHABAR_MODEL:-$home/models/ar-en}"
  export KHABAR_MINILM="${KHABAR_MINILM:-$home/models/minilm}"
  if ! is_shared; then
    share_classes
  fi
  sharing=
  if [ -s "$shared" ]; then
    sharing=-XX:SharedArchiveFile=$shared
  fi
  # that of the present folder goes before, as a whole
  settings=
  if [ -f "$home/config/application.yml" ]; then
    settings=-Dmicronaut.config.files=$home/config/application.yml
  fi
  # shellcheck disable=SC2086
  exec "$java" $native -Xshare:auto '-Xlog:cds*=off' ${sharing:+"$sharing"} \
    ${settings:+"$settings"} -Dkhabar.terminal=$terminal \
    ${KHABAR_JAVA_OPTIONS:-} -cp "$classes" org.khabar.cli.Main "$@"
}
