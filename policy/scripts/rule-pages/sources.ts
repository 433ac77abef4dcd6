import type { Rule } from "../../src/core/rule.js";
import { rules } from "../../src/rules/index.js";
import type { RuleCases } from "../../src/testing/cases.js";
import { loadCases } from "../../src/testing/load-cases.js";

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

/** @throws where a rule has no cases */
export function readFolders(): readonly Folder[] {
    const loaded = loadCases();
    const folders = new Map<string, DocumentedRule[]>();
    for (const rule of rules) {
        const found = loaded.get(rule.name);
        if (found === undefined) throw new Error(`rule ${rule.name} has no ${rule.name}.cases.ts beside it`);
        const { folder, cases } = found;
        folders.set(folder, [...(folders.get(folder) ?? []), { rule, cases }]);
    }
    return [...folders].map(([name, documented]) => ({ name, rules: documented }));
}
