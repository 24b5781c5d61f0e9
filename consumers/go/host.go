package btfbundle

import (
	"errors"
	"os"
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
// proc/sys/kernel/osrelease is there; else the running kernel is asked. Symbolic links are followed below root, wherever
// they lead. The error is of asking.
func HostFrom(root string) (Host, error) {
	if root == "" {
		root = "/"
	}
	var host Host
	for _, path := range []string{"etc/os-release", "usr/lib/os-release"} {
		// A host without either has no fields of os-release.
		if path, err := belowRoot(root, path); err == nil && host.ReadOSRelease(path) == nil {
			break
		}
	}
	btf := "/sys/kernel/btf/vmlinux"
	release, err := readFact(root, "proc/sys/kernel/osrelease")
	if err == nil {
		host.Release = release
		host.Machine, err = readFact(root, "proc/sys/kernel/arch")
		if err != nil {
			_, host.Machine, err = uname()
		}
		// Where the links lead to nothing, so does the path.
		btf, _ = belowRoot(root, "sys/kernel/btf/vmlinux")
	} else {
		host.Release, host.Machine, err = uname()
	}
	_, statErr := os.Stat(btf)
	host.HasBTF = statErr == nil
	return host, err
}

// readFact reads what a file of /proc below a root says, without the end of its line.
func readFact(root, path string) (string, error) {
	path, err := belowRoot(root, path)
	if err != nil {
		return "", err
	}
	text, err := readStart(path, maxOSRelease)
	text = strings.Trim(text, " \t\r\n")
	if err == nil && len(text) > maxValue {
		err = errors.New(path + " is too long")
	}
	return text, err
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
