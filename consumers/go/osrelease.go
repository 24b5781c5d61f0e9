package btfbundle

import (
	"io"
	"os"
	"strings"
)

const (
	// maxOSRelease is how much of an os-release file is read, in bytes.
	maxOSRelease = 64 << 10
	// maxValue is how long a value of it, or a release of a kernel, may be, in bytes.
	maxValue = 255
)

// ReadOSRelease takes ID, VERSION_ID and ID_LIKE from the os-release file at path, in place of what the host had.
// One that is not in the file becomes empty.
func (h *Host) ReadOSRelease(path string) error {
	text, err := readStart(path, maxOSRelease)
	if err != nil {
		return err
	}
	values := parseOSRelease(text)
	h.ID, h.VersionID = values["ID"], values["VERSION_ID"]
	h.IDLike = strings.FieldsFunc(values["ID_LIKE"], isBlank)
	return nil
}

// parseOSRelease gives the values of an os-release file by their keys, as a shell would read them: see
// os-release(5). Of a key that stands twice, the last counts.
func parseOSRelease(text string) map[string]string {
	values := map[string]string{}
	for _, line := range strings.Split(text, "\n") {
		// A comment is an assignment at most to a key that begins with #.
		key, quoted, isAssignment := strings.Cut(line, "=")
		if !isAssignment {
			continue
		}
		value := unquote(strings.TrimFunc(quoted, isBlank))
		if len(value) > maxValue {
			value = ""
		}
		values[strings.TrimFunc(key, isBlank)] = value
	}
	return values
}

// unquote reads one word as a shell does: quotes of both kinds, backslashes, up to a blank outside of quotes.
func unquote(text string) string {
	var value []byte
	var quote byte
	for i := 0; i < len(text); i++ {
		b := text[i]
		escapes := i+1 < len(text) && (quote == 0 || quote == '"' && strings.IndexByte("\"\\$`", text[i+1]) >= 0)
		switch {
		case b == '\\' && escapes:
			i++
			value = append(value, text[i])
		case b == quote:
			quote = 0
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		case quote == 0 && isBlank(rune(b)):
			return string(value)
		default:
			value = append(value, b)
		}
	}
	return string(value)
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }

// readStart reads at most most bytes of a file.
func readStart(path string, most int64) (string, error) {
	opened, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer opened.Close()
	text, err := io.ReadAll(io.LimitReader(opened, most))
	return string(text), err
}
