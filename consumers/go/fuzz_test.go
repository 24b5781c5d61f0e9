package btfbundle

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func FuzzOSRelease(f *testing.F) {
	for _, path := range glob(f, "hosts/*/etc/os-release") {
		// A link may lead to a file of this machine.
		if info, err := os.Lstat(filepath.Join(testdata, path)); err == nil && info.Mode().IsRegular() {
			f.Add(string(read(f, path)))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		for key, value := range parseOSRelease(text) {
			if len(value) > maxValue || strings.Contains(key+value, "\n") {
				t.Errorf("%q is %q", key, value)
			}
		}
	})
}

func FuzzIndex(f *testing.F) {
	f.Add(read(f, "bundles/product-shared/index.json"))
	f.Add([]byte("{\xc8"))
	for _, path := range glob(f, "bundles/broken/*/index.json") {
		f.Add(read(f, path))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		parsed, err := parseIndex(text)
		if err != nil {
			if err.Error() != plain(err.Error()) {
				t.Errorf("the error is not plain: %q", err)
			}
			return
		}
		for _, file := range parsed.files {
			if !filepath.IsLocal(file.path) || file.size < 0 || file.size > maxFile {
				t.Errorf("%q of %d bytes is taken", file.path, file.size)
			}
		}
		for release, kernels := range parsed.releases {
			for _, k := range kernels {
				if k.file < 0 || k.file >= len(parsed.files) || strings.Count(k.id(), "/") != 3 || k.release != release {
					t.Errorf("%s leads to %d", k.id(), k.file)
				}
			}
		}
	})
}

func FuzzArchive(f *testing.F) {
	for _, pattern := range []string{"bundles/small-*.tar*", "bundles/broken/*.tar*", "bundles/product-*.tar.gz"} {
		for _, path := range glob(f, pattern) {
			f.Add(read(f, path))
		}
	}
	f.Fuzz(func(t *testing.T, archive []byte) {
		bundle, err := OpenBytes(archive)
		if err != nil {
			return
		}
		for _, kernels := range bundle.releases {
			for _, k := range kernels {
				host := Host{ID: k.distro, VersionID: k.version, Machine: k.arch, Release: k.release}
				if found, err := bundle.Find(host); err == nil && int64(len(found.BTF)) != bundle.files[k.file].size {
					t.Errorf("%s has %d bytes", found.Kernel, len(found.BTF))
				}
			}
		}
	})
}

// Whatever the host says, the answer keeps to its form, and is the same again.
func FuzzFind(f *testing.F) {
	bundle, err := OpenFile(filepath.Join(testdata, "bundles/product-shared"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add("ubuntu", "20.04", "debian", "x86_64", "5.4.0-77-generic")
	f.Add("amzn", "2018.03", "rhel fedora", "aarch64", "4.14.241-124.400.amzn1.x86_64")
	f.Fuzz(func(t *testing.T, id, version, like, machine, release string) {
		host := Host{ID: id, VersionID: version, IDLike: strings.Fields(like), Machine: machine, Release: release}
		got, err := bundle.Find(host, Nearest())
		if err != nil {
			t.Fatal(err)
		}
		again, _ := bundle.Find(host, Nearest())
		if got.Kernel != again.Kernel || got.Why != again.Why || got.Why != plain(got.Why) {
			t.Errorf("%+v, then %+v", got, again)
		}
		hasFile := got.How == HowExact || got.How == HowRelease || got.How == HowNearest
		if hasFile != (got.Kernel != "") || hasFile != (len(got.BTF) > 0) || (got.How == HowAmbiguous) != (len(got.Candidates) > 1) {
			t.Errorf("%+v", got)
		}
	})
}

// glob gives files of the table, by their paths below it.
func glob(t testing.TB, pattern string) []string {
	paths, err := filepath.Glob(filepath.Join(testdata, filepath.FromSlash(pattern)))
	if err != nil || len(paths) == 0 {
		t.Fatalf("nothing matches %s", pattern)
	}
	for i, path := range paths {
		paths[i], err = filepath.Rel(testdata, path)
		if err != nil {
			t.Fatal(err)
		}
	}
	return paths
}
