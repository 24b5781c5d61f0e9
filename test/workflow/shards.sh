#!/usr/bin/env bash
# Runs docs/examples/shards.yml under nektos/act, in host mode, in a repository of its own and with three shards. The
# action is the real one, and the archive a git repository; artifacts are a directory. What the last job uploads must
# be, byte by byte, what the terminal makes of the same in one go. Then one shard's artifact is lost, and the merge
# must say which. Needs Go, npm, make and git; leaves nothing behind.
#
#   bash test/workflow/shards.sh
#
# ACT and NODE24 name an act and a Node.js 24 that are there already, and ACTION a directory with another
# action.yml and dist/ to try.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
example=$root/docs/examples/shards.yml
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# shellcheck source=test/workflow/act.sh
source "$root/test/workflow/act.sh" "$scratch"

mkdir "$scratch/action" "$scratch/artifacts"
cp -R "${ACTION:-$root}/action.yml" "${ACTION:-$root}/dist" "$scratch/action"
actions=(--local-repository "o/btf-bundle@v1=$scratch/action")

# stand_in ACTION SCRIPT: in the place of `uses: ACTION@…`, as the example pins it.
stand_in() {
  local directory=$scratch/actions-here/$1 used
  mkdir -p "$directory"
  cat >"$directory/action.yml" <<END
name: $1
inputs: { name: {}, pattern: {}, path: {}, if-no-files-found: {}, retention-days: {} }
runs:
  using: composite
  steps:
    - shell: bash
      env:
        NAME: '\${{ inputs.name }}'
        PATTERN: '\${{ inputs.pattern }}'
        FILES: '\${{ inputs.path }}'
        KEPT: '$scratch/artifacts'
      run: $2
END
  used=$(sed -n "s,.*uses: \($1@[0-9a-f]*\).*,\1,p" "$example" | sort -u)
  actions+=(--local-repository "$used=$directory")
}
# shellcheck disable=SC2016
stand_in actions/upload-artifact 'rm -rf "$KEPT/$NAME" && cp -R "$FILES" "$KEPT/$NAME"'
# shellcheck disable=SC2016
stand_in actions/download-artifact \
  'mkdir -p "$FILES" && if [[ -n $NAME ]]; then cp -R "$KEPT/$NAME/." "$FILES"; else cp -R "$KEPT"/$PATTERN "$FILES"; fi'

git_in() {
  git -C "$1" -c user.name=test -c user.email=test@localhost "${@:2}"
}

# Kernels whose answers differ, one that cannot be read, and the markers.
archive=$scratch/archive
cp -R "$root/examples/archive" "$archive"
mkdir -p "$archive/made/1/x86_64"
for release in 4.18.0 5.4.1 5.10.7 6.1.0; do
  cp "$root/test/fixtures/kernel_bpfel.btf" "$archive/made/1/x86_64/$release.btf"
done
echo 'no BTF' >"$archive/made/1/x86_64/5.9.0.btf"
touch "$archive/made/1/x86_64/5.5.0.failed" "$archive/made/1/x86_64/5.99.0.hasbtf"
git_in "$archive" init --quiet --initial-branch=main
git_in "$archive" config uploadpack.allowFilter true
git_in "$archive" config uploadpack.allowAnySHA1InWant true
git_in "$archive" add .
git_in "$archive" commit --quiet --message=archive

# The example, with what its users change: where the action is, and the archive.
project=$scratch/project
mkdir -p "$project/.github/workflows" "$project/bpf"
sed -e 's,<owner>/,o/,' -e "s,https://github.com/aquasecurity/btfhub-archive,file://$archive," \
  -e "s,aquasecurity/btfhub-archive@,file://$archive@," \
  -e 's,\[1\, 2\, 3\, .*\],[1\, 2\, 3],' -e 's,}}/8$,}}/3,' \
  "$example" >"$project/.github/workflows/shards.yml"
printf 'build:\n\tmkdir -p build && cp bpf/probe.bpf.o build\n' >"$project/Makefile"
cp "$root/test/workflow/objects/broken.bpf.o" "$project/bpf/probe.bpf.o"
cp "$root/test/workflow/objects/probe.bpf.c" "$project/bpf"
printf 'build\nbtf-bundle*\nshard*\n' >"$project/.gitignore"
git_in "$project" init --quiet --initial-branch=main
git_in "$project" remote add origin https://github.com/o/r
git_in "$project" add --force .
git_in "$project" commit --quiet --message=product

echo "process.env.RUNNER_TEMP = '$scratch/temp-' + process.pid; require('node:fs').mkdirSync(process.env.RUNNER_TEMP, { recursive: true });" >"$scratch/runner.cjs"
echo '{ "ref": "refs/heads/main", "repository": { "full_name": "o/r", "default_branch": "main" } }' >"$scratch/event.json"
fail() {
  echo "$1" >&2
  exit 1
}
# run NAME [ARGUMENT...]: what the workflow comes to is its status.
run() {
  echo "=== $1"
  act_in "$project" push --eventpath "$scratch/event.json" --secret GITHUB_TOKEN=token \
    --env NODE_OPTIONS="--require=$scratch/runner.cjs" "${@:2}" \
    --workflows .github/workflows/shards.yml "${actions[@]}" 2>&1 | tee "$scratch/$1.log"
}

# A kernel is missing and a program broken, which the run over all fails for, and no shard.
if run shards; then fail 'The merge has not failed.'; fi
for shard in 1 2 3; do
  [[ -e $scratch/artifacts/shard-$shard/shard.json ]] || fail "Shard $shard has failed."
done
grep -q 'The run fails because of broken (.*), missing (2 kernels)' "$scratch/shards.log" ||
  fail 'It does not say why.'
[[ $(grep -c '## BTF bundle' "$scratch/shards.log") == 1 ]] || fail 'There is not one summary.'

commit=$(git_in "$archive" rev-parse HEAD)
make -s -C "$project" build
status=0
(
  cd "$project"
  env GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=o/r GITHUB_SHA="$(git rev-parse HEAD)" HOME="$scratch/home" \
    "$NODE24" "${ACTION:-$root}/dist/cli/index.js" --objects 'build/*.bpf.o' --targets '*' --cache none \
    --archive "file://$archive@$commit" --output "$scratch/one"
) || status=$?
((status == 1)) || fail "One run over all ends with $status."
diff --recursive "$scratch/one" "$scratch/artifacts/btf-bundle" || fail 'It is not what one run makes.'

rm -r "$scratch/artifacts/shard-2"
sed -i '/^  shard:$/,/^  # The only/{/^  # The only/!d}; s/^    needs: shard$//' "$project/.github/workflows/shards.yml"
git_in "$project" commit --quiet --all --message='merge again'
if run lost --job merge; then fail 'It has merged what is not all.'; fi
grep -q 'shard 2/3 is not there' "$scratch/lost.log" || fail 'It does not say which shard is lost.'
echo 'All runs did as they should.'
