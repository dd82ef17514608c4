# The other CPUs, from their first instruction to TypeScript.
#
# A start-up interrupt begins at the start of a page below 1 MB, in real mode.
# The code copied there only leaves real mode; all else runs in the image, under
# the final page tables: no page is ever writable and executable at once.
# Intel SDM volume 3, section 9.4 (start-up), 10.8.5 (long mode).

.set CR0_PROTECTED, 1 << 0
.set CR0_MONITOR_COPROCESSOR, 1 << 1
.set CR0_EXTENSION_TYPE, 1 << 4
.set CR0_NUMERIC_ERROR, 1 << 5
.set CR0_WRITE_PROTECT, 1 << 16
.set CR0_PAGING, 1 << 31
.set MSR_EFER, 0xc0000080

.section .rodata.nautilus_processor_trampoline, "a", @progbits
.globl nautilus_processor_trampoline, nautilus_processor_trampoline_end
.balign 16
.code16
nautilus_processor_trampoline:
  cli
  cld
  lgdtl %cs:(trampoline_pointer - nautilus_processor_trampoline)
  mov $CR0_PROTECTED, %eax
  mov %eax, %cr0
  ljmpl $0x18, $processor_enter
trampoline_pointer:
  .short processor_gdt_end - processor_gdt - 1
  .long processor_gdt
nautilus_processor_trampoline_end:

.section .rodata.processor_gdt, "a", @progbits
.balign 8
processor_gdt:
  .quad 0
  .quad 0x00af9b000000ffff              # 0x08 code, 64 bits
  .quad 0x00cf93000000ffff              # 0x10 data
  .quad 0x00cf9b000000ffff              # 0x18 code, 32 bits
processor_gdt_end:
.balign 4
processor_mxcsr:
  .long 0x1f80

.section .text.nautilus_processor_enter, "ax", @progbits
.code32
processor_enter:
  mov $0x10, %eax
  mov %eax, %ds
  mov %eax, %es
  mov %eax, %ss
  # Whoever comes first takes the next stack.
  mov $1, %edi
  lock xadd %edi, nautilus_processor_ticket
  cmp nautilus_processor_limit, %edi
  jae 2f
  mov nautilus_processor_cr4, %eax
  mov %eax, %cr4
  mov $MSR_EFER, %ecx
  mov nautilus_processor_efer, %eax
  xor %edx, %edx
  wrmsr
  mov nautilus_processor_cr3, %eax
  mov %eax, %cr3
  mov $CR0_PROTECTED | CR0_MONITOR_COPROCESSOR | CR0_EXTENSION_TYPE | CR0_NUMERIC_ERROR | CR0_WRITE_PROTECT | CR0_PAGING, %eax
  mov %eax, %cr0
  ljmp $0x08, $1f

.code64
1:
  mov $0x10, %eax
  mov %eax, %ds
  mov %eax, %es
  mov %eax, %ss
  xor %eax, %eax
  mov %eax, %fs
  mov %eax, %gs
  fninit
  ldmxcsr processor_mxcsr(%rip)
  mov nautilus_processor_slots(%rip), %rax
  mov %edi, %edi
  mov %rdi, %rcx
  shl $4, %rcx
  mov (%rax, %rcx), %rsp                # the slot's stack
  xor %ebp, %ebp
  call nautilus_processor_entry
  ud2

.code32
2:
  cli
  hlt
  jmp 2b
