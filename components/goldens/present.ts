import type { Golden } from "./golden.js";
import { programs, type Program } from "./programs/index.js";
import { type PlannedResource, recordGolden } from "./record.js";

/** `plan` of `@evenkeel/testing`, which this room does not know. */
export type Plan = (
    program: () => void,
    options: { config: Record<string, string> },
) => Promise<{ readonly resources: readonly PlannedResource[] }>;

/** What the components make as their source is now. */
export async function presentGoldens(plan: Plan): Promise<Map<string, Golden>> {
    const goldens = new Map<string, Golden>();
    for (const component of Object.keys(programs)) goldens.set(component, await presentGolden(component, plan));
    return goldens;
}

/** What one component makes. */
export async function presentGolden(component: string, plan: Plan): Promise<Golden> {
    const plans: Record<string, readonly PlannedResource[]> = {};
    for (const [name, program] of Object.entries(programs[component] ?? {})) {
        plans[name] = await planned(program, plan);
    }
    return recordGolden(component, plans);
}

async function planned(program: Program, plan: Plan): Promise<readonly PlannedResource[]> {
    const graph = await plan(() => program({}), { config: { "aws:region": "eu-west-1" } });
    return graph.resources;
}
