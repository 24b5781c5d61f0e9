#!/bin/sh
# All checks of the Go library and its examples. Needs Go; the example's modules come through Go's proxy.
set -eu
cd "$(dirname "$0")"

unformatted=$(gofmt -l .)
[ -z "$unformatted" ] || {
	echo "gofmt would change: $unformatted"
	exit 1
}
go vet ./...
go test ./...
for target in FuzzOSRelease FuzzIndex FuzzArchive FuzzFind; do
	go test -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZ_TIME:-10s}" .
done
GOOS=darwin go vet ./...
GOARCH=arm64 go vet ./...
GOARCH=386 go vet ./...

cmp ../example/events.bpf.o examples/cilium/events.bpf.o
cd examples/cilium
go vet ./...
CGO_ENABLED=0 go build -o /dev/null .
