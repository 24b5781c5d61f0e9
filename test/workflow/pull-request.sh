#!/usr/bin/env bash
# Runs docs/examples/pull-request.yml and pull-request-forks.yml under nektos/act, in host mode, in a
# repository of its own with the objects of objects/: main keeps its report; a pull request breaks a program,
# fails and is commented; its next push mends it, and the comment follows; from a fork there is a summary and no
# comment, until the other workflow makes one. GitHub's API of comments is a server on loopback. Needs Go, npm,
# make and git; leaves nothing behind.
#
#   bash test/workflow/pull-request.sh
#
# ACT and NODE24 name an act and a Node.js 24 that are there already, and ACTION a directory with another
# action.yml and dist/ to try. act's server of artifacts does not understand what today's actions for them say,
# so a directory stands in its place.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null || true; rm -rf "$scratch"' EXIT

# shellcheck source=test/workflow/act.sh
source "$root/test/workflow/act.sh" "$scratch"

# What the workflows use, by the names that they have for it.
mkdir "$scratch/action"
cp -R "${ACTION:-$root}/action.yml" "${ACTION:-$root}/dist" "$scratch/action"
stand_in() {
  mkdir "$scratch/$1"
  cat >"$scratch/$1/action.yml" <<END
name: $1
inputs: { name: { required: true }, path: { required: true } }
runs:
  using: composite
  steps:
    - shell: bash
      env: { NAME: '\${{ inputs.name }}', FILES: '\${{ inputs.path }}', KEPT: '$scratch/artifacts' }
      run: $2
END
}
# shellcheck disable=SC2016
stand_in upload 'rm -rf "$KEPT/$NAME" && mkdir -p "$KEPT" && cp -R "$FILES" "$KEPT/$NAME"'
# shellcheck disable=SC2016
stand_in download 'cp -R "$KEPT/$NAME" "$FILES"'

# The examples, with what their users change: where the action is, the kernels and the archive.
project=$scratch/project
mkdir -p "$project/.github/workflows" "$project/bpf"
cp -R "$root/examples/archive" "$project/archive"
actions=(--local-repository "o/btf-bundle@v1=$scratch/action")
for name in pull-request pull-request-forks; do
  sed -e 's,<owner>/,o/,' \
    -e 's,ubuntu/{18.04\,20.04},debian,' -e '/centos\/7/d' -e '/amzn\/2/d' \
    -e 's,^\( *\)objects: .*,&\n\1archive: archive,' \
    "$root/docs/examples/$name.yml" >"$project/.github/workflows/$name.yml"
  for kind in upload download; do
    used=$(sed -n "s,.*\(actions/$kind-artifact@[0-9a-f]*\).*,\1,p" "$root/docs/examples/$name.yml")
    [[ -z $used ]] || actions+=(--local-repository "$used=$scratch/$kind")
  done
done
printf 'build:\n\tmkdir -p build && cp bpf/probe.bpf.o build\n' >"$project/Makefile"
cp "$root/test/workflow/objects/probe.bpf.c" "$project/bpf"
echo build >"$project/.gitignore"

git_in_project() {
  git -C "$project" -c user.name=test -c user.email=test@localhost "$@"
}
commit() {
  cp "$root/test/workflow/objects/$1.bpf.o" "$project/bpf/probe.bpf.o"
  git_in_project add --force .
  git_in_project commit --quiet --message="$1"
}
git_in_project init --quiet --initial-branch=main
git_in_project remote add origin https://github.com/o/r
commit good
git_in_project checkout --quiet -b topic
commit broken
broken=$(git_in_project rev-parse HEAD)
commit good
mended=$(git_in_project rev-parse HEAD)

"$NODE24" "$root/test/workflow/comments-server.mjs" "$broken" >"$scratch/api" 2>"$scratch/api.log" &
server=$!
until [[ -s $scratch/api ]]; do
  kill -0 "$server" || { cat "$scratch/api.log" >&2; exit 1; }
  sleep 0.1
done
api=$(cat "$scratch/api")

# GitHub's runners have their temporary directory in one place.
cat >"$scratch/runner.cjs" <<END
process.env.RUNNER_TEMP = '$scratch/temp';
process.env.GITHUB_API_URL = '$api';
END

# run NAME EVENT WORKFLOW TOKEN COMMIT PAYLOAD: what the workflow comes to is its status.
run() {
  rm -rf "$scratch/temp"
  mkdir "$scratch/temp"
  git_in_project checkout --quiet "$5"
  echo "$6" >"$scratch/event.json"
  echo "=== $1"
  act_in "$project" "$2" --eventpath "$scratch/event.json" --secret GITHUB_TOKEN="$4" \
    --env NODE_OPTIONS="--require=$scratch/runner.cjs" \
    --workflows ".github/workflows/$3.yml" "${actions[@]}" 2>&1 | tee "$scratch/$1.log"
}

comments() {
  "$NODE24" -e "
    fetch('$api/repos/o/r/issues/7/comments', { headers: { authorization: 'Bearer reading' } })
      .then((answer) => answer.json())
      .then((list) => console.log(list.map(({ id, body }) => id + ' ' + body).join('\n')));
  "
}
fail() {
  echo "$1" >&2
  exit 1
}

repository='"repository": { "full_name": "o/r", "default_branch": "main" }'
pull() {
  echo "{ \"pull_request\": { \"number\": 7, \"base\": { \"ref\": \"main\" }, \"head\": { \"ref\": \"topic\", \"sha\": \"$1\" } }, $repository }"
}

run push push pull-request writing main "{ \"ref\": \"refs/heads/main\", $repository }"
[[ -z $(comments) ]] || fail 'A push has commented.'

if run breaks pull_request pull-request writing "$broken" "$(pull "$broken")"; then
  fail 'The pull request that breaks a program has not failed.'
fi
comments | tee "$scratch/first.md"
grep -q 'this change breaks <code>on&#95;exit</code>' "$scratch/first.md" || fail 'It is not commented.'

run mends pull_request pull-request writing "$mended" "$(pull "$mended")"
comments | tee "$scratch/second.md"
grep -q 'this change breaks nothing new' "$scratch/second.md" || fail 'The comment does not follow.'
[[ $(grep -c 'btf-bundle:default' "$scratch/second.md") == 1 ]] || fail 'There is not one comment.'
[[ $(head -c 4 "$scratch/first.md") == $(head -c 4 "$scratch/second.md") ]] || fail 'It is another one.'

if run fork pull_request pull-request reading "$broken" "$(pull "$broken")"; then
  fail 'The pull request from a fork has not failed.'
fi
diff "$scratch/second.md" <(comments) || fail 'A run from a fork has commented.'
grep -q 'pull-requests: write' "$scratch/fork.log" || fail 'It does not say what it lacks.'
grep -q '^\*\*this change breaks <code>on&#95;exit</code>' "$scratch/fork.log" || fail 'It has no summary.'

run forks workflow_run pull-request-forks writing main "{
  \"workflow_run\": { \"id\": 1, \"event\": \"pull_request\", \"head_sha\": \"$broken\", \"head_branch\": \"topic\",
    \"head_repository\": { \"id\": 42, \"full_name\": \"fork/r\", \"owner\": { \"login\": \"o\" } } },
  $repository }"
comments | tee "$scratch/third.md"
grep -q 'this change breaks <code>on&#95;exit</code>.*of main' "$scratch/third.md" || fail 'It has not commented.'
grep -q 'not checked' "$scratch/third.md" || fail 'It does not say whose the report is.'
echo 'All runs did as they should.'
