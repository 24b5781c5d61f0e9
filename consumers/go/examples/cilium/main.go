// Command cilium reports each program that is executed, on kernels with and without BTF of their own. It embeds an
// eBPF object and a bundle for it, and loads the object by cilium/ebpf.
package main

import (
	"bytes"
	"embed"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"

	btfbundle "btf-bundle/consumers/go"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/btf"
	"github.com/cilium/ebpf/link"
	"github.com/cilium/ebpf/perf"
	"github.com/cilium/ebpf/rlimit"
)

//go:embed events.bpf.o
var object []byte

//go:embed bundle
var embedded embed.FS

// signature is that of the objects, if the build gives it: -ldflags "-X main.signature=…".
var signature string

func main() {
	log.SetFlags(0)
	root := flag.String("root", "/", "`directory` where the host's root is, in a container")
	count := flag.Int("count", 0, "how many `events` to report before the end (0: all)")
	flag.Parse()
	if err := run(*root, *count); err != nil {
		log.Fatal(err)
	}
}

func run(root string, count int) error {
	found, err := findBTF(root)
	if err != nil {
		return err
	}
	fmt.Println("how:", found.How)
	if found.Kernel != "" {
		fmt.Println("kernel:", found.Kernel)
	}
	fmt.Println("why:", found.Why)

	var options ebpf.CollectionOptions
	switch {
	case found.BTF != nil:
		options.Programs.KernelTypes, err = btf.LoadSpecFromReader(bytes.NewReader(found.BTF))
		if err != nil {
			return err
		}
	case found.How != btfbundle.HowOwn:
		return errors.New("there is no BTF for this kernel")
	}
	collection, err := load(options)
	if err != nil {
		return err
	}
	defer collection.Close()
	fmt.Println("loaded")

	// Ready before the first event, so that none is lost.
	reader, err := perf.NewReader(collection.Maps["events"], 64<<10)
	if err != nil {
		return err
	}
	defer reader.Close()
	attached, err := link.AttachRawTracepoint(link.RawTracepointOptions{
		Name:    "sched_process_exec",
		Program: collection.Programs["report_exec"],
	})
	if err != nil {
		return err
	}
	defer attached.Close()
	fmt.Println("attached")
	return report(reader, count)
}

// findBTF finds the file of the host in the embedded bundle.
func findBTF(root string) (btfbundle.Result, error) {
	var options []btfbundle.Option
	if signature != "" {
		options = append(options, btfbundle.Signature(signature))
	}
	directory, err := fs.Sub(embedded, "bundle")
	if err != nil {
		return btfbundle.Result{}, err
	}
	bundle, err := btfbundle.Open(directory, options...)
	if err != nil {
		return btfbundle.Result{}, err
	}
	host, err := btfbundle.HostFrom(root)
	if err != nil {
		return btfbundle.Result{}, err
	}
	return bundle.Find(host)
}

func load(options ebpf.CollectionOptions) (*ebpf.Collection, error) {
	// Kernels before 5.11 count eBPF's memory against this limit.
	if err := rlimit.RemoveMemlock(); err != nil {
		return nil, err
	}
	spec, err := ebpf.LoadCollectionSpecFromReader(bytes.NewReader(object))
	if err != nil {
		return nil, err
	}
	return ebpf.NewCollectionWithOptions(spec, options)
}

// event is struct event of events.bpf.c.
type event struct {
	PID, Parent uint32
	State       uint64
	Filename    [64]byte
}

func report(reader *perf.Reader, count int) error {
	for reported := 0; count == 0 || reported < count; {
		record, err := reader.Read()
		if err != nil {
			return err
		}
		if record.LostSamples > 0 {
			fmt.Fprintln(os.Stderr, "lost:", record.LostSamples)
			continue
		}
		var e event
		if err := binary.Read(bytes.NewReader(record.RawSample), binary.NativeEndian, &e); err != nil {
			return err
		}
		filename, _, _ := bytes.Cut(e.Filename[:], []byte{0})
		fmt.Printf("event: pid=%d parent=%d filename=%s\n", e.PID, e.Parent, filename)
		reported++
	}
	return nil
}
