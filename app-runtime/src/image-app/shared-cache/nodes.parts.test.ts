import path from "node:path";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { DeleteObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SSM } from "@aws-sdk/client-ssm";
import { createClient } from "@redis/client";
import { expect } from "chai";
import { defaultConfiguration, writeConfiguration } from "../../common/control/configuration.js";
import { serviceDimensions } from "../../common/control/metrics.js";
import { createCertificate, type ServerCertificate } from "../../local/certificates.js";
import { startValkey, variablesOfCache, type LocalValkey } from "../../local/valkey.js";
import { bundled, type Bundled } from "../testing/bundled.js";
import { Client } from "../testing/client.js";
import { ImageNode } from "../testing/image-node.js";
import { pixels } from "../testing/pictures.js";
import { startSurroundings, type Surroundings } from "../testing/surroundings.js";
import { removeFolder, temporaryFolder } from "../testing/temporary-folder.js";

describe("two image nodes that share a Valkey, with PostgreSQL and an AWS emulator", function () {
    this.timeout(120_000);
    let folder: string;
    let certificate: ServerCertificate;
    let around: Surroundings;
    let program: Bundled;
    let cache: LocalValkey;
    let nodes: ImageNode[];
    let first: Client;
    let second: Client;

    const isReady = ({ status }: { status: number }): boolean => status === 200;
    const start = async (name: string): Promise<Client> => {
        const variables = { ...around.variables, ...variablesOfCache(cache), INSTANCE_ID: name };
        const node = new ImageNode({ variables, program: [program.file] });
        nodes.push(node);
        const client = new Client(await node.url(), around.token);
        await client.until("/ready", isReady);
        await client.until("/api/images", isReady);
        await Promise.all([node.line("the shared cache is used"), node.line("configuration applied")]);
        return client;
    };
    /** Uploads a picture and waits until it is in the bucket. */
    const keep = async (): Promise<string> => {
        const answer = await first.upload(await pixels(640, 480).jpeg().toBuffer());
        const { id } = JSON.parse(await answer.text());
        await second.until(`/api/images/${id}`, ({ body }) => body.includes('"objects"'));
        return id;
    };
    const contentOf = (id: string, size: string): string => `/api/images/${id}/content?size=${size}`;
    const removeObject = async (id: string, name: string): Promise<unknown> =>
        new S3Client({ ...around.aws, forcePathStyle: true }).send(
            new DeleteObjectCommand({ Bucket: "content", Key: `images/${id}/${name}` }),
        );
    /** Waits until so many values are in the cache: nodes put them there after they have answered. */
    const untilKept = async (number: number): Promise<void> => {
        const { host, port, user: username, certificateAuthority: ca } = cache;
        const client = await createClient({ socket: { host, port, tls: true, ca }, username, password: "any" })
            .on("error", () => undefined)
            .connect();
        while ((await client.dbSize()) !== number);
        client.destroy();
    };

    /** The sum that CloudWatch was told of all nodes. */
    const published = async (MetricName: string): Promise<number> => {
        const { Datapoints = [] } = await new CloudWatch(around.aws).getMetricStatistics({
            ...{ Namespace: around.variables.METRICS_NAMESPACE, MetricName, Period: 3_600, Statistics: ["Sum"] },
            Dimensions: serviceDimensions(),
            StartTime: new Date(Date.now() - 3_600_000),
            EndTime: new Date(Date.now() + 60_000),
        });
        return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
    };

    before(async () => {
        folder = await temporaryFolder();
        certificate = await createCertificate(folder);
        program = await bundled(path.join(__dirname, "..", "main.ts"));
        around = await startSurroundings();
        // Nodes that keep nothing themselves ask the shared cache each time.
        const Value = writeConfiguration({
            ...defaultConfiguration,
            version: 1,
            cache: { ...defaultConfiguration.cache, capacityBytes: 0 },
        });
        const Name = around.variables.CACHE_CONFIGURATION_PARAMETER;
        await new SSM(around.aws).putParameter({ Name, Value, Type: "String" });
    });
    after(() => Promise.all([around.stop(), program.remove(), removeFolder(folder)]));

    beforeEach(async () => {
        nodes = [];
        cache = await startValkey({ anyPassword: true, certificate });
        [first, second] = await Promise.all([start("i-1"), start("i-2")]);
    });
    afterEach(async () => {
        await Promise.all(nodes.map((node) => node.end()));
        await cache.stop();
    });

    it("read from the bucket once for both, and forget what is deleted", async () => {
        const id = await keep();
        const shown = Buffer.from(await (await first.get(contentOf(id, "standard"))).arrayBuffer());
        await untilKept(1);
        await Promise.all([removeObject(id, "standard.jpeg"), removeObject(id, "thumbnail.jpeg")]);

        const again = await second.get(contentOf(id, "standard"));
        expect(again.status).to.equal(200);
        expect(Buffer.from(await again.arrayBuffer()).equals(shown)).to.equal(true);
        // Nobody has read it before, so that it is nowhere.
        expect((await second.get(contentOf(id, "thumbnail"))).status).to.equal(503);

        await first.delete(`/api/images/${id}`);
        await untilKept(0);
    });

    it("answer every request while it is killed, while it is away and when it is back", async () => {
        const id = await keep();
        const statuses: number[] = [];
        let isOver = false;
        const visits = [first, second, first, second].map(async (client) => {
            while (!isOver) {
                const answer = await client.get(contentOf(id, "thumbnail"));
                await answer.arrayBuffer();
                statuses.push(answer.status);
            }
        });
        const said = (message: string): Promise<unknown> => Promise.all(nodes.map((node) => node.line(message)));
        await untilKept(1);
        process.kill(cache.pid, "SIGKILL");
        await said("the shared cache cannot be used; nodes read from the object store");
        const { status } = await first.get("/ready");
        const { port } = cache;
        await cache.stop();
        cache = await startValkey({ anyPassword: true, certificate, port });
        await said("the shared cache is used again");
        await untilKept(1);
        isOver = true;
        await Promise.all(visits);

        expect(status).to.equal(200);
        expect(statuses.length).to.be.greaterThan(20);
        expect(statuses.filter((each) => each !== 200)).to.deep.equal([]);
        nodes.forEach((node) => node.signal("SIGTERM"));
        expect(await Promise.all(nodes.map(({ ended }) => ended))).to.deep.equal(
            Array(2).fill({ code: 0, signal: null }),
        );
        const told = await Promise.all(["SharedCacheHits", "SharedCacheMisses"].map(published));
        told.forEach((sum) => expect(sum).to.be.greaterThan(0));
    });
});
