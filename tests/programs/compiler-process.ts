// The harness's end of one compiler process: restarted when it hangs or dies.

import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CompileOptions } from "../../compiler/compile.ts";
import type { CompileReply, CompileRequest } from "./compile-worker.ts";

const workerFile = fileURLToPath(new URL("compile-worker.ts", import.meta.url));
const compileTimeoutSeconds = 120;

export class CompilerProcess {
  private child: ChildProcess | null = null;
  private nextId = 1;

  /** Compiles one program. Call again only after the answer. */
  compile(options: CompileOptions): Promise<CompileReply> {
    const child = (this.child ??= this.start());
    const request: CompileRequest = { id: this.nextId++, options };
    return new Promise((resolve) => {
      const finish = (reply: CompileReply): void => {
        clearTimeout(timer);
        child.off("message", finish);
        child.off("exit", died);
        resolve(reply);
      };
      const fail = (text: string): void => {
        this.child = null;
        child.kill("SIGKILL");
        const problems = [{ code: "crash", text, file: null }];
        finish({ id: request.id, ok: false, problems, outputFile: null });
      };
      const died = (code: number | null): void =>
        fail(`the compiler process ended (${code})`);
      const timer = setTimeout(
        () => fail(`no answer in ${compileTimeoutSeconds} s`),
        compileTimeoutSeconds * 1000,
      );
      child.on("message", finish);
      child.on("exit", died);
      child.send(request);
    });
  }

  stop(): void {
    this.child?.kill();
    this.child = null;
  }

  private start(): ChildProcess {
    return fork(workerFile, {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
  }
}
