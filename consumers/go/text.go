package btfbundle

import "strings"

// plain makes foreign text harmless in a log or an error: each byte that is not printable ASCII becomes ?.
func plain(text string) string {
	bytes := []byte(text)
	for i, b := range bytes {
		if b < ' ' || b > '~' {
			bytes[i] = '?'
		}
	}
	return string(bytes)
}

// isPath tells whether text leads down from a directory, in printable ASCII, and in at most 255 bytes.
func isPath(text string) bool {
	if len(text) > 255 {
		return false
	}
	for _, part := range strings.Split(text, "/") {
		if part == "" || part == "." || part == ".." {
			return false
		}
	}
	for _, b := range []byte(text) {
		if b <= ' ' || b > '~' || b == '\\' {
			return false
		}
	}
	return true
}

// isHexDigits tells whether text is count lower-case hex digits.
func isHexDigits(text string, count int) bool {
	return len(text) == count && strings.Trim(text, "0123456789abcdef") == ""
}
