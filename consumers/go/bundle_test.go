//go:build linux

package btfbundle

import (
	"archive/tar"
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

const productSignature = "26dc048623adda41808b9bcadf845aa020d90ed2992718b88afa9fffc2ff17bc"

func TestSignatureOfBundle(t *testing.T) {
	bundle, err := Open(os.DirFS(filepath.Join(testdata, "bundles/product-tree")))
	if err != nil {
		t.Fatal(err)
	}
	if got := bundle.Signature(); got != productSignature {
		t.Errorf("got %s", got)
	}
}

// What a caller does to the bytes that it got is not seen by the next one.
func TestBytesAreTheCallers(t *testing.T) {
	bundle, err := OpenBytes(read(t, "bundles/product-shared.tar"))
	if err != nil {
		t.Fatal(err)
	}
	host := Host{ID: "fedora", VersionID: "31", Machine: "x86_64", Release: "5.3.7-301.fc31.x86_64"}
	for range 2 {
		found, err := bundle.Find(host)
		if err != nil {
			t.Fatal(err)
		}
		clear(found.BTF)
	}
}

// index.json is the whole truth: a file that it does not name is not found, and one that is no file is not read.
func TestOnlyPlainFiles(t *testing.T) {
	directory := t.TempDir()
	path := "btf/1.btf"
	write(t, filepath.Join(directory, "index.json"), indexOf(path))
	if err := os.MkdirAll(filepath.Join(directory, "btf"), 0o755); err != nil {
		t.Fatal(err)
	}
	// Opening it for reading would wait for a writer.
	if err := syscall.Mkfifo(filepath.Join(directory, path), 0o644); err != nil {
		t.Fatal(err)
	}
	bundle, err := OpenFile(directory)
	if err != nil {
		t.Fatal(err)
	}
	_, err = bundle.Find(Host{Machine: "x86_64", Release: "1"})
	if err == nil || !strings.Contains(err.Error(), "not in the bundle") {
		t.Errorf("got %v", err)
	}
}

func TestLargeIndexIsRefused(t *testing.T) {
	_, err := Open(fstest.MapFS{"index.json": {Data: make([]byte, maxFile+1)}})
	if err == nil || !strings.HasPrefix(err.Error(), "index.json has 67108865 bytes") {
		t.Errorf("got %v", err)
	}
}

func TestManyFilesAreRefused(t *testing.T) {
	for files, want := range map[int]string{
		maxMembers + 1: "the archive has more than 65536 files",
		maxMembers:     "index.json is not in the bundle: give the directory or the archive that btf-bundle wrote",
	} {
		var packed bytes.Buffer
		archive := tar.NewWriter(&packed)
		for number := range files {
			if err := archive.WriteHeader(&tar.Header{Name: strconv.Itoa(number), Format: tar.FormatUSTAR}); err != nil {
				t.Fatal(err)
			}
		}
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenBytes(packed.Bytes()); err == nil || err.Error() != want {
			t.Errorf("of %d files: got %v", files, err)
		}
	}
}

func TestMissingFile(t *testing.T) {
	if _, err := OpenFile(filepath.Join(t.TempDir(), "bundle.tar")); !os.IsNotExist(err) {
		t.Errorf("got %v", err)
	}
}

func indexOf(path string) string {
	digits := strings.Repeat("0", 64)
	return `{"schema":1,"signature":"` + digits + `","files":[{"path":"` + path + `","size":0,"sha256":"` + digits +
		`"}],"releases":{"1":{"d/v/x86_64":0}}}`
}

func TestPaths(t *testing.T) {
	for path, want := range map[string]bool{
		"btf/~!.btf": true, strings.Repeat("a", 255): true, "a/b..c/...": true,
		strings.Repeat("a", 256): false, "a b": false, "a\x7f": false, "a/..": false, "a/./b": false, "a/": false, "": false,
	} {
		if isPath(path) != want {
			t.Errorf("%q: want %t", path, want)
		}
	}
	if got := plain("~ \x7f\x1f\n\u00e9"); got != "~ ?????" {
		t.Errorf("got %q", got)
	}
}
