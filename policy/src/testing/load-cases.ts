import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { RuleCases } from "./cases.js";

/** The cases of one rule, and the folder of rules in which they stand beside it. */
export interface LoadedCases {
    readonly folder: string;
    readonly cases: RuleCases;
}

const load = createRequire(__filename);
const rulesFolder = join(__dirname, "../rules");

/** The cases of every rule, by the rule's name. */
export function loadCases(): ReadonlyMap<string, LoadedCases> {
    const ending = ".cases.ts";
    return new Map(
        readdirSync(rulesFolder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .flatMap(({ name: folder }) =>
                readdirSync(join(rulesFolder, folder))
                    .filter((file) => file.endsWith(ending))
                    .map((file): [string, LoadedCases] => {
                        const { cases } = load(join(rulesFolder, folder, file)) as { cases: RuleCases };
                        return [file.slice(0, -ending.length), { folder, cases }];
                    }),
            ),
    );
}
