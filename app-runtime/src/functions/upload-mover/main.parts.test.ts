import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rename } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { S3 } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { bundleFunction } from "../../artefact/bundle-function.js";
import { openDatabase, type Database, type Engine } from "../../image-app/database/index.js";
import { openAlone } from "../../image-app/database/test-database.test.js";
import { fileNameOf } from "../../image-app/images/formats.js";
import { imageSizes, type Image } from "../../image-app/images/image.js";
import { bundled, type Bundled } from "../../image-app/testing/bundled.js";
import { Client } from "../../image-app/testing/client.js";
import { ImageNode } from "../../image-app/testing/image-node.js";
import { pixels } from "../../image-app/testing/pictures.js";
import { quietLog } from "../../image-app/testing/quiet-log.js";
import { startSurroundings, type Surroundings } from "../../image-app/testing/surroundings.js";
import { contentOf } from "../../image-app/testing/temporary-folder.js";
import { freePort } from "../../local/free-port.js";
import { deployFunction, type DeployedFunction, type FunctionToDeploy } from "../testing/deployed-function.js";
import type { UploadMoverEnvironment } from "./environment.js";

const engines: readonly Engine[] = ["postgres", "mysql"];

/** What the function says of itself in a line of its log: a message, or metrics. */
type Line = Readonly<Record<string, unknown>>;

function sumOf(lines: readonly Line[], metric: string): number {
    return lines.reduce((sum, line) => sum + Number(line[metric] ?? 0), 0);
}

