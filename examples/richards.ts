// Martin Richards' benchmark: the heart of an operating system, simulated.
// Six tasks pass packets to one another under a priority scheduler.

type PacketKind = "device" | "work";

enum TaskId {
  idle,
  worker,
  handlerA,
  handlerB,
  deviceA,
  deviceB,
}

class Packet {
  next: Packet | null;
  owner: TaskId;
  readonly kind: PacketKind;
  position = 0;
  readonly data = [0, 0, 0, 0];

  constructor(next: Packet | null, owner: TaskId, kind: PacketKind) {
    this.next = next;
    this.owner = owner;
    this.kind = kind;
  }

  /** Appends this packet to a queue and gives the queue's head. */
  appendTo(queue: Packet | null): Packet {
    this.next = null;
    if (queue === null) return this;
    let last = queue;
    while (last.next !== null) last = last.next;
    last.next = this;
    return queue;
  }
}

/** What a task does with its turn: it says which block runs next. */
abstract class Task {
  constructor(protected readonly scheduler: Scheduler) {}
  abstract run(packet: Packet | null): Block | null;
}

class IdleTask extends Task {
  private pattern = 1;

  constructor(
    scheduler: Scheduler,
    private turnsLeft: number,
  ) {
    super(scheduler);
  }

  override run(): Block | null {
    this.turnsLeft--;
    if (this.turnsLeft === 0) return this.scheduler.holdCurrent();
    const odd = (this.pattern & 1) === 1;
    this.pattern >>= 1;
    if (odd) this.pattern ^= 0xd008;
    return this.scheduler.release(odd ? TaskId.deviceB : TaskId.deviceA);
  }
}

class WorkerTask extends Task {
  private target = TaskId.handlerA;
  private letter = 0;

  override run(packet: Packet | null): Block | null {
    if (packet === null) return this.scheduler.suspendCurrent();
    const wasA = this.target === TaskId.handlerA;
    this.target = wasA ? TaskId.handlerB : TaskId.handlerA;
    packet.owner = this.target;
    packet.position = 0;
    for (let i = 0; i < packet.data.length; i++) {
      this.letter = this.letter === 26 ? 1 : this.letter + 1;
      packet.data[i] = this.letter;
    }
    return this.scheduler.send(packet);
  }
}

class HandlerTask extends Task {
  private work: Packet | null = null;
  private devices: Packet | null = null;

  override run(packet: Packet | null): Block | null {
    if (packet?.kind === "work") this.work = packet.appendTo(this.work);
    else if (packet) this.devices = packet.appendTo(this.devices);

    const work = this.work;
    if (work === null) return this.scheduler.suspendCurrent();
    if (work.position === work.data.length) {
      this.work = work.next;
      return this.scheduler.send(work);
    }
    const device = this.devices;
    if (device === null) return this.scheduler.suspendCurrent();
    this.devices = device.next;
    device.position = work.data[work.position++];
    return this.scheduler.send(device);
  }
}

class DeviceTask extends Task {
  private pending: Packet | null = null;

  override run(packet: Packet | null): Block | null {
    if (packet !== null) {
      this.pending = packet;
      return this.scheduler.holdCurrent();
    }
    const done = this.pending;
    if (done === null) return this.scheduler.suspendCurrent();
    this.pending = null;
    return this.scheduler.send(done);
  }
}

/** A task's control block: its place in the scheduler and its state. */
class Block {
  held = false;
  suspended = true;
  ready: boolean;

  constructor(
    readonly next: Block | null,
    readonly id: TaskId,
    readonly priority: number,
    private queue: Packet | null,
    private readonly task: Task,
  ) {
    this.ready = queue !== null;
  }

  get blocked(): boolean {
    return this.held || (this.suspended && !this.ready);
  }

  run(): Block | null {
    let packet: Packet | null = null;
    if (this.suspended && this.ready && this.queue !== null) {
      packet = this.queue;
      this.queue = packet.next;
      this.suspended = false;
      this.ready = this.queue !== null;
    }
    return this.task.run(packet);
  }

  /** Queues a packet; gives the block to run, of this one and the sender. */
  receive(packet: Packet, sender: Block): Block {
    const wasEmpty = this.queue === null;
    this.queue = packet.appendTo(this.queue);
    if (!wasEmpty) return sender;
    this.ready = true;
    return this.priority > sender.priority ? this : sender;
  }
}

class Scheduler {
  packetsSent = 0;
  holds = 0;
  private first: Block | null = null;
  private current: Block | null = null;
  private readonly blocks = new Map<TaskId, Block>();

  add(id: TaskId, priority: number, queue: Packet | null, task: Task): Block {
    const block = new Block(this.first, id, priority, queue, task);
    this.first = block;
    this.blocks.set(id, block);
    return block;
  }

  run(): void {
    this.current = this.first;
    while (this.current !== null) {
      if (this.current.blocked) this.current = this.current.next;
      else this.current = this.current.run();
    }
  }

  holdCurrent(): Block | null {
    this.holds++;
    const block = this.running();
    block.held = true;
    return block.next;
  }

  suspendCurrent(): Block {
    const block = this.running();
    block.suspended = true;
    return block;
  }

  release(id: TaskId): Block {
    const block = this.find(id);
    block.held = false;
    const current = this.running();
    return block.priority > current.priority ? block : current;
  }

  send(packet: Packet): Block {
    const receiver = this.find(packet.owner);
    const sender = this.running();
    this.packetsSent++;
    packet.owner = sender.id;
    return receiver.receive(packet, sender);
  }

  private find(id: TaskId): Block {
    const block = this.blocks.get(id);
    if (block === undefined) throw new Error(`no task ${TaskId[id]}`);
    return block;
  }

  private running(): Block {
    if (this.current === null) throw new Error("no task is running");
    return this.current;
  }
}

function packets(
  count: number,
  owner: TaskId,
  kind: PacketKind,
): Packet | null {
  let queue: Packet | null = null;
  for (let i = 0; i < count; i++) queue = new Packet(queue, owner, kind);
  return queue;
}

function simulate(idleTurns: number): Scheduler {
  const scheduler = new Scheduler();
  const idle = new IdleTask(scheduler, idleTurns);
  const block = scheduler.add(TaskId.idle, 0, null, idle);
  block.suspended = false;

  const work = packets(2, TaskId.worker, "work");
  scheduler.add(TaskId.worker, 1000, work, new WorkerTask(scheduler));
  const forA = packets(3, TaskId.deviceA, "device");
  scheduler.add(TaskId.handlerA, 2000, forA, new HandlerTask(scheduler));
  const forB = packets(3, TaskId.deviceB, "device");
  scheduler.add(TaskId.handlerB, 3000, forB, new HandlerTask(scheduler));
  scheduler.add(TaskId.deviceA, 4000, null, new DeviceTask(scheduler));
  scheduler.add(TaskId.deviceB, 5000, null, new DeviceTask(scheduler));
  scheduler.run();
  return scheduler;
}

for (const idleTurns of [1_000, 10_000, 100_000]) {
  const { packetsSent, holds } = simulate(idleTurns);
  console.log(`${idleTurns} turns: ${packetsSent} packets, ${holds} holds`);
}
