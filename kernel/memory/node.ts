// A node's pages: a buddy allocator (Knuth, The Art of Computer Programming,
// volume 1, 2.5). A block is 2^order pages, aligned to its size; free buddies
// are merged at once, so a free block's buddy is never free.
//
//   free block  +0  next of the list of its order, 0 at the end
//               +8  previous, 0 at the front
//
// A free block may be known to hold zeroes but for these two words: fresh
// memory of a machine that clears it is not cleared, nor touched, again.

import { countLeadingZeros, countTrailingZeros, load, store } from "machine";
import { rankNode } from "../cpu/lock-ranks.ts";
import { Spinlock } from "../cpu/spinlock.ts";
import {
  entryFree,
  entryFreeZero,
  entryOf,
  entryOwned,
  entryReserved,
  entryZeroBit,
  pageShift,
  pageSizeBytes,
  setEntry,
} from "./page-entries.ts";

/** 4 KB to 64 GB. */
export const orderCount: u32 = 25;
const orderMaximum: u32 = 24;

/** In an address that `take` gives: the pages hold zeroes. */
export const zeroFlag: usize = 1;

export class Node {
  private readonly spinlock = new Spinlock(rankNode);
  // Guarded by lock:
  /** A bit per order: its list is not empty. */
  private ordersFree: u64 = 0;
  private readonly lists = new FixedArray<usize, 25>();
  private totalPages: usize = 0;
  private freePages: usize = 0;
  private freePagesLowest: usize = 0;
  /** The node's number, where entries have it. */
  private mark: u32 = 0;

  setNumber(id: u32): void {
    this.mark = id << 8;
  }

  /**
   * Gives the node `[start, end)` at boot. Nothing is merged: neighbours may
   * have no entries yet, and the blocks are the largest that fit.
   */
  addRange(start: usize, end: usize, isZero: boolean): void {
    let at: usize = start;
    while (at < end) {
      const order = largestOrder(at, end);
      this.link(at, order, isZero);
      at += pageSizeBytes << usize(order);
    }
    const pages: usize = (end - start) >> pageShift;
    this.totalPages += pages;
    this.freePages += pages;
    this.freePagesLowest += pages;
  }

  /**
   * `count` contiguous pages, aligned to the next power of two, or 0. What
   * they hold is anybody's guess unless the address has `zeroFlag`.
   * @hot
   */
  take(count: usize): usize {
    const order = orderOf(count);
    if (order > orderMaximum) return 0;
    const wereEnabled = this.spinlock.lock();
    const fitting: u64 = this.ordersFree >> u64(order);
    if (fitting === 0) {
      this.spinlock.unlock(wereEnabled);
      return 0;
    }
    let found: u32 = order + countTrailingZeros(fitting);
    const block = this.lists[found];
    const isZero = (entryOf(block) & entryZeroBit) !== 0;
    this.unlink(block, found, isZero);
    while (found > order) {
      found -= 1;
      this.link(block + (pageSizeBytes << usize(found)), found, isZero);
    }
    const end: usize = block + (pageSizeBytes << usize(order));
    this.linkTail(block + (count << pageShift), end, isZero);
    this.markOwned(block, block + (count << pageShift));
    this.freePages -= count;
    if (this.freePages < this.freePagesLowest) {
      this.freePagesLowest = this.freePages;
    }
    this.spinlock.unlock(wereEnabled);
    return isZero ? block | zeroFlag : block;
  }

  /** Gives `count` pages of this node back. @hot */
  give(address: usize, count: usize): void {
    const end: usize = address + (count << pageShift);
    const wereEnabled = this.spinlock.lock();
    this.markOwned(address, end);
    let at: usize = address;
    while (at < end) {
      const order = largestOrder(at, end);
      this.merge(at, order);
      at += pageSizeBytes << usize(order);
    }
    this.freePages += count;
    this.spinlock.unlock(wereEnabled);
  }

  /**
   * Writes the entries of all blocks that taken pages consist of: each is the
   * buddy of one that is free or will be.
   * @hot
   */
  private markOwned(start: usize, end: usize): void {
    let at: usize = start;
    while (at < end) {
      setEntry(at, this.mark | entryOwned);
      at += pageSizeBytes << usize(largestOrder(at, end));
    }
  }

  /** The tail of a block just taken: the buddies of its pieces are taken too. @hot */
  private linkTail(start: usize, end: usize, isZero: boolean): void {
    let at: usize = start;
    while (at < end) {
      const order = largestOrder(at, end);
      this.link(at, order, isZero);
      at += pageSizeBytes << usize(order);
    }
  }

