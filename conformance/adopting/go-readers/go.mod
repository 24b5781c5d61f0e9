module go-readers

go 1.25.0

require (
	github.com/aquasecurity/tracee/common v0.0.0-20251208215525-5f898efde860
	github.com/cilium/ebpf v0.18.0
	github.com/inspektor-gadget/inspektor-gadget v0.40.0
)

require (
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/sirupsen/logrus v1.9.3 // indirect
	github.com/spf13/cobra v1.9.1 // indirect
	github.com/spf13/pflag v1.0.6 // indirect
	go.uber.org/multierr v1.11.0 // indirect
	go.uber.org/zap v1.27.0 // indirect
	golang.org/x/exp v0.0.0-20250718183923-645b1fa84792 // indirect
	golang.org/x/sys v0.33.0 // indirect
)
