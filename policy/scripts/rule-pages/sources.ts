import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Rule } from "../../src/core/rule.js";
import { rules } from "../../src/rules/index.js";
import type { RuleCases } from "../../src/testing/cases.js";

/** A folder of rules, in the order in which the pack runs them. */
export interface Folder {
    /** Such as `load-balancers`. */
    readonly name: string;
    readonly rules: readonly DocumentedRule[];
}

/** A rule with the cases that stand beside it. */
export interface DocumentedRule {
    readonly rule: Rule;
    readonly cases: RuleCases;
}

const source = join(__dirname, "..", "..", "src", "rules");
const load = createRequire(__filename);

/** @throws where a rule has no cases */
export function readFolders(): readonly Folder[] {
    const names = readdirSync(source, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [entry.name] : [],
    );
    const files = new Map(names.map((name) => [name, new Set(readdirSync(join(source, name)))]));
    const folders = new Map<string, DocumentedRule[]>();
    for (const rule of rules) {
        const name = names.find((folder) => files.get(folder)?.has(`${rule.name}.cases.ts`));
        if (name === undefined) throw new Error(`rule ${rule.name} has no ${rule.name}.cases.ts beside it`);
        const { cases } = load(join(source, name, `${rule.name}.cases.ts`)) as { cases: RuleCases };
        folders.set(name, [...(folders.get(name) ?? []), { rule, cases }]);
    }
    return [...folders].map(([name, documented]) => ({ name, rules: documented }));
}
