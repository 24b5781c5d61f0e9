#!/usr/bin/env bash
# Runs the job `action` of .github/workflows/ci.yml twice under nektos/act, in host mode and with
# act's own cache and artifact servers on loopback. It runs as the check of a pull request does, for
# only such a run takes results of earlier ones: the second run must take the first one's. Needs Go, npm
# and git; leaves nothing behind.
#
#   bash test/workflow/run.sh
#
# ACT and NODE24 name an act and a Node.js 24 that are there already; without them both are
# installed for the run.
set -euo pipefail

restored='with the results of an earlier run'

root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# shellcheck source=test/workflow/act.sh
source "$root/test/workflow/act.sh" "$scratch"

# GitHub's runners have their temporary directory in one place, which is a part of what the cache finds an entry by. Each
# run of act has another one.
echo "process.env.RUNNER_TEMP = '$scratch/temp';" >"$scratch/one-place.cjs"

port=$("$NODE24" -e "
  const server = require('node:net').createServer();
  server.listen(0, '127.0.0.1', () => {
    console.log(server.address().port);
    server.close();
  });
")

run() {
  rm -rf "$scratch/temp"
  mkdir "$scratch/temp"
  act_in "$root" pull_request \
    --env NODE_OPTIONS="--require=$scratch/one-place.cjs" \
    --workflows .github/workflows/ci.yml --job action --matrix os:ubuntu-latest \
    --artifact-server-path "$scratch/artifacts" --artifact-server-addr 127.0.0.1 \
    --artifact-server-port "$port" 2>&1 | tee "$1"
}

run "$scratch/first.log"
if grep -q "$restored" "$scratch/first.log"; then
  echo 'The first run found results that nobody made.' >&2
  exit 1
fi
run "$scratch/second.log"
if ! grep -q "$restored" "$scratch/second.log"; then
  echo "The second run did not find the first one's results." >&2
  exit 1
fi
echo "The second run worked ${restored}."
