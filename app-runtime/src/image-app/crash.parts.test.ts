import path from "node:path";
import { paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { Client as DatabaseClient } from "pg";
import { openDatabase, type Database } from "./database/index.js";
import { imageSizes } from "./images/image.js";
import { steps } from "./storage/checkpoints.js";
import { ImageBytes } from "./storage/image-source.js";
import { Mover } from "./storage/mover.js";
import { S3ObjectStore } from "./storage/object-store.js";
import { SharedStore } from "./storage/shared-store.js";
import { bundled, type Bundled } from "./testing/bundled.js";
import { Client } from "./testing/client.js";
import { checksumOf, CrashRun, Promises, type CrashedRun } from "./testing/crashing.js";
import { ImageNode } from "./testing/image-node.js";
import { quietLog } from "./testing/quiet-log.js";
import { startSurroundings, type Surroundings } from "./testing/surroundings.js";
import { contentOf } from "./testing/temporary-folder.js";

/** Runs, each with a seed of its own, which go over all steps in turn; some three minutes on two cores. The environment variable CRASH_RUNS asks for another number. */
const runs = Number(process.env.CRASH_RUNS ?? 200);
const millisecondsPerRun = 30_000;
const twoHours = 2 * 60 * 60 * 1_000;

describe("the image application, killed at each step of uploads, moves and deletions", function () {
    this.timeout(120_000 + runs * millisecondsPerRun);
    let around: Surroundings;
    let program: Bundled;
    let database: Database;
    let client: S3Client;

    before(async () => {
        program = await bundled(path.join(__dirname, "testing", "dying-node.ts"));
        around = await startSurroundings();
        client = new S3Client({ ...around.aws, forcePathStyle: true });
        const { host, port, user: username, password, database: name, certificateAuthority } = around.database;
        database = openDatabase({
            ...{ engine: "postgres", host, port, database: name, certificateAuthority, log: quietLog().log },
            readSecret: async () => JSON.stringify({ username, password }),
        });
        await prepare();
    });

    /** Lets a process that nobody kills make tables and account. */
    async function prepare(): Promise<void> {
        const node = new ImageNode({ variables: around.variables, program: [program.file] });
        try {
            const visitor = new Client(await node.url(), around.token);
            await visitor.until("/api/images", ({ status }) => status === 200);
        } finally {
            await node.end();
        }
    }

    after(async () => {
        await database.close();
        await Promise.all([around.stop(), program.remove()]);
    });

    it(`loses no image that it said to be stored, and keeps no orphan, in ${runs} runs`, async () => {
        const promises = new Promises();
        const all: CrashedRun[] = [];
        let next = 0;
        const instance = async (instanceId: string): Promise<void> => {
            for (let seed = next++; seed < runs; seed = next++) {
                all.push(await new CrashRun({ seed, instanceId, around, program, promises }).finish());
                // All of them at the end: here, those that this crash may have caught.
                await expectKept([...promises.stored].slice(-6), promises);
            }
        };
        await Promise.all(["i-1", "i-2", "i-3"].map(instance));
        await settle();

        await expectKept([...promises.stored], promises);
        await expectNoOrphans(promises);
        // Each step was died at, and not only now and then.
        const died = new Set(all.filter(({ isAtStep }) => isAtStep).map(({ step }) => step));
        expect([...died].sort()).to.deep.equal([...steps].slice(0, runs).sort());
        expect(all.filter(({ isAtStep }) => isAtStep).length, "runs that died at their step").to.be.at.least(
            0.8 * runs,
        );
        expect(promises.stored.size).to.be.at.least(runs / 4);
    });

    function stores(): { shared: SharedStore; objects: S3ObjectStore } {
        return {
            shared: new SharedStore(around.uploads),
            objects: new S3ObjectStore({ client, bucket: around.variables.CONTENT_BUCKET }),
        };
    }

    /** Every image that was promised has its row, and its bytes are whole wherever they are. */
    async function expectKept(ids: readonly string[], { stored }: Promises): Promise<void> {
        await database.ready();
        const catalogue = database.images;
        const source = new ImageBytes({ ...stores(), catalogue });
        for (const id of ids) {
            const image = await catalogue.find(id);
            for (const size of image === undefined ? [] : imageSizes) {
                const bytes = image && (await source.read(image, size));
                if (size === "original" && bytes) expect(checksumOf(bytes)).to.equal(image?.checksum);
                if (bytes === undefined && stored.has(id))
                    throw new Error(`Image ${id} was promised and has no ${size}.`);
            }
            // Another instance may have been told to delete it meanwhile.
            if (image === undefined && stored.has(id)) throw new Error(`Image ${id} was promised and has no row.`);
        }
    }

    /** What every instance does all the time, two hours later, when what was left behind counts as left behind. */
    async function settle(): Promise<void> {
        const { log, lines } = quietLog();
        const now = (): Date => new Date(Date.now() + twoHours);
        const mover = new Mover({ ...stores(), catalogue: database.images, log, holder: "i-1", now });
        await endClaims();
        await mover.round();
        await mover.sweep();
        expect(lines.filter((line) => line.includes('"error"'))).to.deep.equal([]);
    }

    /** Claims of instances that died count for five minutes: nobody waits for that here. */
    async function endClaims(): Promise<void> {
        const { host, port, user, password, database: name, certificateAuthority: ca } = around.database;
        const direct = new DatabaseClient({ host, port, user, password, database: name, ssl: { ca } });
        await direct.connect();
        await direct.query("update images set claimed_until = null");
        await direct.end();
    }

    async function expectNoOrphans({ stored, deleted, unknown }: Promises): Promise<void> {
        expect(await contentOf(around.uploads)).to.deep.equal(["images/", "incoming/", "moving/"]);
        const rows = (await database.images.page({ before: undefined, limit: 10_000 })).map(({ id }) => id);
        const objects = new Map<string, number>();
        for (const key of await objectKeys()) {
            const id = key.split("/")[1] ?? "";
            objects.set(id, (objects.get(id) ?? 0) + 1);
        }
        expect([...objects.keys()].sort()).to.deep.equal([...rows].sort());
        expect([...objects.values()].every((count) => count === imageSizes.length)).to.equal(true);
        expect(rows).to.include.members([...stored]);
        expect(rows.filter((id) => deleted.has(id))).to.deep.equal([]);
        for (const id of [...deleted, ...unknown].filter((each) => !rows.includes(each))) {
            expect(await database.images.isKnown(id), id).to.equal(false);
        }
    }

    async function objectKeys(): Promise<readonly string[]> {
        const keys: string[] = [];
        const pages = paginateListObjectsV2({ client }, { Bucket: around.variables.CONTENT_BUCKET });
        for await (const { Contents = [] } of pages) {
            keys.push(...Contents.map(({ Key = "" }) => Key));
        }
        return keys;
    }
});
