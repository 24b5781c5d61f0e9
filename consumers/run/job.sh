# shellcheck shell=dash
# Runs each program on a host without BTF of its own, and starts a process for it to report. hosts.mjs sets before:
# root       the directory below which the programs read os-release
# languages  the programs, in this directory
# Prints for each "=== LANGUAGE", what the program printed up to the event of that process, and "child PID of PID".
: "${root:?}" "${languages:?}"
mount -t tmpfs none /sys/kernel/btf
if [ -e /sys/kernel/btf/vmlinux ]; then
	echo 'the BTF of the kernel is still there' >&2
	exit 1
fi
mkdir -p "$root/etc"
cp os-release "$root/etc/os-release"

# Waits until the program prints a line, for 60 seconds, or until it ends.
await() {
	tries=0
	while ! grep -q "$1" output && kill -0 "$program" 2>/dev/null && [ "$tries" -lt 600 ]; do
		tries=$((tries + 1))
		sleep 0.1
	done
}

for language in $languages; do
	echo "=== $language"
	# What the last program printed is not to be taken for what this one is about to print.
	: >output
	"./$language" --root "$root" >output 2>&1 &
	program=$!
	await '^attached$'
	# shellcheck disable=SC2016
	sh -c 'echo $$ >child; exec /bin/true'
	child=$(cat child)
	await "^event: pid=$child .*/bin/true"
	kill "$program" 2>/dev/null
	wait "$program"
	# Other processes are none of ours.
	grep -v '^event: ' output
	grep "^event: pid=$child " output ||
		echo "of $(grep -c '^event: ' output) events none is of it"
	echo "child $child of $$"
done
exit 0
