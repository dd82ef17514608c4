// What a shell command is: a row of the table in commands.ts.

import type { Arguments } from "./arguments.ts";

export interface Command {
  readonly name: string;
  /** As the usage line shows them: [optional], choices with |. */
  readonly parameters: string;
  readonly help: string;
  /** Takes its words from `words`; when something is wrong with them it only returns. */
  readonly run: (words: Arguments) => void;
}
