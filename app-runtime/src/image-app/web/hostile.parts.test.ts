import { HeadBucketCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { expect } from "chai";
import { Passwords } from "../../common/web/passwords.js";
import { dialects, engines } from "../database/dialect.js";
import { openDatabase, type Database } from "../database/index.js";
import { newImageId } from "../images/id.js";
import { ImageBytes } from "../storage/image-source.js";
import { Mover } from "../storage/mover.js";
import { S3ObjectStore } from "../storage/object-store.js";
import { UploadReceiver } from "../storage/receive.js";
import { SharedStore } from "../storage/shared-store.js";
import { StaticObjects } from "../storage/static-objects.js";
import { pixels } from "../testing/pictures.js";
import { quietLog } from "../testing/quiet-log.js";
import { startSurroundings, type Surroundings } from "../testing/surroundings.js";
import { contentOf } from "../testing/temporary-folder.js";
import { createAccount, type NewAccount } from "./sign-in/accounts.js";
import { Browser, multipartBody } from "./testing/browser.js";
import { RandomRequests, type Secrets } from "./testing/random-requests.js";
import { refuseFault } from "./testing/refuse-fault.js";
import { testPassword, TestServer, testSettings } from "./testing/test-server.js";

/** For each database: together as many as the test with everything in memory. */
const requestsEach = 5_000;
/** Between two of them the mover takes images to the bucket, and ends deletions. */
const requestsPerRound = 250;
const imagesBefore = 40;

for (const engine of engines) {
    describe(`hostile input, with ${dialects[engine].name}, a shared folder and an emulator of S3`, function () {
        this.timeout(600_000);
        const { log, lines } = quietLog();
        let around: Surroundings;
        let database: Database;
        let client: S3Client;
        let mover: Mover;
        let server: TestServer;
        let ada: NewAccount;
        let picture: Buffer;
        let secrets: Secrets;

        before(async () => {
            around = await startSurroundings({ engine });
            const { host, port, user: username, password, database: name, certificateAuthority } = around.database;
            database = openDatabase({
                ...{ engine, host, port, database: name, certificateAuthority, log },
                readSecret: async () => JSON.stringify({ username, password }),
            });
            await database.ready();
            client = new S3Client({ ...around.aws, forcePathStyle: true });
            server = await startServer();
            picture = await pixels(16, 16).png().toBuffer();
            secrets = await prepare();
        });
        after(async () => {
            await server?.stop();
            await database?.close();
            await around?.stop();
        });

        async function startServer(): Promise<TestServer> {
            const catalogue = database.images;
            const bucket = around.variables.CONTENT_BUCKET;
            const shared = new SharedStore(around.uploads);
            const objects = new S3ObjectStore({ client, bucket });
            await shared.openMounted();
            mover = new Mover({ shared, objects, catalogue, log, holder: "i-1" });
            const limits = { perAccount: 1e6, perAddress: 1e6, windowSeconds: 900 };
            return TestServer.start(
                { trustedProxies: 1, logInLimits: limits },
                {
                    ...{ images: catalogue, accounts: database.accounts, attempts: database.attempts },
                    // Some requests log out, and succeed; the next ones need the session.
                    endedSessions: { add: async () => undefined, has: async () => false },
                    uploads: new UploadReceiver({ shared, catalogue, limitBytes: testSettings.maxUploadBytes }),
                    source: new ImageBytes({ shared, objects, catalogue }),
                    staticFiles: new StaticObjects({ client, bucket }),
                    readiness: {
                        database: () => database.ready(),
                        files: () => shared.openMounted(),
                        objects: async () => void (await client.send(new HeadBucketCommand({ Bucket: bucket }))),
                    },
                },
            );
        }

        /** An account, its session, and images of its own. */
        async function prepare(): Promise<Secrets> {
            const passwords = new Passwords({ cost: { costExponent: 1, blockSize: 1, parallelism: 1 } });
            const { accounts } = database;
            ada = await createAccount({ accounts, passwords, name: "ada", password: testPassword });
            const browser = new Browser(server);
            await browser.logIn();
            const ids = [newImageId()];
            while (ids.length <= imagesBefore) ids.push(await upload());
            const formToken = await browser.formToken("/", "/log-out");
            return { token: ada.token, cookie: browser.cookie, formToken, ids, picture };
        }

        async function upload(): Promise<string> {
            const { headers, payload } = multipartBody({ file: { content: picture } });
            const authorization = `Bearer ${ada.token}`;
            const request = {
                method: "POST",
                url: "/api/images",
                headers: { ...headers, authorization },
                payload,
            } as const;
            const answer = await server.inject(request);
            expect(answer.statusCode, answer.body).to.equal(201);
            return answer.json<{ id: string }>().id;
        }

        it(`breaks nothing: ${requestsEach} requests, half-way good, the same every time`, async () => {
            const requests = new RandomRequests(20_262, server.routes, secrets);
            const statuses = new Set<number>();
            for (let count = 1; count <= requestsEach; count += 1) {
                const request = requests.next();
                const answer = await server.inject(request);
                refuseFault(answer, request);
                statuses.add(answer.statusCode);
                if (count % requestsPerRound === 0) {
                    expect((await mover.round()).failed).to.equal(0);
                }
            }
            // The run reached what it should: successes, redirections and every kind of refusal.
            expect([...statuses]).to.include.members([200, 201, 303, 304, 400, 401, 403, 404, 405, 413, 415]);
        });

        it("leaves no secret in the log, and no complaint of the server's own", () => {
            const { token, cookie } = secrets;
            const session = cookie.split("; ").flatMap((each) => each.split("=").slice(1));
            const all = [...server.lines.map((line) => JSON.stringify(line)), ...lines].join("\n");
            for (const secret of [
                token,
                ...session,
                testPassword,
                around.database.password,
                ...testSettings.sessionKeys,
            ]) {
                expect(secret).to.have.length.above(10);
                expect(all.includes(secret), secret).to.equal(false);
            }
            expect(server.lines.filter(({ level }) => level === "error")).to.deep.equal([]);
        });

        it("keeps no file without an image, and of each image all that it has", async () => {
            await mover.round();
            const images = await database.images.page({ before: undefined, limit: 10_000 });
            const kept = await contentOf(around.uploads);
            expect(kept).to.deep.equal(["images/", "incoming/", "moving/"]);

            const keys: string[] = [];
            for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: "content" })) {
                keys.push(...Contents.map(({ Key = "" }) => Key));
            }
            const ids = keys.map((key) => key.split("/")[1] ?? "");
            expect(new Set(ids)).to.deep.equal(new Set(images.map(({ id }) => id)));
            expect(ids).to.have.lengthOf(3 * images.length);
            // Some were deleted on the way.
            expect(ids).not.to.include.members(secrets.ids.slice(1));
        });

        it("leaves a server that serves", async () => {
            expect((await server.inject({ url: "/ready" })).json()).to.include({ status: "ready" });
            const id = await upload();
            const headers = { authorization: `Bearer ${ada.token}` };
            const answer = await server.inject({ url: `/api/images/${id}/content?size=original`, headers });
            expect(answer.statusCode).to.equal(200);
            expect(answer.rawPayload.equals(picture)).to.equal(true);
        });
    });
}
