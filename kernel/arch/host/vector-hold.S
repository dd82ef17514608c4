# Filling vector registers: the processor is the same as the bare machine's.

#include "../x86_64/vector-hold.S"

.section .note.GNU-stack, "", @progbits
