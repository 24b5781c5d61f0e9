module example

go 1.25.0

require (
	btf-bundle/consumers/go v0.0.0
	github.com/cilium/ebpf v0.22.0
)

require golang.org/x/sys v0.43.0 // indirect

replace btf-bundle/consumers/go => ../..
