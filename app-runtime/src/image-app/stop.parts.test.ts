import { expect } from "chai";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import { bundled, type Bundled } from "./testing/bundled.js";
import { Client } from "./testing/client.js";
import { ImageNode } from "./testing/image-node.js";
import { pixels } from "./testing/pictures.js";
import { startSilentProxy, type SilentProxy } from "./testing/silent-proxy.js";
import { slowUpload } from "./testing/slow-upload.js";
import { startSurroundings, type Surroundings } from "./testing/surroundings.js";
import { contentOf } from "./testing/temporary-folder.js";

const stopSeconds = 3;
/** What a busy machine may take to see the end of a process. */
const graceMilliseconds = 10_000;

describe("the image application, told to stop while something hangs", function () {
    this.timeout(120_000);
    let around: Surroundings;
    let program: Bundled;
    const proxies: SilentProxy[] = [];
    const nodes: ImageNode[] = [];

    before(async () => {
        program = await bundled(path.join(__dirname, "main.ts"));
        around = await startSurroundings();
    });
    after(() => Promise.all([around.stop(), program.remove(), ...proxies.map((proxy) => proxy.stop())]));
    afterEach(() => Promise.all(nodes.splice(0).map((node) => node.end())));

    const start = (variables: Record<string, string> = {}): ImageNode => {
        const settings = { INSTANCE_ID: "i-1", STOP_SECONDS: String(stopSeconds), ...variables };
        const node = new ImageNode({ variables: { ...around.variables, ...settings }, program: [program.file] });
        nodes.push(node);
        return node;
    };
    const clientOf = async (node: ImageNode): Promise<Client> => {
        const client = new Client(await node.url(), around.token);
        await client.until("/api/images", ({ status }) => status === 200);
        return client;
    };
    const proxy = async (isAnswered: (request: IncomingMessage) => boolean): Promise<SilentProxy> => {
        const started = await startSilentProxy(around.emulator.endpoint, isAnswered);
        proxies.push(started);
        return started;
    };
    /** Tells it to stop, and answers what it left to the next one. */
    const stopped = async (node: ImageNode): Promise<unknown[]> => {
        const begun = performance.now();
        node.signal("SIGTERM");

        expect(await node.ended).to.deep.equal({ code: 0, signal: null });
        expect(performance.now() - begun).to.be.below(stopSeconds * 1_000 + graceMilliseconds);
        expect(node.lines.at(-1)?.message).to.equal("stopped");
        return node.lines.flatMap(({ what }) => what ?? []);
    };

    it("leaves a move to the next process, which ends it", async () => {
        const silent = await proxy(({ method, url = "" }) => method !== "PUT" || !url.includes("/images/"));
        const node = start({ AWS_ENDPOINT_URL: silent.endpoint });
        const answer = await (await clientOf(node)).upload(await pixels(64, 64).png().toBuffer());
        const { id } = JSON.parse(await answer.text());
        await silent.fellSilent;

        expect(await stopped(node)).to.deep.equal(["moving images"]);

        const next = await clientOf(start());
        await next.until(`/api/images/${id}`, ({ body }) => body.includes('"objects"'));
        expect((await next.get(`/api/images/${id}/content?size=original`)).status).to.equal(200);
    });

    it("cuts off an upload that never ends, and keeps nothing of it", async () => {
        const node = start();
        await clientOf(node);
        const { port } = new URL(await node.url());
        const picture = await pixels(64, 64).png().toBuffer();
        const upload = slowUpload({ port: Number(port), token: around.token, picture });
        await upload.begun;

        expect(await stopped(node)).to.deep.equal([]);
        expect(node.lines.map(({ message }) => message)).to.include(
            "some requests took longer than the time to stop and were cut off",
        );
        expect(await upload.answer).not.to.contain(" 201 ");
        expect((await contentOf(around.uploads)).filter((file) => !/^moving|\/$/.test(file))).to.deep.equal([]);
    });

    it("does not wait for an AWS that has fallen silent", async () => {
        const silent = await proxy(({ headers }) => String(headers["x-amz-target"]).startsWith("secretsmanager"));
        const node = start({ AWS_ENDPOINT_URL: silent.endpoint });
        await clientOf(node);
        await silent.fellSilent;

        expect(await stopped(node)).to.include("publishing statistics");
    });

    it("ends at once while it is still starting", async () => {
        const silent = await proxy(() => false);
        const node = start({ AWS_ENDPOINT_URL: silent.endpoint, STOP_SECONDS: "300" });
        await silent.fellSilent;

        expect(await stopped(node)).to.deep.equal([]);
    });
});
