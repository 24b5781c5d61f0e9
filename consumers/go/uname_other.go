//go:build !linux

package btfbundle

import "errors"

func uname() (release, machine string, err error) {
	return "", "", errors.New("only Linux tells its kernel: set the fields of Host by hand")
}
