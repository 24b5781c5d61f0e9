#!/bin/sh
# Brings what is embedded up to date: the object, and a bundle for the two kernels of the repository's example.
# Needs lib/ (npx tsc).
set -eu
cd "$(dirname "$0")"
top=../../../..
cp "$top/consumers/example/events.bpf.o" .
node "$top/lib/cli.js" --objects events.bpf.o --targets debian --archive "$top/examples/archive" \
	--output bundle --report-directory report --cache none >/dev/null
rm -r report
