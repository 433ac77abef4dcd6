import { setTimeout as sleep } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import type { Log } from "../../../common/log.js";
import type { Dialect } from "../dialect.js";
import { DatabaseUnavailable, SchemaTooNew } from "../errors.js";
import type { Schema } from "../schema.js";
import type { MigrationStep } from "./step.js";

export interface MigrateOptions {
    /** One connection at most, with time for long statements; the lock ends with it. */
    readonly database: Kysely<Schema>;
    readonly dialect: Dialect;
    readonly steps: readonly MigrationStep[];
    readonly log: Pick<Log, "info">;
    /** How long another instance is waited for that is doing it. @default 60000 */
    readonly waitMilliseconds?: number;
}

const pauseMilliseconds = 100;

/**
 * Runs the steps that have not run yet, each once, however many instances start at once: one works, the others wait for it.
 *
 * An instance that dies meanwhile loses its lock with its connection, and the next one goes on where it stopped.
 *
 * @throws SchemaTooNew where the database has a step that is not in `steps`
 * @throws DatabaseUnavailable where another instance took longer than is waited for
 */
export async function migrate(options: MigrateOptions): Promise<void> {
    const { database, dialect, steps, log } = options;
    await database.connection().execute(async (session) => {
        // The usual start, of a program that the database knows, takes no lock.
        if ((await missingSteps(session, options)).length === 0) {
            return;
        }
        await waitForLock(session, options);
        await createRecord(session, dialect);
        const missing = await missingSteps(session, options);
        for (const step of missing) {
            const began = performance.now();
            await session.transaction().execute(async (transaction) => {
                await step.apply(transaction, dialect);
                await transaction.insertInto("schema_steps").values({ name: step.name }).execute();
            });
            log.info("schema changed", { step: step.name, milliseconds: Math.round(performance.now() - began) });
        }
        log.info("schema is up to date", { steps: steps.length, applied: missing.length });
    });
}

/** What a program knows of the schema. */
export type KnownSchema = Pick<MigrateOptions, "database" | "dialect" | "steps">;

/**
 * Whether every step has run. Changes nothing and waits for nobody.
 *
 * @throws SchemaTooNew where the database has a step that is not in `steps`
 */
export async function isMigrated({ database, ...known }: KnownSchema): Promise<boolean> {
    return (await missingSteps(database, known)).length === 0;
}

async function waitForLock(session: Kysely<Schema>, options: MigrateOptions): Promise<void> {
    const { dialect, waitMilliseconds = 60_000 } = options;
    const deadline = performance.now() + waitMilliseconds;
    while (!(await dialect.tryLock(session))) {
        if (performance.now() >= deadline) {
            throw new DatabaseUnavailable(
                `Another instance has been changing the schema for ${waitMilliseconds / 1_000} seconds; this one waits until it has finished.`,
            );
        }
        await sleep(pauseMilliseconds);
    }
}

async function createRecord(session: Kysely<Schema>, { types }: Dialect): Promise<void> {
    await session.schema
        .createTable("schema_steps")
        .ifNotExists()
        .addColumn("name", types.ascii(100), (column) => column.notNull().primaryKey())
        .addColumn("applied_at", types.time, (column) => column.notNull().defaultTo(sql`current_timestamp(3)`))
        .execute();
}

async function missingSteps(
    session: Kysely<Schema>,
    { dialect, steps }: Pick<MigrateOptions, "dialect" | "steps">,
): Promise<readonly MigrationStep[]> {
    const applied = await appliedSteps(session, dialect);
    const unknown = applied.filter((name) => !steps.some((step) => step.name === name));
    if (unknown.length > 0) {
        throw new SchemaTooNew(
            `The database was changed by a newer release: it has ${unknown.join(", ")}, and this one knows nothing after ${steps.at(-1)?.name ?? "an empty database"}. Deploy the newer release, or restore the database to a moment before.`,
        );
    }
    return steps.filter(({ name }) => !applied.includes(name));
}

async function appliedSteps(session: Kysely<Schema>, dialect: Dialect): Promise<readonly string[]> {
    try {
        const rows = await session.selectFrom("schema_steps").select("name").orderBy("name").execute();
        return rows.map(({ name }) => name);
    } catch (error) {
        if (error instanceof Error && dialect.problemOf(error.cause) === "no-table") {
            return [];
        }
        throw error;
    }
}
