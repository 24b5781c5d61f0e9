#!/usr/bin/env bash
# Runs docs/examples/release.yml, embed-go.yml and container.yml under nektos/act, in host mode, in a repository of its
# own. The action is the real one. What act has no server for is a stand-in that writes down what it is asked for:
# artifacts are a directory, `gh` keeps releases as a directory and takes no file for one that is published, and
# attestations and images are lines of a list. Needs Go, npm, make, gcc and git; leaves nothing behind.
#
#   bash test/workflow/release.sh
#
# ACT and NODE24 name an act and a Node.js 24 that are there already, and ACTION a directory with another
# action.yml and dist/ to try.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
examples=$root/docs/examples
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
# shellcheck source=test/workflow/act.sh
source "$root/test/workflow/act.sh" "$scratch"

calls=$scratch/calls
project=$scratch/project
export CALLS=$calls KEPT=$scratch/artifacts RELEASES=$scratch/releases PROJECT=$project
mkdir "$KEPT" "$RELEASES"

# stand_in ACTION OUTPUT SCRIPT INPUT...: for `uses: ACTION@…`, as the examples pin it. The script has its inputs as
# variables in capitals, and gives `value` for its output.
local_actions=()
stand_in() {
  local directory=$scratch/actions-here/$1 input used
  mkdir -p "$directory"
  {
    echo "name: $1"
    echo 'inputs:'
    for input in "${@:4}"; do echo "  $input: { required: false }"; done
    echo "outputs: { $2: { value: '\${{ steps.run.outputs.value }}' } }"
    printf 'runs:\n  using: composite\n  steps:\n    - id: run\n      shell: bash\n      env:\n'
    echo "        CALLS: '$calls'"
    echo "        KEPT: '$KEPT'"
    for input in "${@:4}"; do
      echo "        $(tr a-z- A-Z_ <<<"$input"): '\${{ inputs.$input }}'"
    done
    printf '      run: |\n'
    sed 's/^/        /' <<<"$3"
  } >"$directory/action.yml"
  for used in $(sed -n "s,.*uses: \($1@[0-9a-f]*\).*,\1,p" "$examples"/*.yml | sort -u); do
    local_actions+=(--local-repository "$used=$directory")
  done
}
# shellcheck disable=SC2016
stand_in actions/upload-artifact none '
  rm -rf "$KEPT/$NAME" && mkdir "$KEPT/$NAME"
  if [[ -d $ARTIFACT_PATH ]]; then cp -R "$ARTIFACT_PATH/." "$KEPT/$NAME"; else cp "$ARTIFACT_PATH" "$KEPT/$NAME"; fi' \
  name path if-no-files-found
# `PATH` is what bash finds programs by.
sed -i "s/^        PATH:/        ARTIFACT_PATH:/" "$scratch/actions-here/actions/upload-artifact/action.yml"
# shellcheck disable=SC2016
stand_in actions/download-artifact none 'mkdir -p "$TO" && cp -R "$KEPT/$NAME/." "$TO"' name path
sed -i "s/^        PATH:/        TO:/" "$scratch/actions-here/actions/download-artifact/action.yml"
stand_in actions/setup-go none 'test -f "$GO_VERSION_FILE"' go-version-file
# shellcheck disable=SC2016
stand_in actions/attest-build-provenance attestation-id '
  for file in $SUBJECT_PATH; do echo "attest $(basename "$file") $(sha256sum <"$file" | cut -c -64)" >>"$CALLS"; done
  [[ -z $SUBJECT_NAME ]] || echo "attest $SUBJECT_NAME $SUBJECT_DIGEST $PUSH_TO_REGISTRY" >>"$CALLS"' \
  subject-path subject-name subject-digest push-to-registry create-storage-record
# shellcheck disable=SC2016
stand_in docker/login-action none 'echo "login $REGISTRY $USERNAME" >>"$CALLS"' registry username password
stand_in docker/setup-buildx-action none true none
# What the Dockerfile copies must be in the context; the digest is that of the bundle there.
# shellcheck disable=SC2016
stand_in docker/build-push-action digest '
  while read -r _ from _; do test -e "$CONTEXT/$from"; done < <(grep "^COPY" "$CONTEXT/Dockerfile")
  echo "value=sha256:$(sha256sum <"$CONTEXT/btf-bundle/index.json" | cut -c -64)" >>"$GITHUB_OUTPUT"
  echo "push $TAGS $PUSH" >>"$CALLS"' context platforms push tags

cat >"$scratch/bin/gh" <<'END'
#!/usr/bin/env bash
# A release is a directory with its files, and a file `draft` beside it while it is one.
set -euo pipefail
[[ $1 == release && $GH_REPO == o/r && -n $GH_TOKEN ]]
command=$2 tag=$3
shift 3
release=$RELEASES/$tag
echo "gh $command $tag" >>"$CALLS"
case "$command $*" in
'view --json isDraft --jq .isDraft')
  [[ -d $release ]] || { echo 'release not found' >&2; exit 1; }
  [[ -e $release.draft ]] && echo true || echo false
  ;;
'create --draft --verify-tag --generate-notes')
  git -C "$PROJECT" rev-parse --quiet --verify "refs/tags/$tag" >/dev/null || { echo "no tag $tag" >&2; exit 1; }
  mkdir "$release"
  touch "$release.draft"
  ;;
'upload '*' --clobber')
  [[ -e $release.draft ]] || { echo 'Cannot upload assets to an immutable release.' >&2; exit 1; }
  cp "${@:1:$#-1}" "$release"
  ;;
'edit --draft=false') rm "$release.draft" ;;
*)
  echo "gh release $command $tag $*: not known here" >&2
  exit 1
  ;;
esac
END
chmod +x "$scratch/bin/gh"

# What the workflows use, by the names that they have for it.
mkdir "$scratch/action"
cp -R "${ACTION:-$root}/action.yml" "${ACTION:-$root}/dist" "$scratch/action"
local_actions+=(--local-repository "o/btf-bundle@v1=$scratch/action")

# The examples, with what their users change: where the action is, the kernels and the archive. act has no other
# commit than the one that is checked out.
mkdir -p "$project/.github/workflows" "$project/bpf"
cp -R "$root/examples/archive" "$project/archive"
cp -R "$examples/embed-go/." "$project"
for name in release embed-go container; do
  sed -e 's,<owner>/,o/,' -e '/^ *ref: /d' -e '/^ *archive: /d' \
    -e 's,ubuntu/{18.04\,20.04},debian/*,' -e '/centos\/7/d' -e '/amzn\/2/d' \
    -e 's,^\( *\)objects: .*,&\n\1archive: archive,' \
    "$examples/$name.yml" >"$project/.github/workflows/$name.yml"
done
printf 'build:\n\tmkdir -p build && cp bpf/probe.bpf.o build\n' >"$project/Makefile"
printf 'FROM scratch\nCOPY btf-bundle /usr/share/btf-bundle\n' >"$project/Dockerfile"
cp "$root/test/workflow/objects/good.bpf.o" "$project/bpf/probe.bpf.o"
cp "$root/test/workflow/objects/probe.bpf.c" "$project/bpf"
printf 'module example\n\ngo 1.21\n' >"$project/go.mod"
# Prints the bundle's files, and the signature that it was built for.
cat >"$project/main.go" <<'END'
package main

import (
	"fmt"
	"io/fs"

	"example/internal/btf"
)

var signature string

func main() {
	err := fs.WalkDir(btf.Bundle, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			fmt.Println(path)
		}
		return err
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(signature)
}
END
printf 'build\nbtf-bundle*\nrelease\n' >"$project/.gitignore"
git_in_project() {
  git -C "$project" -c user.name=test -c user.email=test@localhost "$@"
}
git_in_project init --quiet --initial-branch=main
git_in_project remote add origin https://github.com/o/r
git_in_project add --force .
git_in_project commit --quiet --message=product
git_in_project tag v1.2.3

echo "process.env.RUNNER_TEMP = '$scratch/temp';" >"$scratch/runner.cjs"
repository='"repository": { "full_name": "o/r", "default_branch": "main" }'

# run NAME EVENT WORKFLOW PAYLOAD: what the workflow comes to is its status.
run() {
  rm -rf "$scratch/temp"
  mkdir "$scratch/temp"
  : >"$calls"
  echo "{ $4, $repository }" >"$scratch/event.json"
  echo "=== $1"
  act_in "$project" "$2" --eventpath "$scratch/event.json" --secret GITHUB_TOKEN=token \
    --env NODE_OPTIONS="--require=$scratch/runner.cjs" --env CALLS="$CALLS" --env RELEASES="$RELEASES" \
    --workflows ".github/workflows/$3.yml" "${local_actions[@]}" 2>&1 | tee "$scratch/$1.log"
}
fail() {
  echo "$1" >&2
  cat "$calls" >&2
  exit 1
}

tag='"ref": "refs/tags/v1.2.3"'
run release push release "$tag"
released=$RELEASES/v1.2.3
[[ -d $released && ! -e $released.draft ]] || fail 'Nothing is released.'
expected=$(printf '%s\n' btf-bundle-{arm64,x86_64}.tar.gz{,.sha256} | sort)
[[ $(find "$released" -type f -printf '%f\n' | sort) == "$expected" ]] || fail 'Other files are released.'
(cd "$released" && sha256sum --check ./*.sha256)
order=$(cut -d ' ' -f -2 "$calls" | sed 's/ btf-bundle.*//; s/ v1.*//' | uniq | paste -sd ' ')
[[ $order == 'attest gh view gh create gh upload gh edit' ]] || fail "Its order is $order."
for archive in "$released"/*.tar.gz; do
  grep -q "^attest $(basename "$archive") $(sha256sum <"$archive" | cut -c -64)$" "$calls" ||
    fail "$archive is not attested."
  names=$(tar --list --file "$archive")
  grep -q '^\./index\.json$' <<<"$names" || fail "$archive has no index."
  grep -q '^\./btf/[0-9a-f]*\.btf$' <<<"$names" || fail "$archive has no file for a kernel."
  ! grep -q report <<<"$names" || fail "$archive has reports."
done

if run again workflow_dispatch release '"ref": "refs/heads/main", "inputs": { "tag": "v1.2.3" }'; then
  fail 'A release is released again.'
fi
grep -q 'v1.2.3 is published already' "$scratch/again.log" || fail 'It does not say why.'

run embed-go push embed-go '"ref": "refs/heads/main"'
program=$KEPT/program/program
chmod +x "$program"
"$program" | tee "$scratch/printed"
[[ $(grep -c '^bundle/btf/.*\.btf$' "$scratch/printed") == 1 ]] || fail 'It does not carry the file for its kernel.'
grep -q '^bundle/index.json$' "$scratch/printed" || fail 'It carries no index.'
grep -q '^[0-9a-f]\{64\}$' "$scratch/printed" || fail 'It does not know its signature.'

run container push container "$tag"
digest=sha256:$(sha256sum <"$KEPT/btf-bundle/index.json" | cut -c -64)
diff "$calls" - <<END || fail 'That is not what the registry should see.'
login ghcr.io nektos/act
push ghcr.io/o/r:v1.2.3 true
attest ghcr.io/o/r $digest true
END
grep -q "\"signature\": \"$(tail -n 1 "$scratch/printed")\"" "$KEPT/btf-bundle/index.json" ||
  fail 'The program and the image are for other objects.'
echo 'All runs did as they should.'
