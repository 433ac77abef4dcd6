import type { Graph } from "@evenkeel/testing";
import { guideFolders, type GuideProgram, guidePrograms, planGuide } from "../plan-guide.js";
import { type AlarmFact, alarmFacts } from "./alarms.js";
import { type ChangeRow, experiments } from "./changes.js";
import type { ComponentSource } from "./components.js";
import { type CostFact, costOf } from "./cost.js";
import { partsIn, type Role, rolesOf } from "./parts.js";
import { type Source, type StatementFact, statementFacts } from "./statements.js";

/** Everything that a page says of a component beyond its source. */
export interface Facts {
    readonly roles: readonly Role[];
    readonly alarms: readonly AlarmFact[];
    readonly statements: readonly StatementFact[];
    readonly changes: readonly ChangeRow[];
    readonly costs: readonly (readonly [GuideProgram, CostFact])[];
}

/** The graph of every program of every guide. */
export interface Guide {
    readonly folder: string;
    readonly program: GuideProgram;
    readonly graph: Graph;
}

export async function planGuides(): Promise<Guide[]> {
    const guides: Guide[] = [];
    for (const folder of guideFolders()) {
        for (const program of guidePrograms) {
            guides.push({ folder, program, graph: await planGuide(folder, program) });
        }
    }
    return guides;
}

/** How to say when there is what a program of the guide shows. */
const whenIn: Readonly<Record<GuideProgram, string>> = {
    smallest: "always",
    production: "in the guide's production program",
    existing: "in the guide's program on what exists",
};

export async function gather(source: ComponentSource, guides: readonly Guide[]): Promise<Facts> {
    const roles = await rolesOf(source);
    const sourceOf = (when: string, graph: Graph): Source => ({ when, graph, parts: partsIn(graph, source, roles) });
    const own = guides.filter(({ folder }) => folder === source.folder);
    const inProgram = (wanted: GuideProgram): Source[] =>
        own.filter(({ program }) => program === wanted).map(({ graph }) => sourceOf(whenIn[wanted], graph));
    const tried = await experiments(source, roles);
    const sources = [
        ...inProgram("smallest"),
        ...tried.flatMap(({ row, after }) => (after === undefined ? [] : [sourceOf(`with \`${row.option}\``, after)])),
        ...inProgram("production"),
        ...inProgram("existing"),
    ];
    // Grants are made where the component is used.
    const elsewhere = guides.filter(({ folder }) => folder !== source.folder);
    return {
        roles,
        alarms: alarmFacts(sources),
        statements: statementFacts([
            ...sources,
            ...elsewhere.map(({ folder, graph }) => sourceOf(`in the guide of ${folder}`, graph)),
        ]),
        changes: tried.map(({ row }) => row),
        costs: own
            .filter(({ program }) => program !== "existing")
            .map(({ program, graph }) => [program, costOf(graph, source)] as const),
    };
}
