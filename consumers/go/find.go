package btfbundle

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// How tells by which rule a file was found, or why none was.
type How string

const (
	// HowOwn: the kernel has BTF of its own, and no file was looked for.
	HowOwn How = "own"
	// HowExact: the bundle has this kernel of this distribution.
	HowExact How = "exact"
	// HowRelease: the bundle has this release of a kernel, and there is only one file that it can be.
	HowRelease How = "release"
	// HowNearest: a guess, by way of Nearest.
	HowNearest How = "nearest"
	// HowAmbiguous: the bundle has this release more than once, with files that differ.
	HowAmbiguous How = "ambiguous"
	// HowNone: the bundle lacks this kernel.
	HowNone How = "none"
)

// A Result is the answer to Find.
type Result struct {
	How How
	// Kernel is the id of the kernel that was found, as ubuntu/20.04/x86_64/5.4.0-42-generic. It is empty, as are Path
	// and BTF, if there is no file.
	Kernel string
	// Path is that of its file in the bundle.
	Path string
	// BTF are the bytes of the file, checked against index.json.
	BTF []byte
	// Candidates are the ids of the kernels that it can be, sorted, if How is HowAmbiguous.
	Candidates []string
	// Why is a sentence for a log, in printable ASCII.
	Why string
}

// TempFile writes the file that was found below directory, or below the system's directory for such files if that is
// empty, for a loader that takes a path. The caller removes it, once the objects are loaded. If no file was found, the
// path is empty.
func (r Result) TempFile(directory string) (path string, err error) {
	if r.BTF == nil {
		return "", nil
	}
	temporary, err := os.CreateTemp(directory, "*.btf")
	if err != nil {
		return "", err
	}
	_, err = temporary.Write(r.BTF)
	err = errors.Join(err, temporary.Close())
	if err != nil {
		os.Remove(temporary.Name())
		return "", err
	}
	return temporary.Name(), nil
}

// A FindOption changes what Find looks for.
type FindOption func(*findOptions)

type findOptions struct{ nearest bool }

// Nearest has Find guess, where the bundle lacks the kernel: it takes the nearest release of the same
// distribution, series and flavour.
func Nearest() FindOption {
	return func(o *findOptions) { o.nearest = true }
}

// Find looks for the file of a host. That there is none is an answer, not an error: see Result.How. An error means
// that the bundle lacks the file, or that it is not the one that index.json names.
func (b *Bundle) Find(host Host, opts ...FindOption) (Result, error) {
	var o findOptions
	for _, opt := range opts {
		opt(&o)
	}
	if host.HasBTF {
		return answer(HowOwn, "the kernel has BTF of its own, in /sys/kernel/btf/vmlinux: no file is needed")
	}
	arch := archOf(host.Machine)
	if host.Release == "" || arch == "" {
		return answer(HowNone, "the host's kernel is not known: its release or its machine is empty")
	}
	places := placesOf(host)
	if found, isThere := b.exact(host, places, arch); isThere {
		return b.take(found, HowExact, "the bundle has this kernel: "+found.id()+keptAs(found, host))
	}
	candidates, under := b.byRelease(host, arch)
	if len(candidates) > 0 {
		return b.oneOf(candidates, under)
	}
	lack := fmt.Sprintf("the bundle has no kernel %s for %s", host.Release, arch)
	if !o.nearest {
		return answer(HowNone, lack)
	}
	found, isThere := b.nearest(host.Release, places, arch)
	if !isThere {
		return answer(HowNone, lack+", and none near it")
	}
	age := "older"
	if compareReleases(found.release, host.Release) > 0 {
		age = "newer"
	}
	return b.take(found, HowNearest, fmt.Sprintf("a guess: %s, and %s is the nearest that is %s", lack, found.id(), age))
}

func answer(how How, why string) (Result, error) {
	return Result{How: how, Why: plain(why)}, nil
}

func (b *Bundle) take(found kernel, how How, why string) (Result, error) {
	file := b.files[found.file]
	btf, err := b.bytesOf(file)
	if err != nil {
		return Result{}, err
	}
	return Result{How: how, Kernel: found.id(), Path: file.path, BTF: btf, Why: plain(why)}, nil
}

