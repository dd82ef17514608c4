# For hands used to make: each target calls the nautilus command.

.PHONY: all run isoimage debug test bench size doctor clean help
.DEFAULT_GOAL := all

# make PROGRAM=examples/nbody.ts run
PROGRAM ?=
# make FLAGS="--cpus 4 --verbose" run
FLAGS ?=

all: ## build the kernel (or PROGRAM) as build/nautilus.elf
	./nautilus build $(PROGRAM) -o build/nautilus.elf $(FLAGS)

run: ## run the kernel's shell (or PROGRAM) in QEMU
	./nautilus run $(PROGRAM) $(FLAGS)

isoimage: ## make build/nautilus.iso, which boots by GRUB
	./nautilus image $(PROGRAM) -o build/nautilus.iso $(FLAGS)

debug: ## gdb, stopped at the first line
	./nautilus debug $(PROGRAM) $(FLAGS)

test: ## run every test
	./nautilus test

bench: ## measure
	./nautilus bench

size: ## what each byte of the image is for
	./nautilus size $(PROGRAM) $(FLAGS)

doctor: ## what is installed and what is missing
	./nautilus doctor

clean: ## remove everything that was built
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z]*\):.* ## /\1\t/p' Makefile
