package btfbundle

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// index is what index.json says, checked: each kernel leads to a file that is in files.
type index struct {
	signature string
	files     []file
	releases  map[string][]kernel
}

type file struct {
	path   string
	size   int64
	sha256 string
}

// A kernel is a place in BTFHub's archive that has a release, and the number of its file.
type kernel struct {
	distro, version, arch, release string
	file                           int
}

func (k kernel) id() string {
	return k.distro + "/" + k.version + "/" + k.arch + "/" + k.release
}

// parseIndex reads an index.json of schema 1. Keys that it does not know are passed over.
func parseIndex(text []byte) (index, error) {
	// The decoder would take other bytes for U+FFFD.
	if !utf8.Valid(text) {
		return index{}, notJSON("it is not UTF-8")
	}
	// The schema comes first: what another one means by its other keys is not known.
	schema, err := schemaOf(text)
	if err != nil {
		return index{}, err
	}
	if schema != 1 {
		return index{}, fmt.Errorf("index.json has schema %d, and this library reads schema 1: "+
			"take the library of the btf-bundle that wrote the bundle", schema)
	}
	return contentsOf(text)
}

// schemaOf reads the whole text, and gives the schema that it is of.
func schemaOf(text []byte) (schema int64, err error) {
	r, seen := newReader(text), map[string]bool{}
	err = r.object("index.json", seen, func(key string) (err error) {
		if key == "schema" {
			schema, err = r.number("schema")
			return err
		}
		return r.pass(key, seen)
	})
	if err != nil {
		return 0, err
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return 0, notJSON("something stands behind its end")
	}
	if !seen["schema"] {
		return 0, shape("it has no schema")
	}
	return schema, nil
}

func contentsOf(text []byte) (index, error) {
	r, seen := newReader(text), map[string]bool{}
	parsed := index{releases: map[string][]kernel{}}
	err := r.object("index.json", seen, func(key string) (err error) {
		switch key {
		case "signature":
			parsed.signature, err = r.text("signature")
			if err == nil && !isHexDigits(parsed.signature, 64) {
				err = shape("its signature is not 64 hex digits")
			}
			return err
		case "files":
			return r.array("files", func() error {
				file, err := r.file()
				parsed.files = append(parsed.files, file)
				return err
			})
		case "releases":
			return r.releases(parsed.releases)
		}
		return r.pass(key, seen)
	})
	if err != nil {
		return index{}, err
	}
	for _, key := range []string{"signature", "files", "releases"} {
		if !seen[key] {
			return index{}, shape("it has no " + key)
		}
	}
	for _, kernels := range parsed.releases {
		for _, kernel := range kernels {
			if kernel.file >= len(parsed.files) {
				return index{}, fmt.Errorf("index.json leads %s to file %d, and has %d",
					kernel.id(), kernel.file, len(parsed.files))
			}
		}
	}
	return parsed, nil
}

func (r *jsonReader) file() (file, error) {
	var f file
	seen := map[string]bool{}
	err := r.object("a file", seen, func(key string) (err error) {
		switch key {
		case "path":
			f.path, err = r.text("a path")
		case "size":
			f.size, err = r.number("a size")
		case "sha256":
			f.sha256, err = r.text("a sha256")
		default:
			err = r.pass(key, seen)
		}
		return err
	})
	switch {
	case err != nil:
		return f, err
	case !seen["path"] || !seen["size"] || !seen["sha256"]:
		return f, shape("a file has no path, no size or no sha256")
	case !isPath(f.path):
		return f, fmt.Errorf("index.json names the file \"%s\": %s", plain(f.path), pathRule)
	case f.size > maxFile:
		return f, fmt.Errorf("index.json gives %s %d bytes, and no file of a bundle has more than %d",
			f.path, f.size, maxFile)
	case !isHexDigits(f.sha256, 64):
		return f, shape("the sha256 of " + f.path + " is not 64 hex digits")
	}
	return f, nil
}

const pathRule = `a path leads down from the bundle's directory, without "..", "." and empty parts`

func (r *jsonReader) releases(into map[string][]kernel) error {
	return r.object("releases", map[string]bool{}, func(release string) error {
		if !isPath(release) || strings.Contains(release, "/") {
			return shape(strconv.Quote(plain(release)) + " is no release of a kernel")
		}
		return r.object(release, map[string]bool{}, func(place string) error {
			parts := strings.Split(place, "/")
			if len(parts) != 3 || !isPath(place) {
				return shape(strconv.Quote(plain(place)) + " is not distribution/version/architecture")
			}
			number, err := r.number("the file of " + place)
			if err != nil {
				return err
			}
			found := kernel{parts[0], parts[1], parts[2], release, int(min(number, 1<<31-1))}
			into[release] = append(into[release], found)
			return nil
		})
	})
}
