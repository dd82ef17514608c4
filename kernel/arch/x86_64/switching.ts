// Switching between contexts, and the words that belong to the running CPU: of
// the processor, so the same on the bare machine and in a Linux process.

import { addressOfSymbol, asm, copyMemory, load, store } from "machine";

/** MXCSR in the low half, the x87 control word above: all exceptions masked. */
const initialFloatingPoint: u64 = 0x037f_0000_1f80;

/** What `switchContext` takes off the stack: these bits, and where to go on. */
export function prepareStack(stackTop: usize): usize {
  // With both gone the stack is aligned, as the entry's call wants it.
  const entryAt: usize = (stackTop & ~usize(15)) - 8;
  store<usize>(entryAt, addressOfSymbol("nautilus_context_entry"));
  store<u64>(entryAt - 8, initialFloatingPoint);
  return entryAt - 8;
}

/**
 * On the stack that is left lie, from the top, the frame pointer, where to go
 * on, and the control bits of MXCSR and of the x87 unit. The compiler is told
 * that all other registers are lost, and keeps what it needs in the frame. Who
 * comes back finds its own context in %rdi again: it was the other side's `to`.
 * @inline
 */
export function switchContext(from: usize, to: usize): void {
  asm<usize>(
    "push %rbp; lea 1f(%rip), %rax; push %rax; sub $$8, %rsp; stmxcsr (%rsp); fnstcw 4(%rsp); mov %rsp, (%rdi); mov (%rsi), %rsp; fldcw 4(%rsp); ldmxcsr (%rsp); add $$8, %rsp; mov %rsi, %rdi; ret; 1: pop %rbp",
    "={rsi},{rdi},0,~{rax},~{rbx},~{rcx},~{rdx},~{r8},~{r9},~{r10},~{r11},~{r12},~{r13},~{r14},~{r15},~{xmm0},~{xmm1},~{xmm2},~{xmm3},~{xmm4},~{xmm5},~{xmm6},~{xmm7},~{xmm8},~{xmm9},~{xmm10},~{xmm11},~{xmm12},~{xmm13},~{xmm14},~{xmm15},~{memory}",
    from,
    to,
  );
}

/** As laid out by `switchContext`. */
export function savedInstruction(stackPointer: usize): usize {
  return load<usize>(stackPointer + 8);
}

export function savedChain(stackPointer: usize): usize {
  return load<usize>(stackPointer + 16);
}

/** @c nautilus_fork_frames */
declare function forkFrames(stackTop: usize): usize;

/** Has no frame of its own, or that would be the one copied. @inline */
export function forkContext(stackTop: usize): usize {
  return forkFrames(stackTop & ~usize(15));
}

/** Bytes of frames a fork copies at most: most of its stack is for itself. */
const forkedMaximum: usize = 0x1000;

/**
 * Copies what lies from `from` on to the end of the frame of who forked: the
 * registers to be kept, then the frames of the asking function, `base`, and of
 * its caller. Every frame begins with the address of the one before it.
 * @export nautilus_copy_frames @hot
 */
export function copyFrames(stackTop: usize, from: usize, base: usize): usize {
  const forking = load<usize>(base);
  const size = forking + 16 - from;
  if (size > forkedMaximum) return 1;
  const to = stackTop - size;
  for (let at: usize = 0; at < size; at += 8) {
    const word = load<usize>(from + at);
    // What points into the frames points into their copies from now on.
    store<usize>(to + at, word - from < size ? word - from + to : word);
  }
  store<usize>(stackTop - 16, 0);
  store<usize>(stackTop - 8, addressOfSymbol("nautilus_fork_exit"));
  store<usize>(to - 8, addressOfSymbol("nautilus_fork_entry"));
  store<u64>(to - 16, initialFloatingPoint);
  return to - 16;
}

/** A fiber: its stack pointer, and where it goes on. */
export function prepareFiber(context: usize, stackTop: usize): void {
  store<usize>(context, stackTop & ~usize(15));
  store<usize>(context + 8, addressOfSymbol("nautilus_fiber_entry"));
}

/** As `switchContext`, without the control bits. @inline */
export function switchFiber(from: usize, to: usize): void {
  asm<usize>(
    "push %rbp; lea 1f(%rip), %rax; mov %rax, 8(%rdi); mov %rsp, (%rdi); mov (%rsi), %rsp; mov %rsi, %rdi; jmp *8(%rsi); 1: pop %rbp",
    "={rsi},{rdi},0,~{rax},~{rbx},~{rcx},~{rdx},~{r8},~{r9},~{r10},~{r11},~{r12},~{r13},~{r14},~{r15},~{xmm0},~{xmm1},~{xmm2},~{xmm3},~{xmm4},~{xmm5},~{xmm6},~{xmm7},~{xmm8},~{xmm9},~{xmm10},~{xmm11},~{xmm12},~{xmm13},~{xmm14},~{xmm15},~{memory}",
    from,
    to,
  );
}

/** Not remembered by the compiler: a thread may have moved. */
export function localWord(): usize {
  return asm<usize>("movq %gs:0, $0", "=r,~{memory}");
}

export function localSecondWord(): usize {
  return asm<usize>("movq %gs:8, $0", "=r,~{memory}");
}

/** The last of the eight, in one instruction: the thread may move after it. */
export function localLastWord(): usize {
  return asm<usize>("movq %gs:56, $0", "=r,~{memory}");
}

export function setLocalLastWord(word: usize): void {
  asm("movq $0, %gs:56", "r,~{memory}", word);
}

/** Frames above this are not copied: their function is not what forks. */
const forkMaximumBytes: usize = 0x1000;

/**
 * Calls nautilus_fiber_fork with the running function's stack pointer, frame
 * pointer, and where a copy of it goes on: with 1 in %rax, behind the call.
 * @inline
 */
export function forkFrame(): usize {
  return asm<usize>(
    "push %rbp; mov %rsp, %rbx; mov %rsp, %rdi; mov %rbp, %rsi; lea 2f(%rip), %rdx; and $$-16, %rsp; call nautilus_fiber_fork; mov %rbx, %rsp; jmp 1f; 2: mov $$1, %eax; 1: pop %rbp",
    "={rax},~{rbx},~{rcx},~{rdx},~{rsi},~{rdi},~{r8},~{r9},~{r10},~{r11},~{r12},~{r13},~{r14},~{r15},~{xmm0},~{xmm1},~{xmm2},~{xmm3},~{xmm4},~{xmm5},~{xmm6},~{xmm7},~{xmm8},~{xmm9},~{xmm10},~{xmm11},~{xmm12},~{xmm13},~{xmm14},~{xmm15},~{memory}",
  );
}

/**
 * The frame lies, from the top: return address, frame pointer, variables and
 * saved registers, and the frame pointer once more, which `forkFrame` takes off.
 * The copy's end of the chain is 0, and it returns to nautilus_fiber_forked.
 */
export function prepareFork(
  context: usize,
  stackTop: usize,
  stackPointer: usize,
  framePointer: usize,
  resumeAt: usize,
): boolean {
  const belowBytes: usize = framePointer - stackPointer;
  if (framePointer < stackPointer || belowBytes > forkMaximumBytes)
    return false;
  const frame: usize =
    (stackTop & ~usize(15)) - 32 + (framePointer & usize(15));
  const start: usize = frame - belowBytes;
  copyMemory(start, stackPointer, belowBytes);
  store<usize>(start, frame);
  store<usize>(frame, 0);
  store<usize>(frame + 8, addressOfSymbol("nautilus_fiber_forked"));
  store<usize>(context, start);
  store<usize>(context + 8, resumeAt);
  return true;
}
