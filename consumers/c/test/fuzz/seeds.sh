#!/bin/sh
# Writes what the fuzzers begin with, out of the table: seeds.sh OUTPUT. A directory for each target.
set -eu
table=$(cd "$(dirname "$0")/../../../testdata" && pwd)
mkdir -p "$1"
cd "$1"
mkdir archive index os_release find inflate
cp "$table"/bundles/*.tar* "$table"/bundles/broken/*.tar* archive
number=0
for file in "$table"/bundles/*/index.json "$table"/bundles/broken/*/index.json; do
	number=$((number + 1))
	cp "$file" "index/$number"
done
for file in "$table"/hosts/*/etc/os-release "$table"/hosts/*/usr/lib/os-release; do
	# A link may lead to a file of this machine.
	[ -h "$file" ] && continue
	number=$((number + 1))
	cp "$file" "os_release/$number"
done
for level in 1 6 9; do
	# The first byte says in what steps it is read; gzip's header has ten bytes.
	for file in "$table"/kernels.tsv "$table"/bundles/small-inspektor-gadget/index.json; do
		number=$((number + 1))
		{
			printf 'x'
			gzip -n -c "-$level" "$file" | tail -c +11
		} >"inflate/$number"
	done
done
printf 'ubuntu\n20.04\ndebian\nx86_64\n5.4.0-77-generic' >find/1
printf 'amzn\n2018.03\nrhel fedora\naarch64\n4.14.241-124.400.amzn1.x86_64' >find/2
printf 'linuxmint\n20\nubuntu debian\namd64\n4.15.0-142-generic' >find/3