  /** Makes a block free, together with its buddy as long as that is free too. @hot */
  private merge(address: usize, blockOrder: u32): void {
    let block: usize = address;
    let order: u32 = blockOrder;
    while (order < orderMaximum) {
      const buddy: usize = block ^ (pageSizeBytes << usize(order));
      const entry = entryOf(buddy);
      if ((entry & ~entryZeroBit) !== (this.mark | (entryFree + order))) break;
      this.unlink(buddy, order, false);
      if (buddy < block) block = buddy;
      order += 1;
    }
    this.link(block, order, false);
  }

  /** @hot */
  private link(block: usize, order: u32, isZero: boolean): void {
    const next = this.lists[order];
    store<usize>(block, next);
    store<usize>(block + 8, 0);
    if (next !== 0) store<usize>(next + 8, block);
    this.lists[order] = block;
    this.ordersFree = this.ordersFree | (u64(1) << u64(order));
    const kind = isZero ? entryFreeZero : entryFree;
    setEntry(block, this.mark | (kind + order));
  }

  /** @hot */
  private unlink(block: usize, order: u32, isZero: boolean): void {
    const next = load<usize>(block);
    const previous = load<usize>(block + 8);
    if (next !== 0) store<usize>(next + 8, previous);
    if (previous !== 0) store<usize>(previous, next);
    else this.lists[order] = next;
    if (this.lists[order] === 0) {
      this.ordersFree = this.ordersFree & ~(u64(1) << u64(order));
    }
    if (!isZero) return;
    store<usize>(block, 0);
    store<usize>(block + 8, 0);
  }

  // Statistics; a moment's truth.

  pagesTotal(): usize {
    return this.totalPages;
  }

  pagesFree(): usize {
    return this.freePages;
  }

  /** The fewest that ever were free. */
  pagesFreeLowest(): usize {
    return this.freePagesLowest;
  }

  /** Free blocks of one order. */
  blocksFree(order: u32): usize {
    const wereEnabled = this.spinlock.lock();
    let count: usize = 0;
    let block = this.lists[order];
    while (block !== 0) {
      count += 1;
      block = load<usize>(block);
    }
    this.spinlock.unlock(wereEnabled);
    return count;
  }

  largestFreeBytes(): usize {
    if (this.ordersFree === 0) return 0;
    return pageSizeBytes << usize(63 - countLeadingZeros(this.ordersFree));
  }

  /** Walks every list: "" when lists, bits and entries agree, else what does not. */
  problem(): string {
    let pages: usize = 0;
    for (let order: u32 = 0; order < orderCount; order++) {
      let previous: usize = 0;
      let block = this.lists[order];
      const used: u64 = (this.ordersFree >> u64(order)) & 1;
      if (u64(block !== 0) !== used) return "an order's bit is wrong";
      while (block !== 0) {
        const entry = entryOf(block) & ~entryZeroBit;
        const size: usize = pageSizeBytes << usize(order);
        if (entry !== (this.mark | (entryFree + order)))
          return "a free block's entry is wrong";
        if ((block & (size - 1)) !== 0) return "a free block is not aligned";
        if (load<usize>(block + 8) !== previous) return "a list is damaged";
        if (
          order < orderMaximum &&
          (entryOf(block ^ size) & ~entryZeroBit) === entry
        )
          return "a free block's buddy is free";
        pages += size >> pageShift;
        previous = block;
        block = load<usize>(block);
      }
    }
    return pages === this.freePages ? "" : "pages are lost";
  }
}

/** Marks `[start, end)` as never to be used, at boot. */
export function reserveRange(start: usize, end: usize): void {
  let at: usize = start;
  while (at < end) {
    const order = largestOrder(at, end);
    setEntry(at, entryReserved);
    at += pageSizeBytes << usize(order);
  }
}

/** The order of the smallest block that holds so many pages (at least one). */
export function orderOf(pages: usize): u32 {
  return 64 - countLeadingZeros(u64(pages - 1));
}

/** The order of the largest block that begins at `start` and ends by `end`. @hot */
function largestOrder(start: usize, end: usize): u32 {
  const fitting: u32 =
    63 - countLeadingZeros(u64(end - start) >> u64(pageShift));
  const aligned: u32 = countTrailingZeros(u64(start) >> u64(pageShift));
  const order: u32 = aligned < fitting ? aligned : fitting;
  return order < orderMaximum ? order : orderMaximum;
}
