package btfbundle

import (
	"fmt"
	"syscall"
)

// uname gives the running kernel's release and machine.
func uname() (release, machine string, err error) {
	var facts syscall.Utsname
	if err := syscall.Uname(&facts); err != nil {
		return "", "", fmt.Errorf("uname fails: %w", err)
	}
	return textOf(facts.Release[:]), textOf(facts.Machine[:]), nil
}

// Some architectures have signed characters in C, some do not.
func textOf[char int8 | uint8](field []char) string {
	var text []byte
	for _, c := range field {
		if c == 0 {
			break
		}
		text = append(text, byte(c))
	}
	return string(text)
}
