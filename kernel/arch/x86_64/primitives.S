# What TypeScript cannot say: several results at once, a stack that is not
# there yet, an instruction that may fault and go on elsewhere.
#
# All but the last follow the C convention (System V): arguments in %rdi, %rsi,
# %rdx, %rcx; %rax, %rdi, %rsi, %rdx, %rcx, %r8–%r11 may be changed.

.code64

# nautilus_cpuid(leaf, subleaf, answer): eax, ebx, ecx, edx to `answer`.
.section .text.nautilus_cpuid, "ax", @progbits
.globl nautilus_cpuid
nautilus_cpuid:
  push %rbx
  mov %rdx, %r8
  mov %edi, %eax
  mov %esi, %ecx
  cpuid
  mov %eax, 0(%r8)
  mov %ebx, 4(%r8)
  mov %ecx, 8(%r8)
  mov %edx, 12(%r8)
  pop %rbx
  ret

# nautilus_load_descriptors(gdt, idt, taskSelector): the two pointers are those
# of LGDT and LIDT; reloads every segment register.
.section .text.nautilus_load_descriptors, "ax", @progbits
.globl nautilus_load_descriptors
nautilus_load_descriptors:
  lgdt (%rdi)
  lidt (%rsi)
  mov $0x10, %eax
  mov %eax, %ds
  mov %eax, %es
  mov %eax, %ss
  ltr %dx
  lea 1f(%rip), %rax
  push $0x08
  push %rax
  lretq
1:
  ret

# nautilus_guarded_load(address, widthBytes, result): 1, or 0 if it faulted.
# The accesses stand at labels that guarded.ts knows: a fault at one of them
# goes on at nautilus_guarded_fault.
.section .text.nautilus_guarded, "ax", @progbits
.globl nautilus_guarded_start, nautilus_guarded_end, nautilus_guarded_fault
.globl nautilus_guarded_load
nautilus_guarded_load:
  cmp $2, %esi
  jb 1f
  je 2f
  cmp $4, %esi
  je 4f
  jmp 8f
.globl nautilus_guarded_store
nautilus_guarded_store:
  cmp $2, %esi
  jb 11f
  je 12f
  cmp $4, %esi
  je 14f
  jmp 18f
nautilus_guarded_start:
1:
  movzbl (%rdi), %eax
  jmp 9f
2:
  movzwl (%rdi), %eax
  jmp 9f
4:
  mov (%rdi), %eax
  jmp 9f
8:
  mov (%rdi), %rax
9:
  mov %rax, (%rdx)
  jmp 20f
# nautilus_guarded_store(address, widthBytes, value): 1, or 0 if it faulted.
11:
  mov %dl, (%rdi)
  jmp 20f
12:
  mov %dx, (%rdi)
  jmp 20f
14:
  mov %edx, (%rdi)
  jmp 20f
18:
  mov %rdx, (%rdi)
  jmp 20f
# nautilus_guarded_rdmsr(index, result): 1, or 0 if there is no such register.
.globl nautilus_guarded_rdmsr
nautilus_guarded_rdmsr:
  mov %rsi, %r8
  mov %edi, %ecx
  rdmsr
  mov %eax, 0(%r8)
  mov %edx, 4(%r8)
  jmp 20f
# nautilus_guarded_wrmsr(index, value): 1, or 0 if the register refused.
.globl nautilus_guarded_wrmsr
nautilus_guarded_wrmsr:
  mov %edi, %ecx
  mov %esi, %eax
  mov %rsi, %rdx
  shr $32, %rdx
  wrmsr
nautilus_guarded_end:
20:
  mov $1, %eax
  ret
nautilus_guarded_fault:
  xor %eax, %eax
  ret

# nautilus_capture_frame(): saves the registers of the caller in a static frame
# of traps.S's layout and gives its address.
.section .text.nautilus_capture_frame, "ax", @progbits
.globl nautilus_capture_frame
nautilus_capture_frame:
  push %rax
  lea captured_frame(%rip), %rax
  mov %r15, 0x00(%rax)
  mov %r14, 0x08(%rax)
  mov %r13, 0x10(%rax)
  mov %r12, 0x18(%rax)
  mov %r11, 0x20(%rax)
  mov %r10, 0x28(%rax)
  mov %r9, 0x30(%rax)
  mov %r8, 0x38(%rax)
  mov %rbp, 0x40(%rax)
  mov %rdi, 0x48(%rax)
  mov %rsi, 0x50(%rax)
  mov %rdx, 0x58(%rax)
  mov %rcx, 0x60(%rax)
  mov %rbx, 0x68(%rax)
  pop %rcx
  mov %rcx, 0x70(%rax)                  # rax
  movq $-1, 0x80(%rax)                  # vector: none
  mov (%rsp), %rcx
  mov %rcx, 0x90(%rax)                  # rip: where we return to
  mov %cs, %ecx
  mov %rcx, 0x98(%rax)
  pushfq
  pop %rcx
  mov %rcx, 0xa0(%rax)
  lea 8(%rsp), %rcx
  mov %rcx, 0xa8(%rax)
  mov %ss, %ecx
  mov %rcx, 0xb0(%rax)
  mov 0x60(%rax), %rcx
  ret

.section .bss.captured_frame, "aw", @nobits
.balign 16
captured_frame:
  .skip 0xb8

# nautilus_raise(vector): as the instruction INT, which takes no register: the
# five words it pushes, on an aligned stack, then the vector's stub in traps.S.
.section .text.nautilus_raise, "ax", @progbits
.globl nautilus_raise
nautilus_raise:
  push %rbp
  mov %rsp, %rbp
  mov %rsp, %rax
  and $-16, %rsp
  pushq $0x10                           # ss
  push %rax
  pushfq
  pushq $0x08                           # cs
  lea 1f(%rip), %rax
  push %rax
  cli
  mov %edi, %edi
  shl $4, %rdi
  lea nautilus_trap_stubs(%rip), %rax
  add %rdi, %rax
  jmp *%rax
1:
  pop %rbp
  ret

# nautilus_write_port_bytes(port, address, sizeBytes): bytes one after another.
.section .text.nautilus_write_port_bytes, "ax", @progbits
.globl nautilus_write_port_bytes
nautilus_write_port_bytes:
  mov %rdx, %rcx
  mov %edi, %edx
  rep outsb
  ret
