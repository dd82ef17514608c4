# From the boot loader to TypeScript: PVH and multiboot2 entry, long mode.
#
# Both loaders enter in 32-bit protected mode with paging off, flat segments,
# interrupts off and the address of their boot information in %ebx. What
# arrives in `nautilus_kernel_main` is the address of `boot_handoff` below.
#
# PVH: xen/include/public/arch-x86/hvm/start_info.h
# Multiboot2: specification 2.0, sections 3.1 (header) and 3.3 (machine state)
# Long mode: Intel SDM volume 3, section 10.8.5

.set PVH_MAGIC, 0x336ec578              # XEN_HVM_START_MAGIC_VALUE
.set MULTIBOOT2_HEADER_MAGIC, 0xe85250d6
.set MULTIBOOT2_LOADER_MAGIC, 0x36d76289

.set CR0_PROTECTED, 1 << 0
.set CR0_MONITOR_COPROCESSOR, 1 << 1
.set CR0_EXTENSION_TYPE, 1 << 4
.set CR0_NUMERIC_ERROR, 1 << 5
.set CR0_WRITE_PROTECT, 1 << 16         # the kernel too obeys read-only pages
.set CR0_PAGING, 1 << 31
.set CR4_PAE, 1 << 5
.set CR4_OSFXSR, 1 << 9                 # SSE
.set CR4_OSXMMEXCPT, 1 << 10
.set MSR_EFER, 0xc0000080
.set EFER_LONG_MODE, 1 << 8
.set EFER_NO_EXECUTE, 1 << 11

.set PAGE_PRESENT_WRITABLE, 0x3
.set PAGE_LARGE, 1 << 7

# CPUID 1 EDX: what x86-64-v1 promises and compiled code relies on.
# FPU, TSC, MSR, PAE, CX8, CMOV, MMX, FXSR, SSE, SSE2.
.set NEEDED_FEATURES, 1 << 0 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8 | 1 << 15 | 1 << 23 | 1 << 24 | 1 << 25 | 1 << 26

# The program runs on the boot stack: as deep as Node recurses, and as much again
# for development builds, whose frames are larger.
.set BOOT_STACK_BYTES, 2 * 1024 * 1024
.set FAULT_STACK_BYTES, 16 * 1024

# ---------------------------------------------------------------- headers

# "R" keeps a section from --gc-sections: nothing refers to these two.
.section .note.pvh, "aR", @note
.balign 4
  .long 4                               # length of the name
  .long 4                               # length of the descriptor
  .long 18                              # XEN_ELFNOTE_PHYS32_ENTRY
  .asciz "Xen"
  .long nautilus_entry_pvh

.section .boot.header, "axR", @progbits
.balign 8
multiboot2_header:
  .long MULTIBOOT2_HEADER_MAGIC
  .long 0                               # architecture: i386, protected mode
  .long multiboot2_header_end - multiboot2_header
  .long -(MULTIBOOT2_HEADER_MAGIC + 0 + (multiboot2_header_end - multiboot2_header))
  # Information request, optional: command line, memory map, both RSDPs.
  .balign 8
  .short 1, 1
  .long 24
  .long 1, 6, 14, 15
  # Entry address.
  .balign 8
  .short 3, 0
  .long 12
  .long nautilus_entry_multiboot2
  # End.
  .balign 8
  .short 0, 0
  .long 8
multiboot2_header_end:

# ------------------------------------------------------- 32-bit entry points

.section .boot.text, "axR", @progbits
.code32

.globl nautilus_entry_pvh
nautilus_entry_pvh:
  # The magic stands in the start info; %eax is undefined by the protocol.
  mov $PVH_MAGIC, %eax
  jmp enter

.globl _start, nautilus_entry_multiboot2
_start:                                 # the entry in the ELF header
nautilus_entry_multiboot2:
  # %eax holds the loader's magic; TypeScript checks it.

enter:
  cli
  cld
  mov $boot_stack_top, %esp
  mov %eax, boot_handoff                # which protocol
  mov %ebx, boot_handoff + 4            # where its information lies

  # The CPUID instruction exists if EFLAGS.ID can be flipped.
  pushfl
  pop %eax
  mov %eax, %ecx
  xor $1 << 21, %eax
  push %eax
  popfl
  pushfl
  pop %eax
  push %ecx
  popfl
  xor %ecx, %eax
  test $1 << 21, %eax
  jz too_old

  mov $1, %eax
  cpuid
  and $NEEDED_FEATURES, %edx
  cmp $NEEDED_FEATURES, %edx
  jne too_old

  mov $0x80000000, %eax
  cpuid
  cmp $0x80000001, %eax
  jb too_old
  mov $0x80000001, %eax
  cpuid
  test $1 << 29, %edx                   # long mode
  jz too_old

  # Boot counts from here: the time stamp of the entry (design K5).
  mov %edx, %esi                        # extended features
  rdtsc
  mov %eax, boot_handoff + 8
  mov %edx, boot_handoff + 12

  call fill_early_tables

  mov %cr4, %eax
  or $CR4_PAE | CR4_OSFXSR | CR4_OSXMMEXCPT, %eax
  mov %eax, %cr4

  mov $MSR_EFER, %ecx
  rdmsr
  or $EFER_LONG_MODE, %eax
  test $1 << 20, %esi                   # no-execute pages
  jz 1f
  or $EFER_NO_EXECUTE, %eax
