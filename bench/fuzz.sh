#!/bin/sh
# Fuzzes a running service by its own description: no answer of 500 or above but 503 with
# Retry-After, none that the description does not allow.
#   bench/fuzz.sh http://localhost:8080 [EXAMPLES-AN-OPERATION] [KEY]
set -eu
server=${1:?the address of a service}
examples=${2:-400}
key=${3:-}
venv=${KHABAR_FUZZ_VENV:-target/fuzz}

[ -x "$venv/bin/schemathesis" ] || {
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet 'schemathesis==4.*'
}
exec nice "$venv/bin/schemathesis" run "$server/openapi/khabar-1.yml" \
  --url "$server" \
  --checks not_a_server_error,status_code_conformance,response_schema_conformance,content_type_conformance \
  --phases examples,coverage,fuzzing \
  --max-examples "$examples" \
  --request-timeout 60 \
  --continue-on-failure \
  --seed 1 \
  ${key:+--header "Authorization: Bearer $key"}
