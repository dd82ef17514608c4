// Earliest deadline first on one CPU without any cost: what the scheduler's
// decisions are compared with. Times in microseconds.

export interface Task {
  readonly thread: number;
  readonly firstUs: number;
  readonly periodUs: number;
  readonly sliceUs: number;
}

/** A job that got the CPU: the task's, and when it had arrived. */
export interface Decision {
  readonly thread: number;
  readonly arrivalUs: number;
}

interface Job {
  readonly task: Task;
  readonly arrivalUs: number;
  readonly deadlineUs: number;
  leftUs: number;
}

/**
 * Who runs, in order, up to `endUs` or to where a real scheduler's overhead may
 * decide: where two deadlines, or an arrival and the end of a job, are closer
 * than `marginUs`.
 */
export function simulate(
  tasks: readonly Task[],
  endUs: number,
  marginUs: number,
): Decision[] {
  const decisions: Decision[] = [];
  const ready: Job[] = [];
  const next = tasks.map(({ firstUs }) => firstUs);
  let nowUs = Math.min(...next);
  while (nowUs < endUs) {
    admit(tasks, next, ready, nowUs);
    const comingUs = Math.min(...next);
    const [job, second] = ready;
    if (job === undefined) {
      nowUs = comingUs;
      continue;
    }
    if (second && second.deadlineUs - job.deadlineUs < marginUs) break;
    note(decisions, job);
    const endsUs = nowUs + job.leftUs;
    if (next.some((atUs) => Math.abs(atUs - endsUs) < marginUs)) break;
    const untilUs = Math.min(endsUs, comingUs);
    job.leftUs -= untilUs - nowUs;
    nowUs = untilUs;
    if (job.leftUs === 0) ready.shift();
  }
  return decisions;
}

/** Jobs that have arrived join the others, the earliest deadline first. */
function admit(
  tasks: readonly Task[],
  next: number[],
  ready: Job[],
  nowUs: number,
): void {
  tasks.forEach((task, i) => {
    while (next[i]! <= nowUs) {
      const arrivalUs = next[i]!;
      const deadlineUs = arrivalUs + task.periodUs;
      ready.push({ task, arrivalUs, deadlineUs, leftUs: task.sliceUs });
      next[i]! += task.periodUs;
    }
  });
  ready.sort((a, b) => a.deadlineUs - b.deadlineUs);
}

function note(decisions: Decision[], { task, arrivalUs }: Job): void {
  const last = decisions.at(-1);
  if (last?.thread === task.thread && last.arrivalUs === arrivalUs) return;
  decisions.push({ thread: task.thread, arrivalUs });
}
