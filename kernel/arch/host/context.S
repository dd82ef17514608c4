# Contexts of threads: leaving one stack for another, as on the bare machine.
#
# A context is what the C convention says a call keeps: %rbx, %rbp, %r12–%r15,
# the rounding and mask bits of MXCSR and of the x87 control word. All lies on
# the stack that is left; its stack pointer is the whole handle.

.code64

# nautilus_switch_context(saveAt, stackPointer): returns when somebody switches
# to what was stored at `saveAt`.
.section .text.nautilus_switch_context, "ax", @progbits
.globl nautilus_switch_context
.balign 16
nautilus_switch_context:
  push %rbp
  push %rbx
  push %r12
  push %r13
  push %r14
  push %r15
  sub $8, %rsp
  stmxcsr (%rsp)
  fnstcw 4(%rsp)
  mov %rsp, (%rdi)
  mov %rsi, %rsp
  fldcw 4(%rsp)
  ldmxcsr (%rsp)
  add $8, %rsp
  pop %r15
  pop %r14
  pop %r13
  pop %r12
  pop %rbx
  pop %rbp
  ret

# Where a new context begins: the end of the frame chain, then TypeScript.
.section .text.nautilus_context_entry, "ax", @progbits
.globl nautilus_context_entry
.balign 16
nautilus_context_entry:
  xor %ebp, %ebp
  call nautilus_thread_main
  ud2

.section .note.GNU-stack, "", @progbits

# Where a new fiber begins: likewise.
.section .text.nautilus_fiber_entry, "ax", @progbits
.globl nautilus_fiber_entry
.balign 16
nautilus_fiber_entry:
  xor %ebp, %ebp
  call nautilus_fiber_main
  ud2
