import { expect } from "chai";
import { pack } from "../testing/pack.js";
import { randomNumbers } from "../testing/random.js";
import { allCases, inGroups, mapLeaves, mapProperties, type Path, pathsIn, replaced } from "../testing/variants.js";
import { type Report, secret, type TestResource, unknown, urnOf, type WireValue } from "../testing/wire.js";

const cases = allCases();
const seed = 20_270_331;

/** Runs many resources as one stack. @throws where the pack does, which the engine would not survive */
async function run(resources: readonly TestResource[]): Promise<Report[]> {
    return (await pack()).run(resources);
}

async function runInGroups(resources: readonly (readonly TestResource[])[], size: number): Promise<Report[]> {
    const reports: Report[] = [];
    for (const group of inGroups(resources, size)) reports.push(...(await run(group.flat())));
    return reports;
}

/** What says that a rule, or the SDK on its behalf, gave up. */
function faultsIn(reports: readonly Report[]): string[] {
    const messages = reports.map(({ message }) => message).filter((message) => /could not run|can't run/.test(message));
    return [...new Set(messages)];
}

function shortened(texts: readonly string[]): string {
    return texts.map((text) => text.slice(0, 300)).join("\n");
}

function numbered(resource: TestResource, number: number): TestResource {
    return { ...resource, name: `${resource.name}-${number}`, dependsOn: {} };
}

describe("secrets", () => {
    const random = randomNumbers(seed);
    const given: string[] = [];

    /** A text or a number that stands nowhere else. */
    function randomLike(leaf: string | number): string | number {
        const digits = Math.floor(1e9 + random() * 9e9);
        given.push(String(digits));
        return typeof leaf === "number" ? digits : `hunter${digits}`;
    }

    /** A secret in place of a leaf; in place of a policy or a template, sometimes the same with secrets inside. */
    function hidden(leaf: string | number): WireValue {
        if (typeof leaf === "string" && /^\s*[[{]/.test(leaf) && random() < 0.5) {
            try {
                const inside = mapLeaves(JSON.parse(leaf), (inner) => (random() < 0.3 ? randomLike(inner) : inner));
                return secret(JSON.stringify(inside));
            } catch {
                // It was no JSON.
            }
        }
        // Most secrets hold the place of a word; some begin or end like what stood there.
        const like = randomLike(leaf);
        return secret(typeof leaf === "string" && random() < 0.3 ? `${leaf}${like}` : like);
    }

    it("are in no message, where all, half or few of the texts and numbers of every case are some", async function () {
        this.timeout(120_000);
        const variants = cases.map(({ resources }, index) => {
            const share = [1, 0.5, 0.15][index % 3] ?? 1;
            const change = (leaf: string | number): WireValue =>
                leaf !== unknown && random() < share ? hidden(leaf) : leaf;
            return resources.map((resource) => ({ ...resource, props: mapProperties(resource.props, change) }));
        });
        expect(variants.length).to.be.greaterThan(500);
        const reports = await runInGroups(variants, 60);

        const told = reports.filter(({ message }) =>
            (message.match(/\d{10}/g) ?? []).some((digits) => given.includes(digits)),
        );
        expect(shortened(told.map(({ rule, message }) => `${rule}: ${message}`))).to.equal("");
        expect(shortened(faultsIn(reports))).to.equal("");
        expect(reports.length).to.be.greaterThan(variants.length);
    });

    it("are in no message where they are ports within a range that is configured", async function () {
        this.timeout(120_000);
        const settings = { ports: ["41000-41999"] };
        const rulesOfPorts = [
            "security-group-no-high-risk-ports",
            "security-group-no-open-admin-ports",
            "security-group-no-open-admin-ports-ipv6",
            "network-acl-no-open-admin-ports",
        ];
        const ports = new Set<string>();
        let port = 41_000;
        /** Each is above the one before, so that the two of a range are one. */
        const hiddenPort = (): WireValue => {
            port += 1 + Math.floor(random() * 3);
            ports.add(String(port));
            return secret(port);
        };
        const change = (leaf: string | number): WireValue => (typeof leaf === "number" ? hiddenPort() : leaf);
        const variants = cases
            .flatMap(({ resources }) => resources)
            .filter(({ type }) => /securityGroup|networkAcl/i.test(type))
            .map((resource) => ({ ...resource, props: mapProperties(resource.props, change) }));
        const configuration = Object.fromEntries(rulesOfPorts.map((rule) => [rule, settings]));
        const reports = await (await pack()).run(variants, configuration);

        for (const rule of rulesOfPorts) {
            const messages = reports.filter((report) => report.rule === rule).map(({ message }) => message);
            expect(messages.join("\n"), rule).to.contain("opens a port from 41000 to 41999");
        }
        expect(port).to.be.lessThan(41_999);
        const told = reports.filter(({ message }) =>
            (message.match(/\d{5}/g) ?? []).some((digits) => ports.has(digits)),
        );
        expect(shortened(told.map(({ rule, message }) => `${rule}: ${message}`))).to.equal("");
    });
});

describe("properties of another type than expected", () => {
    const instead: Readonly<Record<string, WireValue>> = {
        "a number": 1e21,
        "a text": "[not { json",
        "a text of JSON": '{"Statement":[null,{"Effect":"Allow","Action":[null,{}],"Principal":7,"Condition":[1]}]}',
        "an empty text": "",
        "a list": [null, [], {}, 1, ""],
        "an object": { "": null, length: -1, Statement: 1, constructor: "x", toString: 1 },
        "a null": null,
        "a boolean": true,
        "an unknown": unknown,
        "a deeply nested unknown": { a: [{ b: [{ Statement: [unknown], c: unknown }] }] },
    };

    for (const [index, [name, value]] of Object.entries(instead).entries()) {
        it(`do not stop the rules where it is ${name}`, async function () {
            this.timeout(120_000);
            const variants = oddVariants(value, randomNumbers(seed + index));
            const reports = await runInGroups(
                variants.filter((_, at) => at % 4 === index % 4),
                60,
            );

            expect(shortened(faultsIn(reports))).to.equal("");
        });
    }

    it("do not stop the rules where everything is unknown", async function () {
        this.timeout(120_000);
        const variants = cases.map(({ resources }) =>
            resources.map((resource) => ({
                ...resource,
                props: Object.fromEntries(Object.keys(resource.props).map((key) => [key, unknown])),
            })),
        );

        expect(shortened(faultsIn(await runInGroups(variants, 60)))).to.equal("");
    });

    /** The resources of each case with one value replaced, at a place that differs from case to case. */
    function oddVariants(value: WireValue, random: () => number): TestResource[][] {
        return cases.map(({ resources }) => {
            const places = resources.flatMap((resource, at) =>
                pathsIn(resource.props).map((path): [number, Path] => [at, path]),
            );
            const [chosen, path] = places[Math.floor(random() * places.length)] ?? [];
            return resources.map((resource, at) =>
                at === chosen && path !== undefined
                    ? { ...resource, props: replaced(resource.props, path, value) }
                    : resource,
            );
        });
    }
});

describe("stacks that are unusual", () => {
    it("are answered where they are empty, or hold a type never seen", async () => {
        expect(await run([])).to.deep.equal([]);
        const strange = { type: "strange:new/world:World", name: "far", props: { policy: "{}", tags: 7 } };

        expect(faultsIn(await run([strange, { ...strange, type: "", name: "" }]))).to.deep.equal([]);
    });

    /** One of each type that a rule looks at, with one of its properties grown. */
    function grown(properties: RegExp, value: WireValue, most: number): TestResource[] {
        const found = new Map<string, TestResource>();
        for (const resource of cases.flatMap(({ resources }) => resources)) {
            for (const property of Object.keys(resource.props).filter((name) => properties.test(name))) {
                const props = { ...resource.props, [property]: value };
                found.set(`${resource.type} ${property}`, numbered({ ...resource, props }, found.size));
            }
        }
        return [...found.values()].slice(0, most);
    }

    it("are answered with a text of 10 MB", async function () {
        this.timeout(120_000);
        const resources = grown(/^(userData|userDataBase64|description|name)$/, "a=b ".repeat(2_500_000), 4);
        expect(resources.length).to.be.greaterThan(3);

        for (const resource of resources) expect(faultsIn(await run([resource]))).to.deep.equal([]);
    });

    it("are answered with a policy of 10 MB", async function () {
        this.timeout(120_000);
        const statement = { Effect: "Allow", Action: "s3:Get*", Resource: `arn:aws:s3:::${"a".repeat(900)}/*` };
        const policy = JSON.stringify({ Statement: Array.from({ length: 10_000 }, () => statement) });
        expect(policy.length).to.be.greaterThan(9_500_000);
        const resources = grown(/^(policy|assumeRolePolicy)$/, policy, 4);
        expect(resources.length).to.be.greaterThan(3);

        for (const resource of resources) expect(faultsIn(await run([resource]))).to.deep.equal([]);
    });

    it("are answered with properties in 200 layers, and with a policy in 200", async function () {
        this.timeout(120_000);
        let nested: WireValue = unknown;
        for (let depth = 0; depth < 200; depth++) nested = depth % 2 === 0 ? [nested] : { Statement: nested };
        const text = `{"Statement":${"[".repeat(200)}${"]".repeat(200)}}`;
        const resources = [
            ...grown(/policy|tags|rules|ingress|metricQueries|environment|config/i, nested, 24),
            ...grown(/policy/i, text, 12),
        ];
        expect(resources.length).to.equal(36);

        expect(shortened(faultsIn(await run(resources)))).to.equal("");
    });
});

describe("the findings of a stack", () => {
    it("come in the same order, whatever the order of its resources", async function () {
        this.timeout(120_000);
        const random = randomNumbers(seed);
        const stack = cases.flatMap(({ resources }) => resources).filter((_, index) => index % 6 === 0);
        const shuffled = stack
            .map((resource) => ({ resource, at: random() }))
            .sort((one, other) => one.at - other.at)
            .map(({ resource }) => resource);
        const running = await pack();
        const orders: Report[][] = [];
        for (const order of [stack, [...stack].reverse(), shuffled]) orders.push(await running.analyzeStack(order));

        const [first = [], ...others] = orders;
        expect(first.length).to.be.greaterThan(100);
        expect(new Set(stack.map(urnOf)).size).to.equal(stack.length);
        for (const other of others) expect(other).to.deep.equal(first);
    });
});
