package btfbundle

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// testdata is shared with the other languages' libraries: its README.md says what the columns are.
const testdata = "../testdata"

// alike are the bundles that every line of product-tree holds for, but for the path.
var alike = []string{"product-shared", "product-tree.tar.gz", "product-shared.tar", "product-shared.tar.gz"}

func TestFind(t *testing.T) {
	for _, line := range lines(t, "cases.tsv", 12) {
		c := findCase{
			name: line[0], host: line[1], root: line[2], overrides: line[3], bundle: line[4],
			nearest: line[5] == "nearest", signature: line[6],
			want: Result{How: How(line[7]), Kernel: line[8], Path: line[9], Why: line[11]},
		}
		if line[10] != "" {
			c.want.Candidates = strings.Split(line[10], ",")
		}
		t.Run(c.name, c.run)
		if c.bundle != "product-tree" {
			continue
		}
		for _, bundle := range alike {
			c.bundle, c.want.Path = bundle, "any"
			t.Run(c.name+" in "+bundle, c.run)
		}
	}
}

type findCase struct {
	name, host, root, overrides, bundle, signature string
	nearest                                        bool
	want                                           Result
}

func (c findCase) run(t *testing.T) {
	host, err := HostFrom(filepath.Join(testdata, "hosts", c.host, c.root))
	if err != nil {
		t.Fatal(err)
	}
	override(t, &host, c.overrides)
	var opts []Option
	if c.signature != "" {
		opts = append(opts, Signature(c.signature))
	}
	bundle, err := OpenFile(filepath.Join(testdata, "bundles", c.bundle), opts...)
	if err != nil {
		t.Fatal(err)
	}
	var findOpts []FindOption
	if c.nearest {
		findOpts = append(findOpts, Nearest())
	}
	got, err := bundle.Find(host, findOpts...)
	if err != nil {
		t.Fatal(err)
	}
	if got.How != c.want.How || got.Kernel != c.want.Kernel || got.Why != c.want.Why {
		t.Errorf("got %s %q: %s\nwant %s %q: %s", got.How, got.Kernel, got.Why, c.want.How, c.want.Kernel, c.want.Why)
	}
	if c.want.Path != "any" && got.Path != c.want.Path {
		t.Errorf("got path %q, want %q", got.Path, c.want.Path)
	}
	if !slices.Equal(got.Candidates, c.want.Candidates) {
		t.Errorf("got candidates %q, want %q", got.Candidates, c.want.Candidates)
	}
	var btf []byte
	if c.want.Kernel != "" {
		btf = read(t, "bundles/product-tree/"+c.want.Kernel+".btf")
	}
	if !bytes.Equal(got.BTF, btf) {
		t.Errorf("got %d bytes of BTF, want those of the kernel", len(got.BTF))
	}
}

func override(t *testing.T, host *Host, overrides string) {
	if overrides == "" {
		return
	}
	for _, field := range strings.Split(overrides, ",") {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "id":
			host.ID = value
		case "version_id":
			host.VersionID = value
		case "id_like":
			host.IDLike = strings.Fields(value)
		case "machine":
			host.Machine = value
		case "release":
			host.Release = value
		case "btf":
			host.HasBTF = value == "yes"
		case "os-release":
			if err := host.ReadOSRelease(filepath.Join(testdata, value)); err != nil {
				t.Fatal(err)
			}
		default:
			t.Fatalf("the table overrides %q", key)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, line := range lines(t, "broken.tsv", 6) {
		name, signature, when, id, match, want := line[0], line[1], line[2], line[3], line[4], line[5]
		t.Run(name, func(t *testing.T) {
			var opts []Option
			if signature != "" {
				opts = append(opts, Signature(signature))
			}
			bundle, err := OpenFile(filepath.Join(testdata, "bundles", name), opts...)
			if when == "find" {
				if err != nil {
					t.Fatalf("opening fails: %s", err)
				}
				parts := strings.Split(id, "/")
				_, err = bundle.Find(Host{ID: parts[0], VersionID: parts[1], Machine: parts[2], Release: parts[3]})
			}
			if err == nil {
				t.Fatal("nothing is refused")
			}
			if got := err.Error(); got != want && !(match == "begins" && strings.HasPrefix(got, want)) {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// lines gives the columns of each line of a table. An empty column is written as "-".
func lines(t *testing.T, name string, columns int) [][]string {
	var all [][]string
	for _, line := range strings.Split(string(read(t, name)), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != columns {
			t.Fatalf("%s has a line with %d columns: %s", name, len(fields), line)
		}
		for i := range fields {
			if fields[i] == "-" {
				fields[i] = ""
			}
		}
		all = append(all, fields)
	}
	return all
}

func read(t testing.TB, path string) []byte {
	content, err := os.ReadFile(filepath.Join(testdata, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return content
}
