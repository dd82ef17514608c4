// Serving what was raised at this CPU.

import {
  ownCpu,
  raisedKinds,
  raisedCall,
  raisedInput,
  raisedKick,
  raisedTimer,
} from "./cpus.ts";
import { enterInterrupt, leaveInterrupt, takePending } from "./local.ts";

/** kernel/sched/upcalls.ts. @c nautilus_timer */
declare function timerFired(): void;

/** kernel/sched/scheduler.ts. @c nautilus_kick */
declare function kicked(): void;

/** kernel/sched/call.ts. @c nautilus_called */
declare function called(): void;

/** kernel/thread/input.ts. @c nautilus_input */
declare function inputReceived(): void;

/** The interrupt flag is clear. False: nothing was raised. */
export function servePending(): boolean {
  const raised = takePending();
  if (raised === 0) return false;
  enterInterrupt();
  const counts = ownCpu().counts;
  for (let kind: u32 = 0; kind < raisedKinds; kind++)
    if ((raised & (u32(1) << kind)) !== 0) counts[kind] += 1;
  if ((raised & raisedCall) !== 0) called();
  if ((raised & raisedKick) !== 0) kicked();
  if ((raised & raisedTimer) !== 0) timerFired();
  if ((raised & raisedInput) !== 0) inputReceived();
  leaveInterrupt();
  return true;
}
