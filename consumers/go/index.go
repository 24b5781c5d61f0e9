package btfbundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
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

// maxDepth is how many objects and arrays of index.json may be open at once.
const maxDepth = 8

// parseIndex reads an index.json of schema 1. Keys that it does not know are passed over.
func parseIndex(text []byte) (index, error) {
	r := jsonReader{decoder: json.NewDecoder(bytes.NewReader(text))}
	r.decoder.UseNumber()
	parsed := index{releases: map[string][]kernel{}}
	seen := map[string]bool{}
	err := r.object("index.json", seen, func(key string) error {
		switch key {
		case "schema":
			schema, err := r.number("schema")
			if err == nil && schema != 1 {
				err = fmt.Errorf("index.json has schema %d, and this library reads schema 1: "+
					"take the library of the btf-bundle that wrote the bundle", schema)
			}
			return err
		case "signature":
			digits, err := r.text("signature")
			if err == nil && !isHexDigits(digits, 64) {
				err = shape("its signature is not 64 hex digits")
			}
			parsed.signature = digits
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
		return r.skip()
	})
	if err != nil {
		return index{}, err
	}
	for _, key := range []string{"schema", "signature", "files", "releases"} {
		if !seen[key] {
			return index{}, shape("it has no " + key)
		}
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return index{}, errors.New("index.json is not JSON: something stands behind its end")
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

func shape(what string) error {
	return errors.New("index.json is not what btf-bundle writes: " + what)
}

// A jsonReader takes index.json apart, token by token, so that depth and repeated keys are seen.
type jsonReader struct {
	decoder *json.Decoder
	depth   int
}

func (r *jsonReader) token() (json.Token, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return nil, errors.New("index.json is not JSON: " + plain(err.Error()))
	}
	switch token {
	case json.Delim('{'), json.Delim('['):
		r.depth++
		if r.depth > maxDepth {
			return nil, fmt.Errorf("index.json is nested deeper than %d levels", maxDepth)
		}
	case json.Delim('}'), json.Delim(']'):
		r.depth--
	}
	return token, nil
}

func (r *jsonReader) number(what string) (int64, error) {
	token, err := r.token()
	if err != nil {
		return 0, err
	}
	digits, _ := token.(json.Number)
	number, err := strconv.ParseInt(digits.String(), 10, 64)
	if err != nil || number < 0 {
		return 0, shape(what + " is not a whole number in digits")
	}
	return number, nil
}

func (r *jsonReader) text(what string) (string, error) {
	token, err := r.token()
	if err != nil {
		return "", err
	}
	text, ok := token.(string)
	if !ok {
		return "", shape(what + " is not a string")
	}
	return text, nil
}

// object reads an object, and has take read the value of each of its keys. It adds the keys to seen, and
// refuses one that is there.
func (r *jsonReader) object(what string, seen map[string]bool, take func(key string) error) error {
	return r.nested(json.Delim('{'), what+" is not an object", func() error {
		key, err := r.text("a key")
		if err != nil {
			return err
		}
		if seen[key] {
			return shape(strconv.Quote(plain(key)) + " stands twice in " + what)
		}
		seen[key] = true
		return take(key)
	})
}

func (r *jsonReader) array(what string, take func() error) error {
	return r.nested(json.Delim('['), what+" is not an array", take)
}

func (r *jsonReader) nested(begin json.Delim, otherwise string, take func() error) error {
	token, err := r.token()
	if err != nil {
		return err
	}
	if token != begin {
		return shape(otherwise)
	}
	for r.decoder.More() {
		if err := take(); err != nil {
			return err
		}
	}
	_, err = r.token()
	return err
}

// skip passes over one value.
func (r *jsonReader) skip() error {
	for outside := r.depth; ; {
		if _, err := r.token(); err != nil {
			return err
		}
		if r.depth == outside {
			return nil
		}
	}
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
			err = r.skip()
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
