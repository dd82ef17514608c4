# Where contexts of threads, forks and fibers begin; switching is in switching.ts.

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

# nautilus_fork_frames(stackTop): see forkContext in switching.ts. What is pushed is
# what a fork's first switch takes from its own copy.
.section .text.nautilus_fork_frames, "ax", @progbits
.globl nautilus_fork_frames
.balign 16
nautilus_fork_frames:
  push %rbp
  push %r15
  push %r14
  push %r13
  push %r12
  push %rbx
  mov %rsp, %rsi
  mov %rbp, %rdx
  sub $8, %rsp
  call nautilus_copy_frames
  add $56, %rsp
  ret

# Where a fork begins: in the copy of the frame of who forked, with 0.
.section .text.nautilus_fork_entry, "ax", @progbits
.globl nautilus_fork_entry
.balign 16
nautilus_fork_entry:
  pop %rbx
  pop %r12
  pop %r13
  pop %r14
  pop %r15
  pop %rbp
  xor %eax, %eax
  ret

# Where the function that forked returns to in the fork.
.section .text.nautilus_fork_exit, "ax", @progbits
.globl nautilus_fork_exit
.balign 16
nautilus_fork_exit:
  mov %rax, %rdi
  call nautilus_fork_end
  ud2
