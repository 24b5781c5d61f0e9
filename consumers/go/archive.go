package btfbundle

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

const (
	block = 512
	// maxUnpacked is how large a tar may be that was packed by gzip, in bytes.
	maxUnpacked = 1 << 30
	// maxMembers is how many files an archive may have.
	maxMembers = 65536
)

var (
	errNoArchive = errors.New("the archive is neither tar nor tar.gz")
	errCut       = errors.New("the archive is broken: it ends too early")
)

// fromArchive reads the members of a packed bundle: tar, or tar.gz.
func fromArchive(archive []byte) (readFile, error) {
	switch {
	case bytes.HasPrefix(archive, []byte("\x1f\x8b")):
		unpacked, err := gunzip(archive)
		if err != nil {
			return nil, fmt.Errorf("the archive's gzip stream is broken: %w", err)
		}
		archive = unpacked
	case bytes.HasPrefix(archive, []byte("\xfd7zXZ\x00")):
		return nil, errCompressed("xz")
	case bytes.HasPrefix(archive, []byte("\x28\xb5\x2f\xfd")):
		return nil, errCompressed("zstd")
	}
	members, err := untar(archive)
	if err != nil {
		return nil, err
	}
	return func(path string, _ int64) ([]byte, int64, error) {
		data, isThere := members[path]
		if !isThere {
			return nil, 0, fs.ErrNotExist
		}
		return data, int64(len(data)), nil
	}, nil
}

func errCompressed(by string) error {
	return fmt.Errorf("the archive is compressed by %s, which this library does not read: pack it as tar or tar.gz", by)
}

// gunzip unpacks one gzip stream, with nothing behind it.
func gunzip(packed []byte) ([]byte, error) {
	left := bytes.NewReader(packed)
	stream, err := gzip.NewReader(left)
	if err != nil {
		return nil, err
	}
	stream.Multistream(false)
	unpacked, err := io.ReadAll(io.LimitReader(stream, maxUnpacked+1))
	switch {
	case err != nil:
		return nil, err
	case len(unpacked) > maxUnpacked:
		return nil, fmt.Errorf("it unpacks to more than %d bytes", maxUnpacked)
	case left.Len() > 0:
		return nil, fmt.Errorf("%d bytes stand behind its end", left.Len())
	}
	return unpacked, nil
}

// untar gives the files of a plain ustar archive by their names, without "./" before them.
func untar(archive []byte) (map[string][]byte, error) {
	if len(archive) < block || !hasMagic(archive) {
		return nil, errNoArchive
	}
	members := map[string][]byte{}
	for at := 0; ; {
		if len(archive)-at < block {
			return nil, errCut
		}
		header := archive[at : at+block]
		if isZeros(header) {
			return members, nil
		}
		size, err := sizeOf(header, at)
		if err != nil {
			return nil, err
		}
		at += block
		stored := nameOf(header)
		name := strings.TrimPrefix(stored, "./")
		switch kind := header[156]; {
		case kind == '5' && size == 0:
			continue
		case kind != '0' && kind != 0:
			return nil, fmt.Errorf("the archive's member %s is of type %s, and only plain files are read",
				plain(stored), plain(string([]byte{kind})))
		case !isPath(name):
			return nil, fmt.Errorf("the archive has the member \"%s\": %s", plain(stored), pathRule)
		case size > maxFile:
			return nil, fmt.Errorf("the archive's member %s has %d bytes, and no file of a bundle has more than %d",
				plain(stored), size, maxFile)
		}
		if len(members) == maxMembers {
			return nil, fmt.Errorf("the archive has more than %d files", maxMembers)
		}
		if _, isThere := members[name]; isThere {
			return nil, fmt.Errorf("the archive has %s twice", name)
		}
		padded := int(size+block-1) &^ (block - 1)
		if len(archive)-at < padded {
			return nil, errCut
		}
		members[name] = archive[at : at+int(size)]
		at += padded
	}
}

// sizeOf checks the header of a member, and gives the member's size in bytes.
func sizeOf(header []byte, at int) (int64, error) {
	sum := int64(0)
	for i, b := range header {
		// Its own field counts as blanks.
		if i >= 148 && i < 156 {
			b = ' '
		}
		sum += int64(b)
	}
	stated, ok := octal(header[148:156])
	if !ok || stated != sum {
		return 0, fmt.Errorf("the archive is broken: the header at byte %d has a wrong checksum", at)
	}
	if !hasMagic(header) {
		return 0, fmt.Errorf("the archive is broken: the header at byte %d is not of ustar", at)
	}
	size, ok := octal(header[124:136])
	if !ok {
		return 0, fmt.Errorf("the archive is broken: the header at byte %d has no size", at)
	}
	return size, nil
}

// octal reads a number of a header: octal digits, with blanks before and blanks or zeros behind them.
func octal(field []byte) (number int64, ok bool) {
	digits := strings.TrimLeft(strings.TrimRight(string(field), " \x00"), " ")
	for _, b := range []byte(digits) {
		if b < '0' || b > '7' {
			return 0, false
		}
		number = number<<3 | int64(b-'0')
	}
	return number, digits != ""
}

// hasMagic tells whether a header is POSIX's ustar, or GNU's.
func hasMagic(header []byte) bool {
	magic := string(header[257:263])
	return magic == "ustar\x00" || magic == "ustar "
}

// nameOf gives a member's name. GNU's headers have other things where POSIX has the name's first part.
func nameOf(header []byte) string {
	name, prefix := cString(header[:100]), cString(header[345:500])
	if header[262] == 0 && prefix != "" {
		return prefix + "/" + name
	}
	return name
}

func cString(field []byte) string {
	text, _, _ := bytes.Cut(field, []byte{0})
	return string(text)
}

func isZeros(bytes []byte) bool {
	for _, b := range bytes {
		if b != 0 {
			return false
		}
	}
	return true
}
