package btfbundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// maxDepth is how many objects and arrays of index.json may be open at once.
const maxDepth = 8

// maxNumber is the greatest number that every reader of JSON gives exactly.
const maxNumber = 1<<53 - 1

// A jsonReader takes index.json apart, token by token, so that depth and repeated keys are seen.
type jsonReader struct {
	decoder *json.Decoder
	depth   int
}

func newReader(text []byte) *jsonReader {
	r := &jsonReader{decoder: json.NewDecoder(bytes.NewReader(text))}
	r.decoder.UseNumber()
	return r
}

func (r *jsonReader) token() (json.Token, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return nil, notJSON(plain(err.Error()))
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
	if err != nil || number < 0 || number > maxNumber {
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

// pass passes over the value of a key that means nothing, and so may stand there twice.
func (r *jsonReader) pass(key string, seen map[string]bool) error {
	delete(seen, key)
	return r.skip()
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

func notJSON(what string) error {
	return errors.New("index.json is not JSON: " + what)
}

func shape(what string) error {
	return errors.New("index.json is not what btf-bundle writes: " + what)
}
