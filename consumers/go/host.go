package btfbundle

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// A Host is what decides which file a program needs. Every field can be set by hand.
type Host struct {
	// ID, VersionID and IDLike are those of os-release, without quotes. They may be empty.
	ID        string
	VersionID string
	IDLike    []string
	// Machine is what uname -m says, as x86_64 or aarch64. GOARCH's amd64 and arm64 do as well.
	Machine string
	// Release is what uname -r says.
	Release string
	// HasBTF tells that the kernel has BTF of its own, so that no file is needed.
	HasBTF bool
}

// HostFrom reads the host whose root directory is root: "/", or in a container where the host's root is mounted,
// as "/host".
//
// os-release is read below root, and is not missed if it is not there. The kernel's facts are read below root if
// proc/sys/kernel/osrelease is there; else the running kernel is asked. The error is of asking.
func HostFrom(root string) (Host, error) {
	if root == "" {
		root = "/"
	}
	below := func(path string) string { return filepath.Join(root, filepath.FromSlash(path)) }
	var host Host
	if host.ReadOSRelease(below("etc/os-release")) != nil {
		// A host without either has no fields of os-release.
		_ = host.ReadOSRelease(below("usr/lib/os-release"))
	}
	btf := below("sys/kernel/btf/vmlinux")
	release, err := readWord(below("proc/sys/kernel/osrelease"))
	if err == nil {
		host.Release = release
		host.Machine, err = readWord(below("proc/sys/kernel/arch"))
		if err != nil {
			_, host.Machine, err = uname()
		}
	} else {
		host.Release, host.Machine, err = uname()
		btf = "/sys/kernel/btf/vmlinux"
	}
	_, statErr := os.Stat(btf)
	host.HasBTF = statErr == nil
	return host, err
}

// readWord reads what a file of /proc says, without the end of its line.
func readWord(path string) (string, error) {
	text, err := readStart(path, maxValue+1)
	if err == nil && len(text) > maxValue {
		err = errors.New(path + " is too long")
	}
	return strings.TrimSpace(text), err
}

// archOf gives the bundle's word for an architecture, for uname's or Go's.
func archOf(machine string) string {
	switch machine {
	case "amd64":
		return "x86_64"
	case "aarch64":
		return "arm64"
	}
	return machine
}
