//go:build btf

// Package btf carries the bundle that was made before the program was built.
package btf

import "embed"

//go:embed bundle
var Bundle embed.FS
