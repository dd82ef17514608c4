// The house rules as a suite of tests: each rule is one.

import { rootFolder } from "../paths.ts";
import type { SuiteResult } from "../test/suite.ts";
import { layersRule } from "./layers.ts";
import { readSources, type Rule } from "./rule.ts";
import {
  longFiles,
  machineNamesRule,
  silencersRule,
  taglineRule,
} from "./text.ts";
import { checkTypes, typeProjects } from "./types.ts";

const rules: readonly Rule[] = [
  layersRule,
  machineNamesRule,
  taglineRule,
  silencersRule,
];

export async function run(filter: string): Promise<SuiteResult> {
  const failures: string[] = [];
  let passed = 0;
  const conclude = (name: string, problems: readonly string[]): void => {
    if (problems.length === 0) passed++;
    else failures.push([name, ...problems].join("\n"));
  };

  const sources = readSources(rootFolder);
  for (const rule of rules) {
    if (rule.name.includes(filter)) conclude(rule.name, rule.check(sources));
  }
  for (const project of typeProjects) {
    const name = `types of ${project.name}`;
    if (name.includes(filter)) conclude(name, await checkTypes(project));
  }
  if (filter === "") {
    for (const note of longFiles(sources)) console.log(`note: ${note}`);
  }
  return { passed, failed: failures.length, failures };
}
