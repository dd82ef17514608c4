# The 256 entries of the interrupt descriptor table.
#
# Each stub makes the stack look alike (error code or 0, vector) and joins
# `trap_common`, which saves all general registers and calls TypeScript. Code
# reached from there is compiled without vector registers, so they need no
# saving. Intel SDM volume 3, section 6.12 (stack frame), 6.15 (error codes).
#
# The frame, as frame.ts declares it, from the lowest address:
#   00 r15 r14 r13 r12 r11 r10 r9 r8   40 rbp rdi rsi rdx rcx rbx rax
#   78 faultAddress   80 vector   88 errorCode
#   90 rip cs rflags rsp ss             (pushed by the processor)

.code64

.set HAS_ERROR_CODE, 1 << 8 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 14 | 1 << 17 | 1 << 21 | 1 << 29 | 1 << 30

# traps.ts relies on the distance of 16 bytes.
.section .text.nautilus_trap_stubs, "ax", @progbits
.globl nautilus_trap_stubs
.balign 16
nautilus_trap_stubs:
.set vector, 0
.rept 256
  .balign 16
  .if vector >= 32 || !(HAS_ERROR_CODE >> vector & 1)
  pushq $0
  .endif
  pushq $vector
  jmp trap_common
  .set vector, vector + 1
.endr

.balign 16
trap_common:
  .cfi_startproc simple
  .cfi_signal_frame
  .cfi_def_cfa %rsp, 40 + 16
  .cfi_offset %rip, -40
  .cfi_offset %rsp, -16
  pushq $0                              # faultAddress: read by TypeScript
  push %rax
  push %rbx
  push %rcx
  push %rdx
  push %rsi
  push %rdi
  push %rbp
  push %r8
  push %r9
  push %r10
  push %r11
  push %r12
  push %r13
  push %r14
  push %r15
  .cfi_def_cfa_offset 0xb8
  .cfi_rel_offset %rax, 0x70
  .cfi_rel_offset %rbx, 0x68
  .cfi_rel_offset %rcx, 0x60
  .cfi_rel_offset %rdx, 0x58
  .cfi_rel_offset %rsi, 0x50
  .cfi_rel_offset %rdi, 0x48
  .cfi_rel_offset %rbp, 0x40
  .cfi_rel_offset %r8, 0x38
  .cfi_rel_offset %r9, 0x30
  .cfi_rel_offset %r10, 0x28
  .cfi_rel_offset %r11, 0x20
  .cfi_rel_offset %r12, 0x18
  .cfi_rel_offset %r13, 0x10
  .cfi_rel_offset %r14, 0x08
  .cfi_rel_offset %r15, 0x00
  cld
  mov %rsp, %rdi
  # A frame of the chain for what was interrupted: its %rbp, its %rip. The
  # processor aligned the stack before its five words; with these two and the
  # 18 above it is misaligned by 8 (25 words), hence one more.
  push %rax
  pushq 0x98(%rsp)                      # rip
  push %rbp
  mov %rsp, %rbp
  .cfi_def_cfa %rbp, 0xb8 + 24
  call nautilus_trap
  test %al, %al
  jz 1f
  # Another thread runs before this one goes on: it may change every vector
  # register, which nobody has saved yet. See vector-unit.ts.
  sub nautilus_vector_bytes(%rip), %rsp
  and $-64, %rsp
  mov nautilus_vector_state(%rip), %eax
  test %eax, %eax
  jz 2f
  # XRSTOR wants zeroes in what XSAVE does not write of the header.
  xor %edx, %edx
  .set header, 512
  .rept 8
  mov %rdx, header(%rsp)
  .set header, header + 8
  .endr
  xsave64 (%rsp)
  call nautilus_preempt
  mov nautilus_vector_state(%rip), %eax
  xor %edx, %edx
  xrstor64 (%rsp)
  jmp 1f
2:
  fxsave64 (%rsp)
  call nautilus_preempt
  fxrstor64 (%rsp)
1:
  mov %rbp, %rsp
  add $24, %rsp
  .cfi_def_cfa %rsp, 0xb8
  pop %r15
  pop %r14
  pop %r13
  pop %r12
  pop %r11
  pop %r10
  pop %r9
  pop %r8
  pop %rbp
  pop %rdi
  pop %rsi
  pop %rdx
  pop %rcx
  pop %rbx
  pop %rax
  add $24, %rsp                         # faultAddress, vector, errorCode
  .cfi_def_cfa_offset 40
  iretq
  .cfi_endproc
