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
  # gives memory back that libtorch has freed; of later updates of Java 17 only
  trim=-XX:TrimNativeHeapInterval=15000
  if ! version=$("$java" $trim -version 2>&1) && trim= && ! version=$("$java" -version 2>&1); then
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

# Runs a command for two minutes at most, with a home, a model and settings of its own: nothing of
# the user's is opened.
rehearse() {
  (cd "$first" && exec env -i PATH="$PATH" HOME="${HOME:-$first}" KHABAR_HOME="$first" \
    ${DJL_CACHE_DIR:+"DJL_CACHE_DIR=$DJL_CACHE_DIR"} \
    KHABAR_MODEL="$home/models/ar-en" KHABAR_MINILM="$home/models/minilm" \
    "$@" >"$first/log" 2>&1) &
  pid=$!
  trap 'kill "$pid" || true; wait "$pid" || true; rm -rf "$first"; exit 130' HUP INT TERM
  waited=0
  while [ "$waited" -lt 120 ] && kill -0 "$pid" 2>/dev/null; do
    sleep 1
    waited=$((waited + 1))
  done
  kill "$pid" 2>/dev/null || true
  trap - HUP INT TERM
  wait "$pid" 2>/dev/null
}

share_classes() {
  [ -w "$kept" ] || return 0
  echo "khabar: starting once to keep what later starts can share" >&2
  first=$kept/first-start.$$
  mkdir "$first"
  # classes of the first requests too; G1 alone can keep objects, which every collector can read
  # shellcheck disable=SC2086
  if rehearse "$java" $native $quick -XX:DumpLoadedClassList="$first/classes" \
    -Dkhabar.terminal=false -cp "$classes" org.khabar.cli.Main serve --port 0 --rehearse \
    && rehearse "$java" $native -Xshare:dump -XX:+UseG1GC \
      -XX:SharedClassListFile="$first/classes" -XX:SharedArchiveFile="$first/classes.jsa" \
      -cp "$classes" && [ -s "$first/classes.jsa" ]; then
    mv -f "$first/classes.jsa" "$shared"
  else
    is_shared || : >"$shared"
  fi
  rm -rf "$first"
}

# What suits a service that computes outside of Java: its garbage is little and short-lived.
choose_machine() {
  # nothing here records with Flight Recorder, whose classes take long to load; the costly compiler
  # takes what has run ten times as often as usual, which in a start is next to nothing
  quick="-Dio.netty.jfr.enabled=false -XX:Tier4InvocationThreshold=50000 \
    -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 \
    -XX:Tier4BackEdgeThreshold=400000"
  collector=
  case ${KHABAR_JAVA_OPTIONS:-} in
    *GC*) ;;
    *)
      if [ "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 8)" -le 4 ]; then
        collector='-XX:+UseSerialGC -Xms64m -XX:MaxNewSize=64m'
      fi
      ;;
  esac
}

launch() {
  terminal=false
  if [ -t 2 ]; then
    terminal=true
  fi
  export KHABAR_MODEL="${KHABAR_MODEL:-$home/models/ar-en}"
  export KHABAR_MINILM="${KHABAR_MINILM:-$home/models/minilm}"
  choose_machine
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
    $collector $quick $trim ${settings:+"$settings"} -Dkhabar.terminal=$terminal \
    ${KHABAR_JAVA_OPTIONS:-} -cp "$classes" org.khabar.cli.Main "$@"
}
