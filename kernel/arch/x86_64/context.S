# Where contexts of threads and of fibers begin; switching is in context.ts.

.code64

# Where a new context begins: the end of the frame chain, then TypeScript.
.section .text.nautilus_context_entry, "ax", @progbits
.globl nautilus_context_entry
.balign 16
nautilus_context_entry:
  xor %ebp, %ebp
  call nautilus_thread_main
  ud2

# Where a new fiber begins: likewise.
.section .text.nautilus_fiber_entry, "ax", @progbits
.globl nautilus_fiber_entry
.balign 16
nautilus_fiber_entry:
  xor %ebp, %ebp
  call nautilus_fiber_main
  ud2

# Where the copy of a function's frame returns to: its result is the fiber's.
.section .text.nautilus_fiber_forked, "ax", @progbits
.globl nautilus_fiber_forked
.balign 16
nautilus_fiber_forked:
  mov %rax, %rdi
  xor %ebp, %ebp
  call nautilus_fiber_return
  ud2
