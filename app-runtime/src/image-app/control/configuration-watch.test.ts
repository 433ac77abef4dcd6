import { expect } from "chai";
import {
    defaultConfiguration,
    writeConfiguration,
    type CacheSettings,
    type ControlConfiguration,
} from "../../common/control/configuration.js";
import { quietLog } from "../testing/quiet-log.js";
import { ConfigurationWatch } from "./configuration-watch.js";

/** A node with a parameter in memory, and what its cache was told. */
class TestNode {
    public parameter: string | undefined | Error;
    public readonly told: (CacheSettings | "clear")[] = [];
    public readonly pauses: number[] = [];
    public readonly lines: string[];
    public readonly watch: ConfigurationWatch;
    public random = 0.5;
    public mostBytes = Number.MAX_SAFE_INTEGER;

    constructor() {
        const { log, lines } = quietLog();
        this.lines = lines;
        this.watch = new ConfigurationWatch({
            read: async () => {
                if (this.parameter instanceof Error) throw this.parameter;
                return this.parameter;
            },
            cache: { configure: (settings) => this.configure(settings), clear: () => this.told.push("clear") },
            log,
            random: () => this.random,
            pause: async (milliseconds) => {
                this.pauses.push(milliseconds);
                if (this.pauses.length === 3) void this.watch.stop();
            },
        });
    }

    public write(change: Partial<ControlConfiguration>): void {
        this.parameter = writeConfiguration({ ...defaultConfiguration, ...change });
    }

    private configure(settings: CacheSettings): CacheSettings {
        this.told.push(settings);
        return { ...settings, capacityBytes: Math.min(settings.capacityBytes, this.mostBytes) };
    }

    /** The problems that the log tells of. */
    public get problems(): unknown[] {
        return this.lines
            .map((line): unknown => JSON.parse(line))
            .map((line) => (typeof line === "object" && line !== null && "problem" in line ? line.problem : undefined))
            .filter((problem) => problem !== undefined);
    }
}

const small: CacheSettings = { capacityBytes: 1_000, maxItems: 10, policy: "sieve" };

describe("watching the configuration", () => {
    it("applies a version once, however often it looks", async () => {
        const node = new TestNode();
        node.write({ version: 3, cache: small });
        for (let look = 0; look < 5; look++) await node.watch.look();

        expect(node.told).to.deep.equal([small]);
        expect(node.watch.applied).to.deep.equal({ version: 3, clear: 0 });
        expect(node.lines).to.have.lengthOf(1);
    });

    it("says what it has applied where the machine cannot hold what is configured", async () => {
        const node = new TestNode();
        node.mostBytes = 600;
        node.write({ version: 4, cache: small });
        await node.watch.look();
        const [applied, warning] = node.lines.map((line) => JSON.parse(line));

        expect(applied).to.include({ message: "configuration applied", version: 4, capacityBytes: 600 });
        expect(warning).to.include({ level: "warn", version: 4, capacityBytes: 600, configuredBytes: 1_000 });
        expect(node.lines).to.have.lengthOf(2);
    });

    it("applies a newer version, whatever it was before", async () => {
        const node = new TestNode();
        for (const version of [1, 9]) {
            node.write({ version, cache: { ...small, maxItems: version } });
            await node.watch.look();
        }

        expect(node.told).to.deep.equal([
            { ...small, maxItems: 1 },
            { ...small, maxItems: 9 },
        ]);
    });

    it("clears the cache when the number of clears has grown, and only then", async () => {
        const node = new TestNode();
        for (const [version, clear] of [
            [1, 1],
            [2, 1],
            [3, 2],
        ] as const) {
            node.write({ version, clear });
            await node.watch.look();
        }
        const { cache } = defaultConfiguration;

        expect(node.told).to.deep.equal([cache, "clear", cache, cache, "clear"]);
        expect(node.watch.applied).to.deep.equal({ version: 3, clear: 2 });
    });

    it("changes nothing for a parameter that is missing, broken, older, or cannot be read, and says so once each", async () => {
        const node = new TestNode();
        node.write({ version: 5, cache: small });
        await node.watch.look();
        const good = String(node.parameter);
        for (const parameter of [
            undefined,
            good.slice(0, 50),
            good.replace('"version":5', '"version":6'),
            writeConfiguration({ ...defaultConfiguration, version: 4 }),
            writeConfiguration({ ...defaultConfiguration, version: 5, clear: 8 }),
            new Error("no route to host"),
        ]) {
            node.parameter = parameter;
            await node.watch.look();
            await node.watch.look();
        }

        expect(node.told).to.deep.equal([small]);
        expect(node.watch.applied.version).to.equal(5);
        expect(node.problems).to.have.lengthOf(6);
        for (const [index, part] of Object.entries([
            "there is no parameter",
            "is not JSON",
            "checksum is",
            "has version 4, and version 5 is applied",
            "version 5 was written again",
            "no route to host",
        ])) {
            expect(node.problems[Number(index)]).to.contain(part);
        }
    });

    it("says the same again when it was well in between", async () => {
        const node = new TestNode();
        for (const version of [1, undefined, 2, undefined]) {
            if (version === undefined) node.parameter = undefined;
            else node.write({ version });
            await node.watch.look();
        }

        expect(node.problems).to.have.lengthOf(2);
    });

    it("looks every ten seconds, a fifth more or less by chance, until it is stopped", async () => {
        for (const [random, milliseconds] of [
            [0, 8_000],
            [0.5, 10_000],
            [0.75, 11_000],
        ] as const) {
            const node = new TestNode();
            node.random = random;
            await new Promise<void>((resolve) => {
                node.watch.start();
                setImmediate(resolve);
            });
            await node.watch.stop();
            expect(node.pauses).to.deep.equal([milliseconds, milliseconds, milliseconds]);
        }
    });
});
