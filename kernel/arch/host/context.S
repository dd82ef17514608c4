# Where contexts begin: the processor is the same as the bare machine's.

#include "../x86_64/context.S"

.section .note.GNU-stack, "", @progbits
