// The path is a name, not an address: whoever imports this module says where it lies (README.md).
module btf-bundle/consumers/go

go 1.23.0
