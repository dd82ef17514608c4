# Where contexts begin: the processor is the same as the bare machine's.

#include "../x86_64/context.S"

# What came while interrupts were off is served now; of all registers only the
# vector unit's may change: see `restore` in interrupts.ts.
.section .text.nautilus_host_serve, "ax", @progbits
.globl nautilus_host_serve
.balign 16
nautilus_host_serve:
  push %rbp
  mov %rsp, %rbp
  push %rax
  push %rcx
  push %rdx
  push %rsi
  push %rdi
  push %r8
  push %r9
  push %r10
  push %r11
  and $-16, %rsp
  call nautilus_host_serve_all
  lea -72(%rbp), %rsp
  pop %r11
  pop %r10
  pop %r9
  pop %r8
  pop %rdi
  pop %rsi
  pop %rdx
  pop %rcx
  pop %rax
  pop %rbp
  ret

.section .note.GNU-stack, "", @progbits
