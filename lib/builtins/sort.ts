// Sorting: Tim Peters' merge sort for Python (listsort.txt), with the details
// of V8's version, so that a comparison that contradicts itself gives the order
// that it gives in Node and is called with the same pairs.

import {
  arrayElements,
  copyMemory,
  load,
  newArray,
  sizeOf,
  store,
} from "machine";

/** Wins in a row after which a merge looks for whole stretches to copy. */
const gallopWins: u32 = 7;
/** Run lengths grow like the Fibonacci numbers: 85 hold 2^64 elements. */
const longestRunStack: u32 = 85;
/** Fewer elements than this make a single run. */
const severalRuns: u32 = 64;

/** Whether a comparison's result puts the first before the second. */
function isLess(order: number): boolean {
  return order < 0;
}

/**
 * Sorts `items`, an array of its own representation, without undefined or
 * holes. When `compare` throws the order is unspecified.
 */
export function sortItems<T>(
  items: T[],
  count: u32,
  compare: (a: T, b: T) => number,
): void {
  if (count < 2) return;
  new MergeSort<T>(items, count, compare).sort(count);
}

class MergeSort<T> {
  private readonly compare: (a: T, b: T) => number;
  /** Address of the first element. */
  private readonly work: usize;
  /** The shorter of two runs being merged. */
  private temporary: usize = 0;
  private temporaryCount: u32 = 0;
  private gallopAfter: u32 = gallopWins;
  private readonly runBases: u32[];
  private readonly runLengths: u32[];
  private runCount: u32 = 0;

  constructor(items: T[], count: u32, compare: (a: T, b: T) => number) {
    this.work = arrayElements(items);
    this.compare = compare;
    const runs: u32 = count < severalRuns ? 1 : longestRunStack;
    this.runBases = newArray<u32>(runs);
    this.runLengths = newArray<u32>(runs);
  }

  sort(count: u32): void {
    const shortestRun: u32 = shortestRunLength(count);
    let low: u32 = 0;
    let remaining: u32 = count;
    while (remaining !== 0) {
      let length: u32 = this.makeRun(low, low + remaining);
      if (length < shortestRun) {
        const forced: u32 = shortestRun < remaining ? shortestRun : remaining;
        this.insertionSort(low, low + length, low + forced);
        length = forced;
      }
      this.runBases[this.runCount] = low;
      this.runLengths[this.runCount] = length;
      this.runCount = this.runCount + 1;
      this.mergeWhereDue();
      low = low + length;
      remaining = remaining - length;
    }
    this.mergeAll();
  }

  /** The element `index` behind the address `base`. */
  private at(base: usize, index: u32): T {
    return load<T>(base + usize(index) * sizeOf<T>());
  }

  private put(base: usize, index: u32, value: T): void {
    store<T>(base + usize(index) * sizeOf<T>(), value);
  }

  /** Copies upwards or downwards as memmove does. */
  private copy(
    from: usize,
    fromIndex: u32,
    to: usize,
    toIndex: u32,
    count: u32,
  ): void {
    if (from === to && fromIndex < toIndex) {
      for (let i: u32 = count; i > 0; i--) {
        this.put(to, toIndex + i - 1, this.at(from, fromIndex + i - 1));
      }
      return;
    }
    for (let i: u32 = 0; i < count; i++) {
      this.put(to, toIndex + i, this.at(from, fromIndex + i));
    }
  }

  private less(a: T, b: T): boolean {
    const compare: (a: T, b: T) => number = this.compare;
    return isLess(compare(a, b));
  }

  /** Length of the run at `low`; a strictly falling one is turned round. */
  private makeRun(low: u32, high: u32): u32 {
    if (low + 1 === high) return 1;
    let length: u32 = 2;
    let previous: T = this.at(this.work, low + 1);
    const falling: boolean = this.less(previous, this.at(this.work, low));
    for (let i: u32 = low + 2; i < high; i++) {
      const current: T = this.at(this.work, i);
      if (this.less(current, previous) !== falling) break;
      previous = current;
      length++;
    }
    if (falling) this.reverse(low, low + length - 1);
    return length;
  }

