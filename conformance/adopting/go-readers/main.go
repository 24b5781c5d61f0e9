// Looks up this host's file as Tracee and Inspektor Gadget do, by their own code where a program can import it,
// and prints what each finds as JSON. It is built beside dist/btfhub, a bundle, which it embeds as Tracee does;
// Inspektor Gadget's package embeds another one, from where it is built.
//
//	reader LAYER    a btfgen layer of a gadget's image, packed by docs/adopting/gadget-layer.sh
package main

import (
	"archive/tar"
	"compress/gzip"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"path"
	"strings"

	"github.com/aquasecurity/tracee/common/environment"
	"github.com/cilium/ebpf/btf"
	"github.com/inspektor-gadget/inspektor-gadget/pkg/btfgen"
)

//go:embed dist/btfhub/*
var bundle embed.FS

type answer struct {
	// The file that is found, base64; null without one.
	Tracee       []byte `json:"tracee"`
	MendedTracee []byte `json:"mendedTracee"`
	Layer        []byte `json:"layer"`
	MendedLayer  []byte `json:"mendedLayer"`
	// The size of task_struct in what is found; 0 without it.
	Gadget uint32 `json:"gadget"`
}

func main() {
	log.SetFlags(0)
	layer, err := readLayer(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	found := answer{}
	if found.Tracee, found.MendedTracee, err = tracee(); err != nil {
		log.Fatal(err)
	}
	found.Layer, found.MendedLayer = gadgetLayer(layer)
	if found.Gadget, err = gadget(); err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		log.Fatal(err)
	}
}

// The path is unpackBTFHub's, in Tracee's pkg/cmd/initialize, which no other program can import; all that it is made
// of comes from Tracee's code.
func tracee() (found, mended []byte, err error) {
	host, err := environment.GetOSInfo()
	if err != nil {
		return nil, nil, err
	}
	id := host.GetOSReleaseFieldValue(environment.OS_ID)
	version := host.GetOSReleaseFieldValue(environment.OS_VERSION_ID)
	rest := fmt.Sprintf("%s/%s.btf", host.GetOSReleaseFieldValue(environment.OS_ARCH),
		host.GetOSReleaseFieldValue(environment.OS_KERNEL_RELEASE))
	read := func(version string) []byte {
		bytes, err := bundle.ReadFile(path.Join("dist/btfhub", id, version, rest))
		if err != nil {
			return nil
		}
		return bytes
	}
	for _, version := range versions(version) {
		if mended = read(version); mended != nil {
			break
		}
	}
	return read(version), mended, nil
}

// What docs/adopting.md says to try: the version, and what stands before its first dot.
func versions(version string) []string {
	major, _, _ := strings.Cut(version, ".")
	return []string{version, major}
}

// All of it is Inspektor Gadget's; nil is its answer where it has none, after a warning to standard error.
func gadget() (uint32, error) {
	spec := btfgen.GetBTFSpec()
	if spec == nil {
		return 0, nil
	}
	var task *btf.Struct
	if err := spec.TypeByName("task_struct", &task); err != nil {
		return 0, err
	}
	return task.Size, nil
}

// The name is that of Prepare in Inspektor Gadget's pkg/operators/btfgen; what it is made of is its code's.
func gadgetLayer(layer map[string][]byte) (found, mended []byte) {
	host, err := btfgen.GetOSInfo()
	if err != nil {
		log.Print(err)
		return nil, nil
	}
	read := func(id, version string) []byte {
		return layer[fmt.Sprintf("%s/%s/%s/%s.btf", id, version, host.Arch, host.Kernel)]
	}
	id := strings.Trim(host.ID, `"`)
	for _, version := range versions(host.VersionID) {
		if mended = read(id, version); mended != nil {
			break
		}
	}
	return read(host.ID, host.VersionID), mended
}

func readLayer(path string) (map[string][]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	members := map[string][]byte{}
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return members, nil
		}
		if err != nil {
			return nil, err
		}
		if members[header.Name], err = io.ReadAll(archive); err != nil {
			return nil, err
		}
	}
}
