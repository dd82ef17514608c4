# Loads all vector registers, spins, stores them again: for the test that nobody
# changes them meanwhile. (from, to, rounds); the areas hold the registers one
# after the other, of AVX-512's the masks k1 to k7 behind them.

.code64

.macro hold_load instruction, number, width, prefix
  \instruction \number*\width(%rdi), %\prefix\number
.endm
.macro hold_store instruction, number, width, prefix
  \instruction %\prefix\number, \number*\width(%rsi)
.endm

.macro hold_spin
77:
  pause
  dec %rdx
  jnz 77b
.endm

.altmacro
.macro all_registers which, instruction, count, width, prefix
  .set number, 0
  .rept \count
    \which \instruction, %number, \width, \prefix
    .set number, number + 1
  .endr
.endm

.section .text.nautilus_hold_vectors, "ax", @progbits
.globl nautilus_hold_16, nautilus_hold_32, nautilus_hold_64
.balign 16
nautilus_hold_16:
  all_registers hold_load, movdqu, 16, 16, xmm
  hold_spin
  all_registers hold_store, movdqu, 16, 16, xmm
  ret

.balign 16
nautilus_hold_32:
  all_registers hold_load, vmovdqu, 16, 32, ymm
  hold_spin
  all_registers hold_store, vmovdqu, 16, 32, ymm
  vzeroupper
  ret

.balign 16
nautilus_hold_64:
  all_registers hold_load, vmovdqu64, 32, 64, zmm
  .irp mask, 1, 2, 3, 4, 5, 6, 7
  kmovw 2046+2*\mask(%rdi), %k\mask
  .endr
  hold_spin
  all_registers hold_store, vmovdqu64, 32, 64, zmm
  .irp mask, 1, 2, 3, 4, 5, 6, 7
  kmovw %k\mask, 2046+2*\mask(%rsi)
  .endr
  vzeroupper
  ret
.noaltmacro