// A place is a distribution and a version, as the archive has them.
type place struct{ distro, version string }

// placesOf gives the places where a host's kernel can be, the likeliest first: what os-release says, and then the
// version as the archive writes it.
func placesOf(host Host) []place {
	if host.ID == "" || host.VersionID == "" {
		return nil
	}
	versions := []string{host.VersionID}
	switch host.ID {
	case "rhel", "centos", "ol", "almalinux", "rocky":
		if major, _, hasDot := strings.Cut(host.VersionID, "."); hasDot {
			versions = append(versions, major)
		}
	case "amzn":
		if strings.HasPrefix(host.VersionID, "201") {
			versions = append(versions, "2018", "1")
		}
	}
	places := make([]place, len(versions))
	for i, version := range versions {
		places[i] = place{host.ID, version}
	}
	return places
}

func (b *Bundle) exact(host Host, places []place, arch string) (kernel, bool) {
	for _, p := range places {
		for _, k := range b.releases[host.Release] {
			if k.isIn(p, arch) {
				return k, true
			}
		}
	}
	return kernel{}, false
}

func (k kernel) isIn(p place, arch string) bool {
	return k.distro == p.distro && k.version == p.version && k.arch == arch
}

func keptAs(found kernel, host Host) string {
	if found.version == host.VersionID {
		return ""
	}
	return fmt.Sprintf(", for %s %s is kept as %s/%s", host.ID, host.VersionID, found.distro, found.version)
}

// byRelease gives the kernels with the host's release, sorted by id: those of its distribution or of the first of its
// relatives that has any, else all. It also gives the name that they were narrowed by.
func (b *Bundle) byRelease(host Host, arch string) (candidates []kernel, under string) {
	for _, k := range b.releases[host.Release] {
		if k.arch == arch {
			candidates = append(candidates, k)
		}
	}
	slices.SortFunc(candidates, func(a, b kernel) int { return strings.Compare(a.id(), b.id()) })
	for _, distro := range append([]string{host.ID}, host.IDLike...) {
		var some []kernel
		for _, k := range candidates {
			if k.distro == distro {
				some = append(some, k)
			}
		}
		if len(some) > 0 {
			return some, distro
		}
	}
	return candidates, ""
}

// oneOf takes the first of the candidates, if all have the same file.
func (b *Bundle) oneOf(candidates []kernel, under string) (Result, error) {
	first := candidates[0]
	count := fmt.Sprintf("the bundle has %s for %s %d times", first.release, first.arch, len(candidates))
	if len(candidates) == 1 {
		count = fmt.Sprintf("the bundle has %s for %s once", first.release, first.arch)
	}
	if under != "" {
		count += " under " + under
	}
	for _, k := range candidates {
		if a, b := b.files[k.file], b.files[first.file]; a.sha256 != b.sha256 || a.size != b.size {
			result, _ := answer(HowAmbiguous, count+", with files that differ: only the host's ID and VERSION_ID can tell which")
			for _, candidate := range candidates {
				result.Candidates = append(result.Candidates, candidate.id())
			}
			return result, nil
		}
	}
	if len(candidates) == 1 {
		return b.take(first, HowRelease, count+": "+first.id())
	}
	return b.take(first, HowRelease, count+", always with the same file: "+first.id()+" is the first")
}

// nearest gives the kernel of the places, of the release's series and flavour, that is the greatest not above the
// release, else the least.
func (b *Bundle) nearest(release string, places []place, arch string) (best kernel, isThere bool) {
	for _, p := range places {
		for other, kernels := range b.releases {
			if !isOfSeries(other, release) || isThere && !isNearer(other, best.release, release) {
				continue
			}
			for _, k := range kernels {
				if k.isIn(p, arch) {
					best, isThere = k, true
				}
			}
		}
	}
	return best, isThere
}

// isNearer tells whether release a is nearer to the wanted one than b. Releases that are equal by number are
// told apart byte by byte, so that the answer does not depend on an order.
func isNearer(a, b, wanted string) bool {
	isAbove := compareReleases(a, wanted) > 0
	if isAbove != (compareReleases(b, wanted) > 0) {
		return !isAbove
	}
	order := compareReleases(a, b)
	if order == 0 {
		return a < b
	}
	return (order < 0) == isAbove
}