for (const engine of engines) {
    describe(`the mover of uploads as it is deployed, with ${engine}`, function () {
        this.timeout(180_000);
        let program: Bundled;
        let bundle: Uint8Array;
        let around: Surroundings;
        let objects: S3;
        let database: Database;
        let node: ImageNode | undefined;
        let deployed = 0;

        before(async () => {
            program = await bundled(path.join(__dirname, "..", "..", "image-app", "main.ts"));
            bundle = await readFile((await bundleFunction("upload-mover")).path);
        });
        after(() => program?.remove());

        beforeEach(async () => {
            around = await startSurroundings({ engine, functions: true });
            objects = new S3({ ...around.aws, forcePathStyle: true });
            // An object that is written twice has two versions.
            await objects.putBucketVersioning({
                Bucket: around.variables.CONTENT_BUCKET,
                VersioningConfiguration: { Status: "Enabled" },
            });
            const { host, port, user: username, password, database: name, certificateAuthority } = around.database;
            database = openDatabase({
                ...{ engine, host, port, database: name, certificateAuthority, log: quietLog().log },
                readSecret: async () => JSON.stringify({ username, password }),
            });
        });
        afterEach(async () => {
            await node?.end();
            await database?.close();
            await around?.stop();
        });

        const deploy = (
            changes: Partial<UploadMoverEnvironment> = {},
            more: Partial<FunctionToDeploy> = {},
        ): Promise<DeployedFunction> => {
            const { variables } = around;
            const environment = {
                DATABASE_HOST: variables.DATABASE_HOST,
                DATABASE_PORT: variables.DATABASE_PORT,
                DATABASE_NAME: variables.DATABASE_NAME,
                DATABASE_ENGINE: variables.DATABASE_ENGINE,
                DATABASE_SECRET_ARN: variables.DATABASE_SECRET_ARN,
                DATABASE_CA_FILE: variables.DATABASE_CA_FILE,
                UPLOADS_PATH: variables.UPLOADS_PATH,
                CONTENT_BUCKET: variables.CONTENT_BUCKET,
                ...changes,
            } satisfies Omit<UploadMoverEnvironment, "AWS_REGION">;
            const name = `upload-mover-${++deployed}`;
            return deployFunction(around.emulator, { name, bundle, environment, timeoutSeconds: 60, ...more });
        };

        /** A node that is ready; with `moveSeconds` its own mover runs as often. */
        async function startNode(moveSeconds: number): Promise<Client> {
            const variables = { ...around.variables, INSTANCE_ID: "i-1", MOVE_SECONDS: String(moveSeconds) };
            node = new ImageNode({ variables, program: [program.file] });
            const client = new Client(await node.url(), around.token);
            await client.until("/ready", ({ status }) => status === 200);
            await client.until("/api/images", ({ status }) => status === 200);
            return client;
        }

        async function upload(client: Client): Promise<string> {
            const answer = await client.upload(await pixels(64, 48).png().toBuffer(), "a.png");
            expect(answer.status).to.equal(201);
            return String(JSON.parse(await answer.text()).id);
        }

        const rows = (): Promise<readonly Image[]> => database.images.page({ before: undefined, limit: 10_000 });

        async function unmoved(): Promise<number> {
            return (await rows()).filter(({ location }) => location === "shared").length;
        }

        /** Of each image there is a row that points to the bucket, three objects that were each written once, and the original that was uploaded. */
        async function expectMoved(ids: readonly string[]): Promise<void> {
            const images = await rows();
            expect(images.map(({ id }) => id).sort()).to.deep.equal([...ids].sort());
            const Bucket = around.variables.CONTENT_BUCKET;
            const { Versions = [] } = await objects.listObjectVersions({ Bucket });
            expect(Versions.map(({ Key }) => Key).sort()).to.deep.equal(
                ids.flatMap((id) => imageSizes.map((size) => `images/${id}/${fileNameOf("png", size)}`)).sort(),
            );
            for (const { id, link, location, checksum } of images) {
                expect({ location, link }).to.deep.equal({ location: "objects", link: `s3://${Bucket}/images/${id}/` });
                const { Body } = await objects.getObject({ Bucket, Key: `images/${id}/original.png` });
                const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
                expect(createHash("sha256").update(bytes).digest("hex")).to.equal(checksum);
            }
            expect((await contentOf(around.uploads)).filter((file) => !file.startsWith("moving/"))).to.deep.equal([
                "images/",
                "incoming/",
            ]);
        }

        async function linesOf(mover: DeployedFunction): Promise<readonly Line[]> {
            return (await mover.logs()).flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
        }

        it("moves what a node received, finishes deletions, and counts them, when the schedule calls it", async () => {
            const client = await startNode(3_600);
            // Its own mover has looked once, when it began, and does not look again.
            const ids = [await upload(client), await upload(client), await upload(client)];
            const waiting = await unmoved();
            const doomed = await upload(client);
            expect((await client.delete(`/api/images/${doomed}`)).status).to.equal(204);
            const mover = await deploy();
            const schedule = await mover.onSchedule("rate(1 minute)");

            expect(await schedule.tick()).to.deep.equal({ answer: null });
            await expectMoved(ids);
            expect(await database.images.isKnown(doomed)).to.equal(false);
            expect(await contentOf(path.join(around.uploads, "moving"))).to.deep.equal([]);
            const lines = await linesOf(mover);
            const metrics: Line = Object.assign({}, ...lines.filter((line) => "_aws" in line));
            expect(metrics).to.include({ service: "upload-mover", ImagesWaiting: waiting, ImagesMoved: waiting });
            expect(metrics["OldestWaiting"]).to.be.within(0, 60);
            expect(lines.filter(({ level }) => level === "ERROR" || level === "WARN")).to.deep.equal([]);

            expect(await schedule.tick()).to.deep.equal({ answer: null });
            await expectMoved(ids);
        });

        it("works beside a node that uploads and moves, and nothing is lost or written twice", async () => {
            const client = await startNode(1);
            const mover = await deploy();
            const schedule = await mover.onSchedule("rate(1 minute)");
            const ids: string[] = [];
            let byFunction = 0;
            let byNode = 0;
            const uploads = (async () => {
                // On and on until both have had their share, and not so fast that there are thousands.
                while (ids.length < 24 || byFunction === 0 || byNode === 0) {
                    ids.push(await upload(client));
                    await sleep(100);
                }
            })();
            let isOver = false;
            void uploads.finally(() => (isOver = true)).catch(() => undefined);
            while (!isOver || (await unmoved()) > 0) {
                expect(await schedule.tick()).to.deep.equal({ answer: null });
                byFunction = sumOf(await linesOf(mover), "ImagesMoved");
                byNode = (await rows()).filter(({ location }) => location === "objects").length - byFunction;
            }
            await uploads;

            await expectMoved(ids);
            expect((await linesOf(mover)).filter(({ level }) => level === "ERROR")).to.deep.equal([]);
            expect(node?.lines.filter(({ level }) => level === "error")).to.deep.equal([]);
        });

        it("goes on where a call was killed by its time-out", async () => {
            const client = await startNode(3_600);
            const id = await upload(client);
            // A file that never ends to be read, which stands for a file system that hangs.
            const file = path.join(around.uploads, "images", id, fileNameOf("png", "thumbnail"));
            await rename(file, `${around.uploads}/aside`);
            await promisify(execFile)("mkfifo", [file]);
            const mover = await deploy({}, { timeoutSeconds: 5 });
            const schedule = await mover.onSchedule("rate(1 minute)");

            const { error } = await schedule.tick();
            expect(error?.errorMessage).to.contain("Task timed out after 5.00 seconds");
            expect((await linesOf(mover)).filter((line) => "_aws" in line)).to.have.length(1);
            expect(await unmoved()).to.equal(1);
            const { Contents = [] } = await objects.listObjectsV2({ Bucket: around.variables.CONTENT_BUCKET });
            expect(Contents).to.have.length(2);

            await rename(`${around.uploads}/aside`, file);
            expect(await schedule.tick()).to.deep.equal({ answer: null });
            expect((await rows())[0]).to.include({ id, location: "objects" });
            expect(await contentOf(path.join(around.uploads, "images"))).to.deep.equal([]);
        });

        it("fails with one line that says why where the database is down, and loses nothing", async () => {
            const client = await startNode(3_600);
            const id = await upload(client);
            const before = await contentOf(around.uploads);
            const port = await freePort();
            const cut = await deploy({ DATABASE_PORT: String(port) });

            const { error } = await (await cut.onSchedule("rate(1 minute)")).tick();
            expect(error?.errorType).to.equal("DatabaseUnavailable");
            const errors = (await linesOf(cut)).filter(({ level }) => level === "ERROR");
            expect(errors).to.have.length(1);
            expect(String(errors[0]?.["message"])).to.match(
                new RegExp(`^the call failed: No connection to \\w+ at .*:${port}: .*see that it runs`),
            );
            expect(await contentOf(around.uploads)).to.deep.equal(before);

            expect(await (await deploy()).invoke({})).to.deep.equal({ answer: null });
            await expectMoved([id]);
        });

        it("leaves a database alone that has no tables yet, and says so", async () => {
            const mover = await deploy();

            expect(await (await mover.onSchedule("rate(1 minute)")).tick()).to.deep.equal({ answer: null });
            const [line, ...others] = (await linesOf(mover)).filter((each) => "message" in each);
            expect(line).to.include({ level: "INFO" });
            expect(line?.["message"]).to.contain("has not made its tables");
            expect(others).to.deep.equal([]);
            expect(await tables()).to.deep.equal([]);
            expect(await contentOf(around.uploads)).to.deep.equal([]);
        });

        async function tables(): Promise<readonly unknown[]> {
            const direct = await openAlone(engine, around.database, around.database.database);
            try {
                const known =
                    "select table_name from information_schema.tables where table_name in ('schema_steps', 'images')";
                return (await direct.run(known, [])).rows;
            } finally {
                await direct.close();
            }
        }
    });
}