  private reverse(first: u32, last: u32): void {
    let low: u32 = first;
    let high: u32 = last;
    while (low < high) {
      const value: T = this.at(this.work, low);
      this.put(this.work, low, this.at(this.work, high));
      this.put(this.work, high, value);
      low++;
      high--;
    }
  }

  /** `low` up to `start` is sorted; sorts up to `high`. */
  private insertionSort(low: u32, start: u32, high: u32): void {
    for (let i: u32 = start; i < high; i++) {
      const pivot: T = this.at(this.work, i);
      let left: u32 = low;
      let right: u32 = i;
      while (left < right) {
        const middle: u32 = left + ((right - left) >> 1);
        if (this.less(pivot, this.at(this.work, middle))) right = middle;
        else left = middle + 1;
      }
      this.copy(this.work, left, this.work, left + 1, i - left);
      this.put(this.work, left, pivot);
    }
  }

  /** Whether the run two below `index` outweighs the two above it. */
  private isBalanced(index: u32): boolean {
    if (index < 2) return true;
    const lengths: u32[] = this.runLengths;
    return lengths[index - 2] > lengths[index - 1] + lengths[index];
  }

  private mergeWhereDue(): void {
    const lengths: u32[] = this.runLengths;
    while (this.runCount > 1) {
      let i: u32 = this.runCount - 2;
      if (!this.isBalanced(i + 1) || !this.isBalanced(i)) {
        if (lengths[i - 1] < lengths[i + 1]) i--;
        this.mergeAt(i);
      } else if (lengths[i] <= lengths[i + 1]) {
        this.mergeAt(i);
      } else {
        return;
      }
    }
  }

  private mergeAll(): void {
    const lengths: u32[] = this.runLengths;
    while (this.runCount > 1) {
      let i: u32 = this.runCount - 2;
      if (i > 0 && lengths[i - 1] < lengths[i + 1]) i--;
      this.mergeAt(i);
    }
  }

  /** Merges run `i` with the one behind it. */
  private mergeAt(i: u32): void {
    let baseA: u32 = this.runBases[i];
    let lengthA: u32 = this.runLengths[i];
    const baseB: u32 = this.runBases[i + 1];
    let lengthB: u32 = this.runLengths[i + 1];
    this.runLengths[i] = lengthA + lengthB;
    if (i + 3 === this.runCount) {
      this.runBases[i + 1] = this.runBases[i + 2];
      this.runLengths[i + 1] = this.runLengths[i + 2];
    }
    this.runCount = this.runCount - 1;
    // What lies before the first of B, or behind the last of A, is in place.
    const firstB: T = this.at(this.work, baseB);
    const inPlace: u32 = this.gallopRight(this.work, firstB, baseA, lengthA, 0);
    baseA = baseA + inPlace;
    lengthA = lengthA - inPlace;
    if (lengthA === 0) return;
    const lastA: T = this.at(this.work, baseA + lengthA - 1);
    lengthB = this.gallopLeft(this.work, lastA, baseB, lengthB, lengthB - 1);
    if (lengthB === 0) return;
    if (lengthA <= lengthB) this.mergeLow(baseA, lengthA, baseB, lengthB);
    else this.mergeHigh(baseA, lengthA, baseB, lengthB);
  }

  private ensureTemporary(count: u32): void {
    if (this.temporaryCount >= count) return;
    this.temporary = arrayElements(newArray<T>(count));
    this.temporaryCount = count;
  }

