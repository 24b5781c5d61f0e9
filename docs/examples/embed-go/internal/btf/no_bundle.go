//go:build !btf

package btf

import "embed"

// Bundle is empty: the program was built without a bundle, as in tests.
var Bundle embed.FS
