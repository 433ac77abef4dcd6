import { openDatabase } from "../index.js";
import type { DatabaseOptions } from "../index.js";
import type { MigrationStep } from "./step.js";
import { migrationSteps } from "./steps.js";

/** Environment variable in which the program below finds its database. */
export const dyingInstanceVariable = "EVENKEEL_DYING_INSTANCE";

/** What a dying instance is told about its database; it has no log. */
export type DyingInstanceOptions = Omit<DatabaseOptions, "readSecret" | "log" | "steps"> & { readonly secret: string };

/** The steps of the release and another one, in the middle of which `between` is called. */
export function stepsInHalves(between: () => Promise<void>): readonly MigrationStep[] {
    const halves: MigrationStep = {
        name: "9000-halves",
        apply: async (session, { types, createIndex }) => {
            const half = (name: string) =>
                session.schema.createTable(name).ifNotExists().addColumn("id", types.ascii(36)).execute();
            await half("left_half");
            await createIndex(session, { name: "left_half_id", table: "left_half", columns: ["id"] });
            await between();
            await half("right_half");
        },
    };
    return [...migrationSteps, halves];
}

/** Run as a program of its own, it migrates and is killed in the middle of a step. Loaded as a test, it does nothing. */
async function main(text: string): Promise<void> {
    const { secret, ...options }: DyingInstanceOptions = JSON.parse(text);
    const steps = stepsInHalves(async () => {
        process.kill(process.pid, "SIGKILL");
        // Nothing comes after it, not even a goodbye to the server.
        await new Promise(() => undefined);
    });
    const quiet = { info: () => undefined };
    await openDatabase({ ...options, steps, log: quiet, readSecret: () => Promise.resolve(secret) }).ready();
}

const told = process.env[dyingInstanceVariable];
if (told !== undefined) {
    void main(told);
}
