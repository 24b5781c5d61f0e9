//go:build linux

package btfbundle

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A container whose root has no /proc below it: os-release is read there, the kernel is the running one.
func TestHostOfRootWithoutProc(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "etc/os-release"), "ID=debian\nVERSION_ID=\"12\"\n")
	host, err := HostFrom(root)
	if err != nil {
		t.Fatal(err)
	}
	here, err := HostFrom("/")
	if err != nil {
		t.Fatal(err)
	}
	if host.ID != "debian" || host.VersionID != "12" {
		t.Errorf("got %q %q", host.ID, host.VersionID)
	}
	if host.Release == "" || host.Machine == "" || host.Release != here.Release || host.Machine != here.Machine {
		t.Errorf("got %q %q, and of / %q %q", host.Release, host.Machine, here.Release, here.Machine)
	}
	if host.HasBTF != here.HasBTF {
		t.Errorf("got %t, and of / %t", host.HasBTF, here.HasBTF)
	}
}

// Before Linux 6.1, /proc/sys/kernel/arch is not there.
func TestHostOfOldProc(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "proc/sys/kernel/osrelease"), "4.14.1\n")
	host, err := HostFrom(root)
	if err != nil {
		t.Fatal(err)
	}
	_, machine, err := uname()
	if err != nil {
		t.Fatal(err)
	}
	if host.Release != "4.14.1" || host.Machine != machine || host.HasBTF {
		t.Errorf("got %+v", host)
	}
}

// What is left of a path may grow to 4,095 bytes by a link, and by no more.
func TestLongLinks(t *testing.T) {
	for directory, want := range map[string]string{"ee": "debian", "eee": ""} {
		root := t.TempDir()
		write(t, filepath.Join(root, directory, "os-release"), "ID=debian\n")
		target := strings.Repeat("./", 2041) + directory
		if err := os.Symlink(target, filepath.Join(root, "etc")); err != nil {
			t.Fatal(err)
		}
		host, err := HostFrom(root)
		if err != nil || host.ID != want {
			t.Errorf("by a link of %d bytes: got %q, %v", len(target), host.ID, err)
		}
	}
}

func TestUnquote(t *testing.T) {
	for text, want := range map[string]string{
		`plain`:         `plain`,
		`a b`:           `a`,
		`"a b"`:         `a b`,
		`'a "b\'`:       `a "b\`,
		`"a\"b\\c\$d"`:  `a"b\c$d`,
		`"\a\'"`:        `\a\'`,
		`\"a\ b`:        `"a b`,
		`'a'"b"c`:       `abc`,
		`"not closed`:   `not closed`,
		`"ends in \`:    `ends in \`,
		`ends in\`:      `ends`,
		`ends\`:         `ends\`,
		``:              ``,
		`""`:            ``,
		"\"a\x60\\\x60": "a\x60\x60",
	} {
		if got := unquote(text); got != want {
			t.Errorf("%s gives %q, want %q", text, got, want)
		}
	}
}

func TestOSReleaseIsReadInPart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "os-release")
	comment := make([]byte, maxOSRelease)
	for i := range comment {
		comment[i] = '#'
	}
	write(t, path, "ID=first\n"+string(comment)+"\nID=last\n")
	var host Host
	if err := host.ReadOSRelease(path); err != nil || host.ID != "first" {
		t.Errorf("got %q, %v", host.ID, err)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
