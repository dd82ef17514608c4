# The entry of a Linux process, and the few things that cannot be TypeScript.

    .text
    .globl _start
    .type _start, @function
# Linux enters with argc at (%rsp), argv and the environment above it.
_start:
    xorl %ebp, %ebp
    movq %rsp, %rdi
    andq $-16, %rsp
    call nautilus_host_start        # start.ts; does not return
    ud2
    .size _start, . - _start

# Leaves Linux's stack for ours: (stack top, boot information).
    .globl nautilus_host_enter
    .type nautilus_host_enter, @function
nautilus_host_enter:
    movq %rdi, %rsp
    movq %rsi, %rdi
    xorl %ebp, %ebp
    call nautilus_kernel_main
    ud2
    .size nautilus_host_enter, . - nautilus_host_enter

# Where signal handlers return to: rt_sigreturn.
    .globl nautilus_host_restorer
    .type nautilus_host_restorer, @function
nautilus_host_restorer:
    movl $15, %eax
    syscall
    ud2
    .size nautilus_host_restorer, . - nautilus_host_restorer

# Accesses that may fault. The signal handler sends a fault between
# nautilus_guarded_start and nautilus_guarded_end to nautilus_guarded_fault.
# (address, width in bytes, address of a u64) -> 1, or 0 after a fault
    .globl nautilus_guarded_start
nautilus_guarded_start:
    .globl nautilus_guarded_load
    .type nautilus_guarded_load, @function
nautilus_guarded_load:
    cmpl $4, %esi
    ja 8f
    je 4f
    cmpl $2, %esi
    je 2f
    movzbl (%rdi), %eax
    jmp 9f
2:  movzwl (%rdi), %eax
    jmp 9f
4:  movl (%rdi), %eax
    jmp 9f
8:  movq (%rdi), %rax
9:  movq %rax, (%rdx)
    movl $1, %eax
    ret
    .size nautilus_guarded_load, . - nautilus_guarded_load

# (address, width in bytes, value) -> 1, or 0 after a fault
    .globl nautilus_guarded_store
    .type nautilus_guarded_store, @function
nautilus_guarded_store:
    cmpl $4, %esi
    ja 8f
    je 4f
    cmpl $2, %esi
    je 2f
    movb %dl, (%rdi)
    jmp 9f
2:  movw %dx, (%rdi)
    jmp 9f
4:  movl %edx, (%rdi)
    jmp 9f
8:  movq %rdx, (%rdi)
9:  movl $1, %eax
    ret
    .size nautilus_guarded_store, . - nautilus_guarded_store
    .globl nautilus_guarded_end
nautilus_guarded_end:

    .globl nautilus_guarded_fault
    .type nautilus_guarded_fault, @function
nautilus_guarded_fault:
    xorl %eax, %eax
    ret
    .size nautilus_guarded_fault, . - nautilus_guarded_fault

# Saves the caller's registers where a Linux ucontext has them: (address of a ucontext).
    .globl nautilus_host_capture
    .type nautilus_host_capture, @function
nautilus_host_capture:
    movq %r8, 40(%rdi)
    movq %r9, 48(%rdi)
    movq %r10, 56(%rdi)
    movq %r11, 64(%rdi)
    movq %r12, 72(%rdi)
    movq %r13, 80(%rdi)
    movq %r14, 88(%rdi)
    movq %r15, 96(%rdi)
    movq %rdi, 104(%rdi)
    movq %rsi, 112(%rdi)
    movq %rbp, 120(%rdi)
    movq %rbx, 128(%rdi)
    movq %rdx, 136(%rdi)
    movq %rax, 144(%rdi)
    movq %rcx, 152(%rdi)
    leaq 8(%rsp), %rcx              # as it is after the return
    movq %rcx, 160(%rdi)
    movq (%rsp), %rcx
    movq %rcx, 168(%rdi)
    pushfq
    popq 176(%rdi)
    movq 152(%rdi), %rcx
    ret
    .size nautilus_host_capture, . - nautilus_host_capture

# Nanoseconds of a Linux clock: (clock).
    .globl nautilus_host_clock
    .type nautilus_host_clock, @function
nautilus_host_clock:
    subq $24, %rsp
    movq %rsp, %rsi
    movl $228, %eax                 # clock_gettime
    syscall
    imulq $1000000000, (%rsp), %rax
    addq 8(%rsp), %rax
    addq $24, %rsp
    ret
    .size nautilus_host_clock, . - nautilus_host_clock

# A new Linux thread of this process: (flags, stack top, entry, first, second).
# It calls entry(first, second), which does not return.
    .globl nautilus_host_clone
    .type nautilus_host_clone, @function
nautilus_host_clone:
    movq %rdx, %r9                  # the system call keeps these
    movq %r8, %r10
    movq %rcx, %r8
    movl $56, %eax                  # clone
    syscall
    testq %rax, %rax
    jz 1f
    ret
1:  xorl %ebp, %ebp
    movq %r8, %rdi
    movq %r10, %rsi
    call *%r9
    ud2
    .size nautilus_host_clone, . - nautilus_host_clone

# cpuid: (leaf, subleaf, address of four u32).
    .globl nautilus_host_identify
    .type nautilus_host_identify, @function
nautilus_host_identify:
    movq %rbx, %r8                  # the caller's
    movq %rdx, %r9
    movl %edi, %eax
    movl %esi, %ecx
    cpuid
    movl %eax, (%r9)
    movl %ebx, 4(%r9)
    movl %ecx, 8(%r9)
    movl %edx, 12(%r9)
    movq %r8, %rbx
    ret
    .size nautilus_host_identify, . - nautilus_host_identify

    .section .note.GNU-stack, "", @progbits