  /**
   * How many of the `length` elements at `base` are less than `key`, searched
   * outwards from `hint` in growing steps.
   */
  private gallopLeft(
    array: usize,
    key: T,
    base: u32,
    length: u32,
    hint: u32,
  ): u32 {
    let low: u32 = 0;
    let high: u32 = 1;
    if (this.less(this.at(array, base + hint), key)) {
      const most: u32 = length - hint;
      while (high < most) {
        if (!this.less(this.at(array, base + hint + high), key)) break;
        low = high;
        high = nextOffset(low, most);
      }
      if (high > most) high = most;
      low = low + hint + 1;
      high = high + hint;
    } else {
      const most: u32 = hint + 1;
      while (high < most) {
        if (this.less(this.at(array, base + hint - high), key)) break;
        low = high;
        high = nextOffset(low, most);
      }
      if (high > most) high = most;
      const nearest: u32 = low;
      low = hint + 1 - high;
      high = hint - nearest;
    }
    while (low < high) {
      const middle: u32 = low + ((high - low) >> 1);
      if (this.less(this.at(array, base + middle), key)) low = middle + 1;
      else high = middle;
    }
    return high;
  }

  /** As gallopLeft, but counts those equal to `key` too. */
  private gallopRight(
    array: usize,
    key: T,
    base: u32,
    length: u32,
    hint: u32,
  ): u32 {
    let low: u32 = 0;
    let high: u32 = 1;
    if (this.less(key, this.at(array, base + hint))) {
      const most: u32 = hint + 1;
      while (high < most) {
        if (!this.less(key, this.at(array, base + hint - high))) break;
        low = high;
        high = nextOffset(low, most);
      }
      if (high > most) high = most;
      const nearest: u32 = low;
      low = hint + 1 - high;
      high = hint - nearest;
    } else {
      const most: u32 = length - hint;
      while (high < most) {
        if (this.less(key, this.at(array, base + hint + high))) break;
        low = high;
        high = nextOffset(low, most);
      }
      if (high > most) high = most;
      low = low + hint + 1;
      high = high + hint;
    }
    while (low < high) {
      const middle: u32 = low + ((high - low) >> 1);
      if (this.less(key, this.at(array, base + middle))) high = middle;
      else low = middle + 1;
    }
    return high;
  }

  /** Merges adjacent runs, A the shorter, from the left. */
  private mergeLow(baseA: u32, countA: u32, baseB: u32, countB: u32): void {
    let lengthA: u32 = countA;
    let lengthB: u32 = countB;
    this.ensureTemporary(lengthA);
    const work: usize = this.work;
    const saved: usize = this.temporary;
    this.copy(work, baseA, saved, 0, lengthA);
    let to: u32 = baseA;
    let a: u32 = 0;
    let b: u32 = baseB;
    this.put(work, to++, this.at(work, b++));
    lengthB--;
    merging: while (lengthB > 0 && lengthA > 1) {
      let winsA: u32 = 0;
      let winsB: u32 = 0;
      while (winsA < this.gallopAfter && winsB < this.gallopAfter) {
        if (this.less(this.at(work, b), this.at(saved, a))) {
          this.put(work, to++, this.at(work, b++));
          winsB++;
          winsA = 0;
          if (--lengthB === 0) break merging;
        } else {
          this.put(work, to++, this.at(saved, a++));
          winsA++;
          winsB = 0;
          if (--lengthA === 1) break merging;
        }
      }
      this.gallopAfter = this.gallopAfter + 1;
      do {
        this.makeGallopingEasier();
        winsA = this.gallopRight(saved, this.at(work, b), a, lengthA, 0);
        this.copy(saved, a, work, to, winsA);
        to = to + winsA;
        a = a + winsA;
        lengthA = lengthA - winsA;
        // 0 only if the comparison contradicts itself.
        if (lengthA <= 1 && winsA > 0) break merging;
        this.put(work, to++, this.at(work, b++));
        if (--lengthB === 0) break merging;
        winsB = this.gallopLeft(work, this.at(saved, a), b, lengthB, 0);
        this.copy(work, b, work, to, winsB);
        to = to + winsB;
        b = b + winsB;
        lengthB = lengthB - winsB;
        if (lengthB === 0) break merging;
        this.put(work, to++, this.at(saved, a++));
        if (--lengthA === 1) break merging;
      } while (winsA >= gallopWins || winsB >= gallopWins);
      this.gallopAfter = this.gallopAfter + 1;
    }
    if (lengthB === 0) {
      this.copy(saved, a, work, to, lengthA);
    } else if (lengthA === 1) {
      this.copy(work, b, work, to, lengthB);
      this.put(work, to + lengthB, this.at(saved, a));
    }
  }

