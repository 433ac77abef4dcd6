import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { spawn } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { bounds, defaultConfiguration, writeConfiguration } from "../common/control/configuration.js";
import { freePort } from "../local/free-port.js";
import { memoryOfThisProcess, mostCacheBytes } from "./cache/memory-bound.js";
import { bundled, type Bundled } from "./testing/bundled.js";
import { Client } from "./testing/client.js";
import { ImageNode } from "./testing/image-node.js";
import { pixels } from "./testing/pictures.js";
import { slowUpload } from "./testing/slow-upload.js";
import { startSurroundings, type Surroundings } from "./testing/surroundings.js";
import { contentOf } from "./testing/temporary-folder.js";

describe("the image application as a process, with PostgreSQL and an AWS emulator", function () {
    this.timeout(120_000);
    let around: Surroundings;
    let program: Bundled;
    let nodes: ImageNode[];

    const start = (variables: Record<string, string> = {}): ImageNode => {
        const id = { INSTANCE_ID: `i-${nodes.length + 1}` };
        const node = new ImageNode({
            variables: { ...around.variables, ...id, ...variables },
            program: [program.file],
        });
        nodes.push(node);
        return node;
    };
    const clientOf = async (node: ImageNode): Promise<Client> => new Client(await node.url(), around.token);
    const isReady = ({ status }: { status: number }): boolean => status === 200;

    before(async () => {
        program = await bundled(path.join(__dirname, "main.ts"));
        around = await startSurroundings();
    });
    after(() => Promise.all([around.stop(), program.remove()]));

    beforeEach(() => {
        nodes = [];
    });
    afterEach(() => Promise.all(nodes.map((node) => node.end())));

    it("keeps an image on two nodes that started at once on an empty database, and moves it to the bucket", async () => {
        const [first, second] = await Promise.all([start(), start()].map(clientOf));
        if (first === undefined || second === undefined) throw new Error("There are two nodes.");
        await Promise.all([first, second].map((client) => client.until("/ready", isReady)));
        await first.until("/api/images", isReady);

        const picture = await pixels(640, 480).jpeg().toBuffer();
        const answer = await first.upload(picture);
        expect(answer.status).to.equal(201);
        const { id } = JSON.parse(await answer.text());
        const moved = await second.until(`/api/images/${id}`, ({ body }) => body.includes('"objects"'));

        expect(JSON.parse(moved)).to.include({ id, width: 640, height: 480, format: "jpeg" });
        const shown = await second.get(`/api/images/${id}/content?size=thumbnail`);
        expect(shown.status).to.equal(200);
        const { Contents = [] } = await new S3Client({ ...around.aws, forcePathStyle: true }).send(
            new ListObjectsV2Command({ Bucket: "content" }),
        );
        expect(Contents.map(({ Key }) => Key?.split("/")[1])).to.deep.equal([id, id, id]);
        await first.until(`/api/images/${id}`, isReady);
        expect(
            nodes.flatMap(({ lines }) => lines).filter(({ message }) => message === "made the first account"),
        ).to.have.lengthOf(1);
    });

    it("applies the manager's configuration while it runs and publishes statistics and version when it stops, with 0", async () => {
        const name = around.variables.CACHE_CONFIGURATION_PARAMETER;
        const Value = writeConfiguration({
            ...defaultConfiguration,
            version: 7,
            cache: { capacityBytes: 1_000_000, maxItems: 5, policy: "sieve" },
        });
        await new SSM(around.aws).putParameter({ Name: name, Value, Type: "String", Overwrite: true });
        const node = start({ METRICS_NAMESPACE: "Evenkeel/control" });
        const client = await clientOf(node);
        expect(await node.line("configuration applied")).to.include({ version: 7, policy: "sieve", maxItems: 5 });

        await client.until("/ready", isReady);
        await client.until("/api/images", isReady);
        const { id } = JSON.parse(await (await client.upload(await pixels().png().toBuffer(), "a.png")).text());
        for (let request = 0; request < 4; request++) await client.get(`/api/images/${id}/content?size=standard`);
        node.signal("SIGTERM");

        expect(await node.ended).to.deep.equal({ code: 0, signal: null });
        expect(node.lines.at(-1)?.message).to.equal("stopped");
        expect(node.noise).to.deep.equal([]);
        expect(await published("Evenkeel/control", "i-1")).to.deep.equal({
            ...{ HitRate: 75, MissRate: 25, Requests: 4, Items: 1, ConfigVersionApplied: 7 },
        });
    });

    it("applies no more capacity than the memory of the machine can hold, and says so", async () => {
        const { maximum } = bounds.capacityBytes;
        const cache = { ...defaultConfiguration.cache, capacityBytes: maximum };
        const Name = "/evenkeel/test/too-large";
        const Value = writeConfiguration({ ...defaultConfiguration, version: 8, cache });
        await new SSM(around.aws).putParameter({ Name, Value, Type: "String" });
        const node = start({ CACHE_CONFIGURATION_PARAMETER: Name });
        const { capacityBytes } = await node.line("configuration applied");

        expect(capacityBytes).to.equal(Math.min(maximum, mostCacheBytes(memoryOfThisProcess())));
    });

    /** What CloudWatch was told of one node: averages of rates, sums of requests. */
    async function published(Namespace: string, id: string): Promise<Record<string, number | undefined>> {
        const client = new CloudWatch(around.aws);
        const wanted = { HitRate: "Average", MissRate: "Average", Requests: "Sum", Items: "Maximum" } as const;
        const asked = Object.entries({ ...wanted, ConfigVersionApplied: "Maximum" as const });
        const values = asked.map(async ([MetricName, Stat]) => {
            const { Datapoints = [] } = await client.getMetricStatistics({
                ...{ Namespace, MetricName, Period: 3_600, Statistics: [Stat] },
                Dimensions: [{ Name: "InstanceId", Value: id }],
                StartTime: new Date(Date.now() - 3_600_000),
                EndTime: new Date(Date.now() + 60_000),
            });
            return [MetricName, Datapoints[0]?.[Stat]];
        });
        return Object.fromEntries(await Promise.all(values));
    }

    it("is alive before the database answers, says what is missing, and answers 503 to what needs it", async () => {
        const node = start({ DATABASE_PORT: String(await freePort()) });
        const client = await clientOf(node);

        expect((await client.get("/health")).status).to.equal(200);
        const ready = await client.get("/ready");
        expect(ready.status).to.equal(503);
        const { dependencies } = JSON.parse(await ready.text());
        expect(stateOf(dependencies)).to.deep.equal({ database: "down", files: "up", objects: "up" });
        expect((await client.get("/api/images")).status).to.equal(503);
        expect((await node.line("reaching the database failed; it is tried again")).level).to.equal("warn");

        node.signal("SIGINT");
        expect(await node.ended).to.deep.equal({ code: 0, signal: null });
    });

    function stateOf(dependencies: readonly { name: string; state: string }[]): Record<string, string> {
        return Object.fromEntries(dependencies.map(({ name, state }) => [name, state]));
    }

    it("finishes a request in progress after SIGTERM, and takes no new one", async () => {
        const node = start();
        const client = await clientOf(node);
        await client.until("/ready", isReady);
        await client.until("/api/images", isReady);
        const picture = await pixels(64, 64).png().toBuffer();
        const { port } = new URL(await node.url());
        const request = slowUpload({ port: Number(port), token: around.token, picture });
        await request.begun;
        node.signal("SIGTERM");
        await node.line("stopping");
        await untilRefused(Number(port));

        request.finish();
        expect(await request.answer).to.match(/^HTTP\/1\.1 201 /);
        expect(await node.ended).to.deep.equal({ code: 0, signal: null });
        expect((await contentOf(around.uploads)).filter((file) => file.startsWith("incoming/"))).to.deep.equal([
            "incoming/",
        ]);
    });

    it("ends at once at the second signal", async () => {
        const node = start({ STOP_SECONDS: "300" });
        const client = await clientOf(node);
        await client.until("/ready", isReady);
        const { port } = new URL(await node.url());
        const request = slowUpload({ port: Number(port), token: around.token, picture: Buffer.alloc(1_000) });
        await request.begun;
        node.signal("SIGTERM");
        await node.line("stopping");
        node.signal("SIGTERM");

        expect(await node.ended).to.deep.equal({ code: 1, signal: null });
        expect(node.lines.at(-1)?.message).to.equal("stopped at once by a second signal");
        await request.answer;
    });

    it("adds accounts from the command line, with the password on standard input", async () => {
        const client = await clientOf(start());
        await client.until("/ready", isReady);
        await client.until("/api/images", isReady);
        const run = (words: string, input = ""): Promise<{ code: number | null; output: string }> =>
            runProgram([program.file, ...words.split(" ")], { variables: around.variables, input });

        expect(await run("accounts add Bob", "battery staple correct\n")).to.deep.equal({
            code: 0,
            output: 'Made the account "bob". A token for programs is made on its page "Account".\n',
        });
        expect((await run("accounts list")).output).to.equal("ada\nbob\n");
        const again = await run("accounts add bob", "battery staple correct");
        expect(again.code).to.equal(1);
        expect(again.output).to.contain("CommandError: There is an account").and.not.contain("staple");
        expect((await run("acounts list")).code).to.equal(2);
    });

    it("says in one sentence for each variable what is missing, and ends with 1", async () => {
        const node = new ImageNode({ variables: { PORT: "none" } });
        nodes.push(node);

        expect(await node.ended).to.deep.equal({ code: 1, signal: null });
        expect(node.lines).to.have.lengthOf(14);
        expect(node.lines.map(({ message }) => message)).to.include(
            'ENVIRONMENT_NAME is not set; set it to the name of the environment, such as "dev".',
        );
        expect(node.noise).to.deep.equal([]);
    });

    for (const [what, variables, message] of [
        [
            "its session keys are missing",
            { SESSION_SECRET_ARN: "nowhere" },
            /The secret nowhere cannot be read: there is none/,
        ],
        [
            "the certificates are missing",
            { DATABASE_CA_FILE: "/nowhere.pem" },
            /no such file or directory, open '\/nowhere.pem'/,
        ],
        ["the address cannot be listened on", { HOST: "192.0.2.1" }, /EADDRNOTAVAIL/],
    ] as const) {
        it(`says in one line that ${what}, and ends with 1`, async () => {
            const node = start(variables);

            expect(await node.ended).to.deep.equal({ code: 1, signal: null });
            expect(node.lines).to.have.lengthOf(1);
            expect(node.lines[0]?.message).to.match(message);
            expect(node.noise).to.deep.equal([]);
        });
    }
});

/** Runs a program to its end. The output is all that it prints. */
async function runProgram(
    words: readonly string[],
    { variables, input }: { variables: Readonly<Record<string, string>>; input: string },
): Promise<{ code: number | null; output: string }> {
    const { PATH = "" } = process.env;
    const child = spawn(process.execPath, [...words], { env: { PATH, NODE_NO_WARNINGS: "1", ...variables } });
    child.stdin.end(input);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const [code, ...outputs] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { code, output: outputs.join("") };
}

/** Tries until nobody listens any more. */
async function untilRefused(port: number): Promise<void> {
    let code: string | undefined;
    while (code !== "ECONNREFUSED") {
        code = await new Promise<string | undefined>((resolve) => {
            const socket = net.connect({ port, host: "127.0.0.1" });
            socket.once("connect", () => resolve(undefined));
            socket.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
            socket.once("connect", () => socket.destroy());
        });
    }
}
