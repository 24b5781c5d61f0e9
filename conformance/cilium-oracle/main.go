// Command cilium-oracle tells what cilium/ebpf makes of an object's CO-RE relocations on a kernel.
//
//	cilium-oracle JOBS
//
// JOBS has two paths a line, with a tab between: an object, a kernel's BTF. Prints per job its index
// and, after a tab, JSON: by program, the fixups of all its relocations together, as a load computes
// them, and of each on its own. Types are given by name, since ids differ between a whole and a tailored
// BTF. "done" and the index follow. A panic counts as the error "crash".
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/asm"
	"github.com/cilium/ebpf/btf"
)

type job struct {
	Error    string    `json:"error,omitempty"`
	Programs []program `json:"programs"`
}

type program struct {
	Name        string       `json:"name"`
	Error       string       `json:"error,omitempty"`
	Relocations []relocation `json:"relocations"`
}

type relocation struct {
	// Kind, id of the local type and access string.
	Asks string `json:"asks"`
	// Opcode, kind of a 64-bit immediate, offset and immediate.
	Instruction string `json:"instruction"`
	Whole       answer `json:"whole"`
	Alone       answer `json:"alone"`
}

type answer struct {
	// What is to be put into the instruction, or "error" or "ambiguous", with a message behind it.
	Fixup string `json:"fixup"`
	// What the instruction holds then; "poison", or "error" where it cannot hold it.
	Patched string `json:"patched"`
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
			result = answers(object, kernel)
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

func answers(path string, kernel *btf.Spec) job {
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
		if program := relocate(spec, name, kernel); len(program.Relocations) > 0 {
			result.Programs = append(result.Programs, program)
		}
	}
	return result
}

var text = regexp.MustCompile(`^CORERelocation\(([^,]+), .*\[([\d:]*)\], local_id=(\d+)\)$`)

// cilium/ebpf decides for all relocations of a program that ask a kernel about one local type at once,
// and for nothing else together. Subprograms are part of a program's instructions by now.
func relocate(spec *ebpf.CollectionSpec, name string, kernel *btf.Spec) program {
	result := program{Name: name}
	groups := make(map[string][]int)
	var asked []*btf.CORERelocation
	var instructions []asm.Instruction
	for _, instruction := range spec.Programs[name].Instructions {
		one := btf.CORERelocationMetadata(&instruction)
		if one == nil {
			continue
		}
		parts := text.FindStringSubmatch(strings.ReplaceAll(one.String(), "\n", " "))
		if parts == nil {
			log.Fatalf("what is %s?", one)
		}
		group := parts[3]
		if parts[1] == "local_type_id" {
			group = fmt.Sprint("own ", len(asked))
		}
		groups[group] = append(groups[group], len(asked))
		asked = append(asked, one)
		instructions = append(instructions, instruction)
		result.Relocations = append(result.Relocations, relocation{
			Asks: fmt.Sprintf("%s %s %s", parts[1], parts[3], parts[2]),
			Instruction: fmt.Sprintf("%d %d %d %d", uint8(instruction.OpCode),
				immediateKind(instruction), instruction.Offset, instruction.Constant),
			Alone: compute(spec, []*btf.CORERelocation{one}, []asm.Instruction{instruction}, kernel)[0],
		})
	}
	for _, group := range groups {
		var relocations []*btf.CORERelocation
		var patched []asm.Instruction
		for _, at := range group {
			relocations = append(relocations, asked[at])
			patched = append(patched, instructions[at])
		}
		for i, found := range compute(spec, relocations, patched, kernel) {
			result.Relocations[group[i]].Whole = found
			if strings.HasPrefix(found.Fixup, "error") || strings.HasPrefix(found.Fixup, "ambiguous") {
				result.Error = found.Fixup
			}
		}
	}
	return result
}

func immediateKind(instruction asm.Instruction) asm.Register {
	if instruction.OpCode.IsDWordLoad() {
		return instruction.Src
	}
	return 0
}

func compute(spec *ebpf.CollectionSpec, relocations []*btf.CORERelocation, instructions []asm.Instruction, kernel *btf.Spec) []answer {
	localID := func(local btf.Type) (btf.TypeID, error) { return spec.Types.TypeID(local) }
	var fixups []btf.COREFixup
	err := guarded(func() (err error) {
		fixups, err = btf.CORERelocate(relocations, []*btf.Spec{kernel}, spec.ByteOrder, localID)
		return err
	})
	result := make([]answer, len(relocations))
	for i := range relocations {
		if err == nil {
			result[i] = answer{describe(fixups[i].String(), kernel), patch(&fixups[i], instructions[i])}
			continue
		}
		kind := "error"
		if strings.HasSuffix(err.Error(), "ambiguous relocation") {
			kind = "ambiguous"
		}
		result[i] = answer{kind + ": " + err.Error(), kind}
	}
	return result
}

func patch(fixup *btf.COREFixup, instruction asm.Instruction) string {
	if err := fixup.Apply(&instruction); err != nil {
		return "error"
	}
	if strings.HasSuffix(fixup.String(), "=poison") {
		return "poison"
	}
	switch instruction.OpCode.Class() {
	case asm.LdXClass, asm.StClass, asm.StXClass:
		return strconv.Itoa(int(instruction.Offset))
	}
	return strconv.FormatInt(instruction.Constant, 10)
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
