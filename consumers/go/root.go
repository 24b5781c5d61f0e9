package btfbundle

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	// maxLinks is how many symbolic links lead to a file below a root: as many as Linux follows.
	maxLinks = 40
	// maxPath is how long what is left of a path may grow by its links, in bytes.
	maxPath = 4095
)

// belowRoot gives where a file below a root directory is. Every symbolic link on the way is followed as the root's
// own system does: an absolute target begins at root, and ".." stops there. The system that this program runs on would
// begin at its own root, which in a container is the container's.
func belowRoot(root, path string) (string, error) {
	at, left, links := []string{}, path, 0
	for left != "" {
		var part string
		part, left, _ = strings.Cut(left, "/")
		switch part {
		case "", ".":
			continue
		case "..":
			at = at[:max(len(at)-1, 0)]
			continue
		}
		at = append(at, part)
		here := filepath.Join(root, filepath.Join(at...))
		info, err := os.Lstat(here)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		target, err := os.Readlink(here)
		if err != nil {
			return "", err
		}
		at, left, links = at[:len(at)-1], target+"/"+left, links+1
		if links > maxLinks || len(left) > maxPath {
			return "", &fs.PathError{Op: "follow the links of", Path: filepath.Join(root, path), Err: fs.ErrInvalid}
		}
		if strings.HasPrefix(target, "/") {
			at = at[:0]
		}
	}
	return filepath.Join(root, filepath.Join(at...)), nil
}