1:
  wrmsr

  mov $early_pml4, %eax
  mov %eax, %cr3
  mov $CR0_PROTECTED | CR0_MONITOR_COPROCESSOR | CR0_EXTENSION_TYPE | CR0_NUMERIC_ERROR | CR0_WRITE_PROTECT | CR0_PAGING, %eax
  mov %eax, %cr0

  lgdt early_gdt_pointer
  ljmp $0x08, $enter_long_mode

# The early map: the first 4 GB, identity, 2 MB pages, everything allowed. It
# lives until paging.ts has built the real one: both loaders may leave their
# information anywhere below 4 GB.
fill_early_tables:
  movl $early_pdpt + PAGE_PRESENT_WRITABLE, early_pml4
  mov $early_directories + PAGE_PRESENT_WRITABLE, %eax
  mov $early_pdpt, %edi
  mov $4, %ecx
1:
  mov %eax, (%edi)
  add $4096, %eax
  add $8, %edi
  dec %ecx
  jnz 1b

  mov $PAGE_PRESENT_WRITABLE | PAGE_LARGE, %eax
  mov $early_directories, %edi
  mov $4 * 512, %ecx
1:
  mov %eax, (%edi)
  add $2 << 20, %eax
  add $8, %edi
  dec %ecx
  jnz 1b
  ret

# Not a CPU we can run on: say so on COM1 (whatever the firmware left of it)
# and on the log port, then stop.
too_old:
  mov $too_old_text, %esi
1:
  lodsb
  test %al, %al
  jz 2f
  mov $0x3f8, %edx
  out %al, %dx
  out %al, $0xe9
  jmp 1b
2:
  mov $0xf4, %edx                       # isa-debug-exit, where there is one
  mov $1, %eax
  out %al, %dx
3:
  cli
  hlt
  jmp 3b

# ------------------------------------------------------------------ 64 bits

.code64
enter_long_mode:
  mov $0x10, %eax
  mov %eax, %ds
  mov %eax, %es
  mov %eax, %ss
  xor %eax, %eax
  mov %eax, %fs
  mov %eax, %gs

  # A known floating-point state: all exceptions masked, round to nearest,
  # 64-bit x87 mantissa.
  fninit
  ldmxcsr initial_mxcsr(%rip)

  # The end of the frame chain: a null saved frame and a null return address.
  xor %ebp, %ebp
  mov $boot_stack_top, %esp
  push %rbp
  mov $boot_handoff, %edi
  jmp nautilus_kernel_main

# --------------------------------------------------------------------- data

.section .rodata.boot, "aR", @progbits
.balign 8
early_gdt:
  .quad 0
  .quad 0x00af9b000000ffff              # 0x08 code, 64 bits
  .quad 0x00cf93000000ffff              # 0x10 data
early_gdt_end:
early_gdt_pointer:
  .short early_gdt_end - early_gdt - 1
  .long early_gdt
.balign 4
initial_mxcsr:
  .long 0x1f80
too_old_text:
  .asciz "Nautilus needs a 64-bit CPU of level x86-64-v1 (SSE2, CMOV, CMPXCHG8B, FXSR).\r\n"

# What TypeScript finds of the boot; bootInfo.ts has the same layout.
.section .data.boot, "awR", @progbits
.balign 16
boot_handoff:
  .long 0                               # 0: magic, which protocol
  .long 0                               # 4: address of its information
  .quad 0                               # 8: time stamp counter at entry

.section .bss.boot, "awR", @nobits
.balign 4096
early_pml4:
  .skip 4096
early_pdpt:
  .skip 4096
early_directories:
  .skip 4 * 4096

# Stacks, each over a guard page that paging.ts unmaps. traps.ts and
# descriptors.ts know these names.
.globl nautilus_boot_stack_guard, nautilus_boot_stack_top
.globl nautilus_double_fault_stack_guard, nautilus_double_fault_stack_top
.globl nautilus_nmi_stack_guard, nautilus_nmi_stack_top
.globl nautilus_machine_check_stack_guard, nautilus_machine_check_stack_top
nautilus_boot_stack_guard:
  .skip 4096
  .skip BOOT_STACK_BYTES
boot_stack_top:
nautilus_boot_stack_top:
nautilus_double_fault_stack_guard:
  .skip 4096
  .skip FAULT_STACK_BYTES
nautilus_double_fault_stack_top:
nautilus_nmi_stack_guard:
  .skip 4096
  .skip FAULT_STACK_BYTES
nautilus_nmi_stack_top:
nautilus_machine_check_stack_guard:
  .skip 4096
  .skip FAULT_STACK_BYTES
nautilus_machine_check_stack_top:
