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

# As README.md says how to take the module: from a copy, and vendored.
library=$(realpath ../..)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cat >main.go <<'GO'
package main

import (
	"fmt"

	btfbundle "btf-bundle/consumers/go"
)

func main() {
	host, err := btfbundle.HostFrom("/")
	fmt.Println(host.Release, err)
}
GO
go mod init taker 2>/dev/null
go mod edit -require btf-bundle/consumers/go@v0.0.0
go mod edit -replace "btf-bundle/consumers/go=$library"
go mod tidy
[ "$(go run .)" = "$(uname -r) <nil>" ]
go mod vendor
[ "$(go run -mod=vendor .)" = "$(uname -r) <nil>" ]
