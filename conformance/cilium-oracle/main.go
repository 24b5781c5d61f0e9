// Command cilium-oracle tells what cilium/ebpf makes of an object's CO-RE relocations on a kernel.
//
//	cilium-oracle JOBS
//
// JOBS has two paths a line, with a tab between: an object, a kernel's BTF. Prints per job its index
// and, after a tab, JSON: by program, the fixups of all its relocations together, as a load computes
// them, and of each on its own. Types are given by name, since ids differ between a whole and a tailored
// BTF. "done" and the index follow. A relocation at which cilium/ebpf panics is answered by "crash".
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/btf"
)

type job struct {
	Error    string    `json:"error,omitempty"`
	Programs []program `json:"programs"`
}

type program struct {
	Name  string   `json:"name"`
	Error string   `json:"error,omitempty"`
	Whole []string `json:"whole"`
	Alone []string `json:"alone"`
}

func main() {
	log.SetFlags(0)
	file, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var kernel *btf.Spec
	var kernelPath string
	index := 0
	for lines := bufio.NewScanner(file); lines.Scan(); index++ {
		object, path, _ := strings.Cut(lines.Text(), "\t")
		if path != kernelPath {
			kernelPath = path
			err = guarded(func() (err error) {
				kernel, err = btf.LoadSpec(path)
				return err
			})
		}
		result := job{}
		if err != nil {
			result.Error = "kernel: " + err.Error()
		} else {
			result = answer(object, kernel)
		}
		text, failure := json.Marshal(result)
		if failure != nil {
			log.Fatal(failure)
		}
		fmt.Printf("%d\t%s\ndone\t%d\n", index, text, index)
	}
}

// A panic is an error as well.
func guarded(work func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = errCrash
		}
	}()
	return work()
}

var errCrash = errors.New("crash")

func answer(path string, kernel *btf.Spec) job {
	var spec *ebpf.CollectionSpec
	err := guarded(func() (err error) {
		spec, err = ebpf.LoadCollectionSpec(path)
		return err
	})
	if err != nil {
		return job{Error: err.Error()}
	}
	names := make([]string, 0, len(spec.Programs))
	for name := range spec.Programs {
		names = append(names, name)
	}
	slices.Sort(names)
	var result job
	for _, name := range names {
		if relocations := relocationsOf(spec.Programs[name]); len(relocations) > 0 {
			result.Programs = append(result.Programs, relocate(spec, name, relocations, kernel))
		}
	}
	return result
}

// Subprograms are part of a program's instructions by now.
func relocationsOf(spec *ebpf.ProgramSpec) []*btf.CORERelocation {
	var relocations []*btf.CORERelocation
	for i := range spec.Instructions {
		if relocation := btf.CORERelocationMetadata(&spec.Instructions[i]); relocation != nil {
			relocations = append(relocations, relocation)
		}
	}
	return relocations
}

func relocate(spec *ebpf.CollectionSpec, name string, relocations []*btf.CORERelocation, kernel *btf.Spec) program {
	result := program{Name: name}
	fixups, err := compute(spec, relocations, kernel)
	if err != nil {
		result.Error = err.Error()
	}
	result.Whole = fixups
	for i := range relocations {
		fixup, err := compute(spec, relocations[i:i+1], kernel)
		if err != nil {
			fixup = []string{"error: " + err.Error()}
			if errors.Is(err, errCrash) {
				fixup = []string{"crash"}
			}
		}
		result.Alone = append(result.Alone, fixup[0])
	}
	return result
}

func compute(spec *ebpf.CollectionSpec, relocations []*btf.CORERelocation, kernel *btf.Spec) ([]string, error) {
	localID := func(local btf.Type) (btf.TypeID, error) { return spec.Types.TypeID(local) }
	var fixups []btf.COREFixup
	err := guarded(func() (err error) {
		fixups, err = btf.CORERelocate(relocations, []*btf.Spec{kernel}, spec.ByteOrder, localID)
		return err
	})
	if err != nil {
		return nil, err
	}
	var texts []string
	for i := range fixups {
		texts = append(texts, describe(fixups[i].String(), kernel))
	}
	return texts, nil
}

// Puts the type in the place of its id.
func describe(fixup string, kernel *btf.Spec) string {
	kind, values, _ := strings.Cut(fixup, "=")
	_, target, found := strings.Cut(values, "->")
	id, err := strconv.ParseUint(target, 10, 32)
	if kind != "target_type_id" || !found || err != nil {
		return fixup
	}
	targetType, err := kernel.TypeByID(btf.TypeID(id))
	if err != nil {
		return fmt.Sprintf("%s=%v", kind, err)
	}
	return fmt.Sprintf("%s=%T %s", kind, targetType, targetType.TypeName())
}
