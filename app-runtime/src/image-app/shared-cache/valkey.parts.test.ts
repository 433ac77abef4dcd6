import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { createCertificate, type ServerCertificate } from "../../local/certificates.js";
import { freePort } from "../../local/free-port.js";
import { startValkey, type LocalValkey, type LocalValkeyOptions } from "../../local/valkey.js";
import { quietLog } from "../testing/quiet-log.js";
import { removeFolder, temporaryFolder } from "../testing/temporary-folder.js";
import { ValkeyBytes, type ValkeyOptions } from "./valkey.js";

const bytes = Buffer.from([0, 1, 2, 13, 10, 255]);

describe("bytes in a real Valkey", function () {
    this.timeout(60_000);
    let folder: string;
    let certificate: ServerCertificate;
    let server: LocalValkey;
    let client: ValkeyBytes;
    let lines: string[];
    let asked: number;

    const said = (): string[] => lines.map((line) => `${JSON.parse(line).level}: ${JSON.parse(line).message}`);
    const warnings = (): string[] => lines.filter((line) => JSON.parse(line).level === "warn");
    const problems = (): string =>
        warnings()
            .map((line) => String(JSON.parse(line).problem))
            .join("\n");
    const used = "info: the shared cache is used";
    const connect = (changes: Partial<ValkeyOptions> = {}): void => {
        const { host, port, user, certificateAuthority } = server;
        const password = async (): Promise<string> => {
            asked += 1;
            return server.password;
        };
        const quiet = quietLog();
        lines = quiet.lines;
        client = new ValkeyBytes({ host, port, user, password, certificateAuthority, log: quiet.log, ...changes });
        client.start();
    };
    const startServer = async (options: LocalValkeyOptions = {}): Promise<void> => {
        server = await startValkey({ certificate, ...options });
    };
    /** Tries until it is so; the time that mocha gives a test is the limit. */
    const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
        while (!(await isSo())) await sleep(10);
    };
    const works = async (): Promise<boolean> => {
        await client.put("probe", bytes, 60);
        return (await client.get("probe")) !== undefined;
    };

    before(async () => {
        folder = await temporaryFolder();
        certificate = await createCertificate(folder);
    });
    after(() => removeFolder(folder));

    beforeEach(async () => {
        asked = 0;
        await startServer();
    });
    afterEach(async () => {
        client.close();
        await server.stop();
    });

    it("are there for every node, byte by byte, until they are deleted", async () => {
        connect();
        const first = client;
        await until(works);
        await first.put("one", bytes, 60);
        connect();
        await until(works);

        expect((await client.get("one"))?.equals(bytes)).to.equal(true);
        await client.delete(["one", "two"]);
        await client.delete([]);
        expect(await first.get("one")).to.equal(undefined);
        expect(said()).to.deep.equal([used]);
        first.close();
    });

    it("are gone when their time is over", async () => {
        connect();
        await until(works);
        await client.put("short", bytes, 1);
        expect((await client.get("short"))?.equals(bytes)).to.equal(true);
        await until(async () => (await client.get("short")) === undefined);
        expect((await client.get("probe"))?.equals(bytes)).to.equal(true);
    });

    it("are a miss while the server is killed and started again, which is said once each", async () => {
        connect();
        await until(works);
        let isOver = false;
        let reads = 0;
        const reading = [1, 2, 3].map(async () => {
            for (; !isOver; reads++) {
                const read = await client.get("probe");
                if (read !== undefined) expect(read.equals(bytes)).to.equal(true);
                await sleep(1);
            }
        });
        process.kill(server.pid, "SIGKILL");
        await until(async () => warnings().length > 0);
        const seen = reads;
        await until(() => reads > seen + 100);
        expect(await client.get("probe")).to.equal(undefined);
        const { port } = server;
        await server.stop();
        await startServer({ port });
        await until(works);
        isOver = true;
        await Promise.all(reading);

        expect(said()).to.deep.equal([
            used,
            "warn: the shared cache cannot be used; nodes read from the object store",
            "info: the shared cache is used again",
        ]);
    });

    it("keep only the first request waiting where the server hangs, and are there when it goes on", async () => {
        connect();
        await until(works);
        process.kill(server.pid, "SIGSTOP");
        try {
            expect(await client.get("probe")).to.equal(undefined);
            const begun = performance.now();
            for (let request = 0; request < 100; request++) expect(await client.get("probe")).to.equal(undefined);
            await client.put("two", bytes, 60);
            // One of them would have waited for 250 ms.
            expect(performance.now() - begun).to.be.lessThan(250);
            expect(problems()).to.equal("TooSlow: There was no answer within 250 ms.");
        } finally {
            process.kill(server.pid, "SIGCONT");
        }
        await until(async () => (await client.get("probe"))?.equals(bytes) === true);
        expect(said().at(-1)).to.equal("info: the shared cache is used again");
    });

    it("are a miss where nobody listens, until somebody does", async () => {
        const port = await freePort();
        connect({ port });
        await until(() => warnings().length > 0);
        expect(await client.get("probe")).to.equal(undefined);
        await client.put("probe", bytes, 60);
        await client.delete(["probe"]);
        await server.stop();
        await startServer({ port });
        await until(works);
    });

    it("are a miss where the password is wrong, and there once it is right", async () => {
        let isRight = false;
        connect({ password: async () => (isRight ? server.password : "wrong horse battery") });
        await until(() => warnings().length > 0);
        expect(await client.get("probe")).to.equal(undefined);
        expect(problems()).to.contain("WRONGPASS").and.not.contain("wrong horse");
        isRight = true;
        await until(works);
        expect(said()).to.have.lengthOf(2);
    });

    it("are a miss where there are no credentials to sign in with", async () => {
        connect({ password: () => Promise.reject(new Error("Could not load credentials")) });
        await until(() => warnings().length > 0);
        expect(await client.get("probe")).to.equal(undefined);
        expect(problems()).to.equal("Error: Could not load credentials");
    });

    it("are not asked of a server that nobody vouches for", async () => {
        const others = await temporaryFolder();
        const { certificateAuthority } = await createCertificate(others);
        await removeFolder(others);
        connect({ certificateAuthority });
        await until(() => warnings().length > 0);
        expect(await client.get("probe")).to.equal(undefined);
        expect([problems(), asked]).to.deep.equal(["Error: unable to verify the first certificate", 0]);
    });

    it("are to be had over one connection that signs in again before it is closed", async () => {
        connect({ signInSeconds: 0.02 });
        await until(works);
        await until(() => asked > 5);
        expect(await works()).to.equal(true);
        expect(said()).to.deep.equal([used]);
    });

    it("stay to be had where signing in again fails, which is said", async () => {
        connect({ signInSeconds: 0.02, password: async () => (++asked === 1 ? server.password : "wrong") });
        await until(() => asked > 3 && warnings().length > 0);
        expect(await works()).to.equal(true);
        expect(said()).to.deep.equal([used, "warn: the shared cache refused a request"]);
        expect(problems()).to.contain("WRONGPASS");
    });

    it("are asked of another server where this one takes no writes any more, as after a failover", async () => {
        await server.stop();
        await startServer({ settings: { replicaof: "127.0.0.1 1" } });
        connect();
        await until(async () => {
            await client.put("probe", bytes, 60);
            return asked > 1;
        });
        expect(said()).to.deep.equal([used, "warn: the shared cache refused a request"]);
        expect(problems()).to.contain("READONLY");
    });

    it("are asked for no more once it is closed, also before it was open", async () => {
        connect();
        client.close();
        client.start();
        expect(await works()).to.equal(false);
        connect();
        await until(works);
        client.close();
        client.close();
        expect([await works(), said()]).to.deep.equal([false, [used]]);
    });
});
