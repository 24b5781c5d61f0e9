// Package btfbundle finds, in a bundle that btf-bundle made, the BTF file of the kernel that a program runs on.
//
// A program embeds its bundle, reads the host, and asks for the file:
//
//	//go:embed bundle
//	var embedded embed.FS
//
//	directory, _ := fs.Sub(embedded, "bundle")
//	bundle, err := btfbundle.Open(directory)
//	host, err := btfbundle.HostFrom("/")
//	found, err := bundle.Find(host)
//	log.Print(found.Why)
//
// What is found, by which rules, is the same as in the C and the Rust library: consumers/README.md of
// btf-bundle has the rules with examples. The package has no dependencies.
package btfbundle
