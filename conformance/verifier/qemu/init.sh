#!/bin/busybox sh
# shellcheck shell=dash
# The first process of a booted kernel: runs /jobs/run, and gives what it prints to the second serial port.
# The first line there tells the length, the hash and how /jobs/run ended, so that nothing can be lost unseen.
/bin/busybox --install -s /bin
export PATH=/bin
mkdir -p /proc /sys /dev /tmp
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mount -t bpf bpf /sys/fs/bpf
mount -t debugfs debugfs /sys/kernel/debug
mount -t tracefs tracefs /sys/kernel/tracing
ulimit -l unlimited
stty -F /dev/ttyS1 raw -echo

cd /jobs || poweroff -f
sh ./run >/tmp/output
status=$?
gzip -c /tmp/output >/tmp/output.gz
{
  echo "$(stat -c %s /tmp/output.gz) $(sha256sum </tmp/output.gz | cut -d ' ' -f 1) $status"
  cat /tmp/output.gz
} >/dev/ttyS1
sync
poweroff -f
