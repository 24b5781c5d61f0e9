// Nothing is compiled: build.sh wants the sources of a dependency.
