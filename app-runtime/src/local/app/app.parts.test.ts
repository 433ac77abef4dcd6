import { expect } from "chai";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { chmod } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Browser, type BrowserAnswer } from "../../image-app/web/testing/browser.js";
import { Client } from "../../image-app/testing/client.js";
import { removeFolder, temporaryFolder } from "../../image-app/testing/temporary-folder.js";
import { generatePicture } from "./pictures.js";

const root = path.join(__dirname, "..", "..", "..", "..");

interface NetworkAnswer extends BrowserAnswer {
    readonly statusCode: number;
}

describe("npm run app", function () {
    this.timeout(400_000);
    let folder: string;
    let child: ChildProcess | undefined;
    let lines: string[];
    let complaints: string;

    /** Everything that it makes lies in `folder`, and every process of it works there or has it in its command line. */
    const start = (...args: string[]): ChildProcess => {
        lines = [];
        complaints = "";
        const options = ["--no-warnings", "--import", "tsx", "--conditions=evenkeel-source"];
        child = spawn(process.execPath, [...options, path.join(root, "scripts", "app.ts"), ...args], {
            cwd: root,
            env: { ...process.env, TMPDIR: folder },
        });
        child.stderr?.on("data", (data) => (complaints += String(data)));
        if (child.stdout !== null) {
            createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
        }
        return child;
    };
    const line = async (wanted: RegExp): Promise<RegExpExecArray> => {
        for (;;) {
            const found = lines.map((each) => wanted.exec(each)).find((match) => match !== null);
            if (found !== undefined && found !== null) return found;
            if (child?.exitCode !== null) throw new Error(`It ended with ${child?.exitCode}: ${complaints}`);
            await sleep(50);
        }
    };
    /** Programs that work in the folder, which is what servers, nodes and guards of them do. */
    const processes = (): string[] =>
        readdirSync("/proc")
            .filter((name) => /^\d+$/.test(name))
            .filter((pid) => folderOf(pid).startsWith(folder) || commandOf(pid).includes(folder))
            .map(commandOf);

    /** All but what the compiler of TypeScript keeps for the next time. */
    const left = (): string[] => readdirSync(folder).filter((name) => !name.startsWith("tsx-"));

    beforeEach(async () => {
        folder = await temporaryFolder();
        // Servers that refuse to run as root have to get to their folders in it.
        await chmod(folder, 0o755);
    });
    afterEach(async () => {
        child?.kill("SIGKILL");
        await removeFolder(folder);
    });

    it("starts everything, lets people work with it, follows the manager, and leaves nothing behind", async () => {
        const app = start("--nodes", "1", "--pictures", "1", "--shared-cache");
        await line(/^ready$/);
        const address = (await line(/^image application {2}(http:\/\/127\.0\.0\.1:\d+)$/))[1] ?? "";
        const manager = (await line(/^manager {2}(http:\/\/127\.0\.0\.1:\d+)$/))[1] ?? "";
        const [, name = "", password = "", token = ""] = await line(
            /^account {2}(\S+) {2}password {2}(\S+) {2}token {2}(\S+)$/,
        );
        expect(lines.at(-1)).to.equal("ready");
        expect(complaints).to.contain("starting Valkey").and.to.not.contain("cannot be used");

        const visitor = new Browser<NetworkAnswer>({ inject: sender(address) });
        expect((await visitor.logIn(name, password)).statusCode).to.equal(303);
        expect((await visitor.open("/")).body).to.contain("Lofoten hills.jpg");

        const client = new Client(address, token);
        const { name: fileName, bytes } = await generatePicture(7);
        const answer = await client.upload(bytes, fileName);
        expect(answer.status).to.equal(201);
        const { id } = JSON.parse(await answer.text());
        const shown = await client.get(`/api/images/${id}/content?size=thumbnail`);
        expect([shown.status, shown.headers.get("content-type")]).to.deep.equal([200, "image/jpeg"]);

        const [, grace = "", secret = ""] = await line(/^administrator {2}(\S+) {2}password {2}(\S+)$/);
        const administrator = new Browser<NetworkAnswer>({ inject: sender(manager) });
        expect((await administrator.logIn(grace, secret)).statusCode).to.equal(303);
        const form_token = await administrator.formToken("/configuration", "/configuration/grow");
        expect((await administrator.submit("/configuration/grow", { form_token, seen: "1" })).statusCode).to.equal(303);
        while (!complaints.includes("node 2 started")) await sleep(100);
        expect((await client.get(`/api/images/${id}`)).status).to.equal(200);

        expect(processes().length).to.be.greaterThan(4);
        app.kill("SIGINT");
        const [code] = await once(app, "exit");
        expect([code, complaints.trimEnd().endsWith("stopped")], complaints).to.deep.equal([0, true]);
        while (processes().length > 0) await sleep(50);
        expect(left()).to.deep.equal([]);
        for (const url of [address, manager]) {
            expect(await fetch(url).catch(() => "nobody listens")).to.equal("nobody listens");
        }
    });

    it("says in one sentence what is wrong with the command line, and ends with 2", async () => {
        const [code] = await once(start("--nodes", "9"), "close");
        expect([code, complaints, lines]).to.deep.equal([2, '--nodes is "9"; give a whole number from 1 to 8.\n', []]);
    });

    it("leaves nothing behind where it is stopped while it starts", async () => {
        const app = start("--no-nginx");
        while (!complaints.includes("starting PostgreSQL")) await sleep(20);
        app.kill("SIGTERM");
        const [code] = await once(app, "exit");
        expect(code, complaints).to.equal(0);
        expect([processes(), left()]).to.deep.equal([[], []]);
    });
});

const commandOf = (pid: string): string =>
    ofProcess(() => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "));
const folderOf = (pid: string): string => ofProcess(() => readlinkSync(`/proc/${pid}/cwd`));

function ofProcess(read: () => string): string {
    try {
        return read();
    } catch {
        // It has ended since the list was read.
        return "";
    }
}

/** Puts requests through the network, for {@link Browser}. */
function sender(address: string): Browser<NetworkAnswer>["send"] {
    return async ({ url, method = "GET", payload, headers }) => {
        const answer = await fetch(`${address}${String(url)}`, {
            method,
            headers: Object.entries(headers ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
            redirect: "manual",
            ...(payload === undefined ? {} : { body: String(payload) }),
        });
        const cookies = answer.headers.getSetCookie().map((cookie) => {
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
            return { name, value: decodeURIComponent(value) };
        });
        return { statusCode: answer.status, body: await answer.text(), cookies };
    };
}
