package btfbundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// maxFile is the greatest size of index.json, and of any other file of a bundle, in bytes.
const maxFile = 64 << 20

// A Bundle is a set of BTF files, and the index that leads to them. It does not change once it is open:
// several goroutines may use it.
type Bundle struct {
	index
	read readFile
}

// readFile gives a file's bytes and its size. It gives no bytes if the size is above most,
// and fs.ErrNotExist if there is no such file.
type readFile func(path string, most int64) (data []byte, size int64, err error)

// An Option changes how a bundle is opened.
type Option func(*options)

type options struct {
	expected   string
	isExpected bool
}

// Signature makes opening fail if the bundle is not of the objects with this signature: 64 hex digits, as in
// the index.json of the bundle that the program was built with.
func Signature(digits string) Option {
	return func(o *options) { o.expected, o.isExpected = digits, true }
}

// Open opens a bundle whose index.json is at the top of fsys: a directory (os.DirFS), or the embedded one
// (embed.FS, by way of fs.Sub). The layout does not matter.
func Open(fsys fs.FS, opts ...Option) (*Bundle, error) {
	return open(fromFS(fsys), opts)
}

// OpenBytes opens a packed bundle, tar or tar.gz, that is in memory. The bytes must not be changed as long as
// the bundle is used.
func OpenBytes(archive []byte, opts ...Option) (*Bundle, error) {
	read, err := fromArchive(archive)
	if err != nil {
		return nil, err
	}
	return open(read, opts)
}

// OpenFile opens the bundle at path: a directory, or a packed bundle, which is read into memory.
func OpenFile(path string, opts ...Option) (*Bundle, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return Open(os.DirFS(path), opts...)
	}
	archive, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return OpenBytes(archive, opts...)
}

// Signature gives the signature of the objects that the bundle was made for: 64 hex digits.
func (b *Bundle) Signature() string { return b.signature }

func open(read readFile, opts []Option) (*Bundle, error) {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	if o.isExpected && !isHexDigits(o.expected, 64) {
		return nil, fmt.Errorf("the expected signature \"%s\" is not 64 hex digits: "+
			"take the one in index.json of the build's bundle", plain(o.expected))
	}
	text, size, err := read("index.json", maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("index.json is not in the bundle: " +
			"give the directory or the archive that btf-bundle wrote")
	}
	if err != nil {
		return nil, fmt.Errorf("index.json cannot be read: %w", err)
	}
	if size > maxFile {
		return nil, fmt.Errorf("index.json has %d bytes, and no file of a bundle has more than %d", size, maxFile)
	}
	parsed, err := parseIndex(text)
	if err != nil {
		return nil, err
	}
	if o.isExpected && o.expected != parsed.signature {
		return nil, fmt.Errorf("the bundle is of other objects: its signature begins with %s, "+
			"and %s is expected: build the bundle and the program from the same objects",
			parsed.signature[:12], o.expected[:12])
	}
	return &Bundle{parsed, read}, nil
}

// bytesOf reads a file of the index, and checks that it is the one that the index names.
func (b *Bundle) bytesOf(file file) ([]byte, error) {
	const mend = "make the bundle again, or copy it whole"
	data, size, err := b.read(file.path, file.size)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is in index.json, but not in the bundle: %s", file.path, mend)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", file.path, err)
	}
	if size != file.size {
		return nil, fmt.Errorf("%s has %d bytes, and index.json says %d: %s", file.path, size, file.size, mend)
	}
	sum := sha256.Sum256(data)
	if digits := hex.EncodeToString(sum[:]); digits != file.sha256 {
		return nil, fmt.Errorf("%s is not the file that index.json names: its sha256 begins with %s, not %s: %s",
			file.path, digits[:12], file.sha256[:12], mend)
	}
	return bytes.Clone(data), nil
}

func fromFS(fsys fs.FS) readFile {
	return func(path string, most int64) ([]byte, int64, error) {
		info, err := fs.Stat(fsys, path)
		if err != nil {
			return nil, 0, err
		}
		// A FIFO would be waited for.
		if !info.Mode().IsRegular() {
			return nil, 0, fs.ErrNotExist
		}
		if info.Size() > most {
			return nil, info.Size(), nil
		}
		opened, err := fsys.Open(path)
		if err != nil {
			return nil, 0, err
		}
		defer opened.Close()
		data, err := io.ReadAll(io.LimitReader(opened, most+1))
		return data, int64(len(data)), err
	}
}
