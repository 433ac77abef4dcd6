import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { steps, type Step } from "../storage/checkpoints.js";
import type { Bundled } from "./bundled.js";
import { Client } from "./client.js";
import { ImageNode, type Ending } from "./image-node.js";
import { pixels } from "./pictures.js";
import { Random } from "./random.js";
import type { Surroundings } from "./surroundings.js";

/** What clients were told, over all runs. */
export class Promises {
    /** Images that a client was told to be stored, and that nobody has asked to delete. */
    public readonly stored = new Set<string>();
    /** Images that a client was told to be deleted. */
    public readonly deleted = new Set<string>();
    /** Images whose deletion was asked for, with no answer: they may be there or not. */
    public readonly unknown = new Set<string>();
}

/** How one run went. */
export interface CrashedRun {
    readonly step: Step;
    /** Whether the process killed itself at its step; else it was killed while it did nothing of note. */
    readonly isAtStep: boolean;
}

/** What runs work with. */
export interface CrashOptions {
    readonly seed: number;
    /** Id of the instance that the process is: the next one of that id goes on with what it has claimed. */
    readonly instanceId: string;
    readonly around: Surroundings;
    readonly program: Bundled;
    readonly promises: Promises;
}

/** Uploads and deletions after which a process that has not reached its step will not do so any more. */
const mostActions = 20;

/** One process, which is used by clients until it dies at the step that the seed decides; images of earlier runs are what it finds. */
export class CrashRun {
    private readonly random: Random;
    private readonly step: Step;
    private readonly node: ImageNode;
    private hasEnded = false;

    constructor(private readonly options: CrashOptions) {
        const { seed, instanceId, around, program } = options;
        this.random = new Random(seed);
        this.step = steps[seed % steps.length] ?? steps[0];
        this.node = new ImageNode({
            variables: {
                ...around.variables,
                ...{ INSTANCE_ID: instanceId, DIE_AT: this.step, DIE_TIME: String(this.time()) },
            },
            program: [program.file],
        });
        void this.node.ended.then(() => {
            this.hasEnded = true;
        });
    }

    /** Deletions are few and any process may finish them: there, the first time counts. */
    private time(): number {
        return this.step.startsWith("deletion") ? 1 : 1 + this.random.below(2);
    }

    public async finish(): Promise<CrashedRun> {
        try {
            await this.use();
        } catch (error) {
            // What was asked of a process that died fails, and nothing was promised.
            if (!(await this.isDying())) {
                await this.node.end();
                throw new Error(`With seed ${this.options.seed}, at ${this.step}: ${String(error)}`, { cause: error });
            }
        }
        const isAtStep = await this.isDying();
        await this.node.end();
        return { step: this.step, isAtStep };
    }

    private async use(): Promise<void> {
        const client = new Client(await this.node.url(), this.options.around.token);
        await client.until("/api/images", ({ status }) => status === 200);
        for (let action = 0; action < mostActions && !this.hasEnded; action++) {
            await this.act(client, action);
            await this.pause();
        }
    }

    private async act(client: Client, action: number): Promise<void> {
        const deletes = this.step.startsWith("deletion") ? action % 2 === 1 : this.random.below(4) === 0;
        const [victim] = this.options.promises.stored;
        if (deletes && victim !== undefined) {
            await this.delete(client, victim);
        } else {
            await Promise.all(Array.from({ length: 1 + this.random.below(3) }, () => this.upload(client)));
        }
    }

    private async upload(client: Client): Promise<void> {
        const picture = await pixels(16 + this.random.below(64), 16)
            .png()
            .toBuffer();
        const answer = await client.upload(picture, `${this.options.seed}.png`);
        const body = await answer.text();
        if (answer.status !== 201) {
            throw new Error(`An upload was answered with ${answer.status} ${body}`);
        }
        const image: unknown = JSON.parse(body);
        if (typeof image === "object" && image !== null && "id" in image && typeof image.id === "string") {
            this.options.promises.stored.add(image.id);
        }
    }

    private async delete(client: Client, id: string): Promise<void> {
        const { stored, deleted, unknown } = this.options.promises;
        stored.delete(id);
        unknown.add(id);
        const answer = await client.delete(`/api/images/${id}`);
        if (answer.status !== 204) {
            throw new Error(`A deletion was answered with ${answer.status} ${await answer.text()}`);
        }
        unknown.delete(id);
        deleted.add(id);
    }

    /** Lets the process work on what it was given, until it dies or a moment has passed. */
    private async pause(): Promise<void> {
        await this.endWithin(this.step.startsWith("upload") ? 0 : 750);
    }

    /** A connection ends a little before its process does. */
    private async isDying(): Promise<boolean> {
        return (await this.endWithin(3_000))?.signal === "SIGKILL";
    }

    /** How the process ended; undefined where it goes on for longer. */
    private async endWithin(milliseconds: number): Promise<Ending | undefined> {
        const waiting = new AbortController();
        const { signal } = waiting;
        // Rejects where the end comes first.
        const limit = sleep(milliseconds, undefined, { signal }).catch(() => undefined);
        const ending = await Promise.race([this.node.ended, limit]);
        waiting.abort();
        return ending;
    }
}

/** SHA-256 in hexadecimal, as the catalogue keeps it. */
export function checksumOf(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("hex");
}
