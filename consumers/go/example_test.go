package btfbundle_test

import (
	"fmt"
	"log"
	"os"

	btfbundle "btf-bundle/consumers/go"
)

func ExampleBundle_Find() {
	bundle, err := btfbundle.OpenFile("../testdata/bundles/product-tree.tar.gz")
	if err != nil {
		log.Fatal(err)
	}
	// In a program: btfbundle.HostFrom("/"), or HostFrom("/host") in a container.
	host := btfbundle.Host{ID: "rhel", VersionID: "8.1", Machine: "x86_64", Release: "4.18.0-147.el8.x86_64"}
	found, err := bundle.Find(host)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(found.How, found.Path)
	fmt.Println(found.Why)
	// Output:
	// exact rhel/8/x86_64/4.18.0-147.el8.x86_64.btf
	// the bundle has this kernel: rhel/8/x86_64/4.18.0-147.el8.x86_64, for rhel 8.1 is kept as rhel/8
}

func ExampleNearest() {
	bundle, err := btfbundle.OpenFile("../testdata/bundles/product-shared")
	if err != nil {
		log.Fatal(err)
	}
	host := btfbundle.Host{ID: "ubuntu", VersionID: "20.04", Machine: "aarch64", Release: "5.4.0-77-generic"}
	found, err := bundle.Find(host, btfbundle.Nearest())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(found.Why)
	// Output:
	// a guess: the bundle has no kernel 5.4.0-77-generic for arm64, and ubuntu/20.04/arm64/5.4.0-42-generic is the nearest that is older
}

// A loader that takes a path, as libbpfgo does, gets one of a temporary file. The path is empty where the kernel has BTF of
// its own, and then libbpf takes that.
func ExampleResult_TempFile() {
	// As in libbpfgo, which needs cgo and is left out here.
	type NewModuleArgs struct{ BPFObjPath, BTFObjPath string }

	bundle, err := btfbundle.OpenFile("../testdata/bundles/product-shared")
	if err != nil {
		log.Fatal(err)
	}
	host := btfbundle.Host{ID: "centos", VersionID: "7", Machine: "x86_64", Release: "3.10.0-957.el7.x86_64"}
	found, err := bundle.Find(host)
	if err != nil {
		log.Fatal(err)
	}
	path, err := found.TempFile("")
	if err != nil {
		log.Fatal(err)
	}
	defer os.Remove(path)
	args := NewModuleArgs{BPFObjPath: "events.bpf.o", BTFObjPath: path}
	// module, err := libbpfgo.NewModuleFromFileArgs(args)

	info, err := os.Stat(args.BTFObjPath)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(found.How, info.Size(), "bytes", info.Mode())
	// Output:
	// exact 94 bytes -rw-------
}