  /** Merges adjacent runs, B the shorter, from the right. */
  private mergeHigh(baseA: u32, countA: u32, baseB: u32, countB: u32): void {
    let lengthA: u32 = countA;
    let lengthB: u32 = countB;
    this.ensureTemporary(lengthB);
    const work: usize = this.work;
    const saved: usize = this.temporary;
    this.copy(work, baseB, saved, 0, lengthB);
    // Cursors stand one above the element they mean: none goes below zero.
    let to: u32 = baseB + lengthB;
    let a: u32 = baseA + lengthA;
    let b: u32 = lengthB;
    this.put(work, --to, this.at(work, --a));
    lengthA--;
    merging: while (lengthA > 0 && lengthB > 1) {
      let winsA: u32 = 0;
      let winsB: u32 = 0;
      while (winsA < this.gallopAfter && winsB < this.gallopAfter) {
        if (this.less(this.at(saved, b - 1), this.at(work, a - 1))) {
          this.put(work, --to, this.at(work, --a));
          winsA++;
          winsB = 0;
          if (--lengthA === 0) break merging;
        } else {
          this.put(work, --to, this.at(saved, --b));
          winsB++;
          winsA = 0;
          if (--lengthB === 1) break merging;
        }
      }
      this.gallopAfter = this.gallopAfter + 1;
      do {
        this.makeGallopingEasier();
        const keyB: T = this.at(saved, b - 1);
        winsA =
          lengthA - this.gallopRight(work, keyB, baseA, lengthA, lengthA - 1);
        to = to - winsA;
        a = a - winsA;
        this.copy(work, a, work, to, winsA);
        lengthA = lengthA - winsA;
        if (lengthA === 0) break merging;
        this.put(work, --to, this.at(saved, --b));
        if (--lengthB === 1) break merging;
        const keyA: T = this.at(work, a - 1);
        winsB = lengthB - this.gallopLeft(saved, keyA, 0, lengthB, lengthB - 1);
        to = to - winsB;
        b = b - winsB;
        this.copy(saved, b, work, to, winsB);
        lengthB = lengthB - winsB;
        if (lengthB <= 1 && winsB > 0) break merging;
        this.put(work, --to, this.at(work, --a));
        if (--lengthA === 0) break merging;
      } while (winsA >= gallopWins || winsB >= gallopWins);
      this.gallopAfter = this.gallopAfter + 1;
    }
    if (lengthA === 0) {
      this.copy(saved, 0, work, to - lengthB, lengthB);
    } else if (lengthB === 1) {
      to = to - lengthA;
      this.copy(work, a - lengthA, work, to, lengthA);
      this.put(work, to - 1, this.at(saved, b - 1));
    }
  }

  private makeGallopingEasier(): void {
    if (this.gallopAfter > 1) this.gallopAfter = this.gallopAfter - 1;
  }
}

/** The next, about doubled, distance from a gallop's start. */
function nextOffset(offset: u32, most: u32): u32 {
  const next: u32 = (offset << 1) + 1;
  return next > most ? most : next;
}

/**
 * Runs shorter than this are extended by insertion: 32 to 64, such that the
 * number of runs is a power of two or just below one.
 */
function shortestRunLength(count: u32): u32 {
  let rest: u32 = count;
  let dropped: u32 = 0;
  while (rest >= 64) {
    dropped = dropped | (rest & 1);
    rest = rest >> 1;
  }
  return rest + dropped;
}
