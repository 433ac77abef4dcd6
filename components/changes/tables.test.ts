import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Surroundings } from "./surroundings.js";
import { tables } from "./tables/index.js";

/**
 * Options that no row changes, and why. What is inside of them needs no row either. `*` stands for every component, or for every key of a map; `[]` for every
 * element of a list.
 */
const unchanged: Readonly<Record<string, string>> = {
    "*.network": "Everything in a network stays there: in another one all of it is made anew, whatever the component.",
    "*.alarms.*":
        "Whatever is tuned, it is an input of the alarm, which AWS updates; a row for `alarms` as a whole shows that.",
    "ManagedDatabase.replicas.*.alarms.*": "As those of the database.",
};

const schema: unknown = JSON.parse(readFileSync(join(__dirname, "..", "plugin", "schema.json"), "utf8"));
const types = memberOf(schema, "types");
const inputsOf = new Map(
    entriesOf(memberOf(schema, "resources")).map(([token, resource]) => [
        token.slice(token.lastIndexOf(":") + 1),
        memberOf(resource, "inputProperties"),
    ]),
);

describe("the tables of changes", () => {
    it("are there for every component", () => {
        expect(Object.keys(tables).sort()).to.deep.equal([...inputsOf.keys()].sort());
    });

    for (const [component, { changes, options }] of Object.entries(tables)) {
        describe(`of ${component}`, () => {
            it("change every option", () => {
                const inputs = inputsOf.get(component);
                const [before, after] = (["before", "after"] as const).map((step) => options(step, standIns()));
                const changed = new Set(changes.flatMap((_, row) => changedIn(inputs, before?.[row], after?.[row])));
                const missing = pathsIn(inputs).filter((path) => !changed.has(path) && !isExcused(component, path));
                expect(
                    missing,
                    "options that no row changes; write a row, or say above why there is none",
                ).to.deep.equal([]);
            });

            it("say what each change is, in words of its own", () => {
                const words = changes.map(({ what }) => what);
                expect(words.filter((what) => what.trim() === "")).to.deep.equal([]);
                expect(new Set(words).size).to.equal(words.length);
            });
        });
    }
});

describe("the list of options without a row", () => {
    it("names only options that there are", () => {
        const known = [...inputsOf].flatMap(([component, inputs]) =>
            pathsIn(inputs).flatMap((path) => parents(`${component}.${path}`)),
        );
        const unknown = Object.keys(unchanged).filter((pattern) => !known.some((path) => isMatch(pattern, path)));
        expect(unknown).to.deep.equal([]);
    });
});

/** An option, and the options inside of it. */
interface Option {
    readonly name: string;
    /** What is between its name and that of an option inside of it. */
    readonly join: "." | "[]." | ".*.";
    /** Undefined where nothing is inside. */
    readonly inside: unknown;
}

function optionsIn(properties: unknown): Option[] {
    return entriesOf(properties).map(([name, property]) => {
        const [list, map] = [memberOf(property, "items"), memberOf(property, "additionalProperties")];
        const token = [property, list, map]
            .map((type) => memberOf(type, "$ref"))
            .find((ref) => typeof ref === "string");
        const type = typeof token === "string" ? memberOf(types, token.replace("#/types/", "")) : undefined;
        const join = list !== undefined ? "[]." : map !== undefined ? ".*." : ".";
        return { name, join, inside: memberOf(type, "properties") };
    });
}

/** All options by path, such as `domain.name` or `accessPoints.*.uid`. */
function pathsIn(properties: unknown): string[] {
    return optionsIn(properties).flatMap(({ name, join, inside }) => [
        name,
        ...pathsIn(inside).map((path) => `${name}${join}${path}`),
    ]);
}

/** The options that differ. One inside another counts only where the other is there before and after: what comes with it shows nothing of its own. */
function changedIn(properties: unknown, before: unknown, after: unknown): string[] {
    return optionsIn(properties).flatMap(({ name, join, inside }) => {
        const [old, next] = [memberOf(before, name), memberOf(after, name)];
        if (JSON.stringify(old) === JSON.stringify(next)) return [];
        const pairs = join === "." ? [[old, next]] : entriesOf(old).map(([key, each]) => [each, memberOf(next, key)]);
        return [
            name,
            ...pairs
                .filter(([one, other]) => one !== undefined && other !== undefined)
                .flatMap(([one, other]) => changedIn(inside, one, other).map((path) => `${name}${join}${path}`)),
        ];
    });
}

function isExcused(component: string, path: string): boolean {
    return parents(`${component}.${path}`).some((parent) =>
        Object.keys(unchanged).some((pattern) => isMatch(pattern, parent)),
    );
}

/** `a`, `a.b` and `a.b.c` of `a.b.c`. */
function parents(path: string): string[] {
    const parts = path.split(".");
    return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

function isMatch(pattern: string, path: string): boolean {
    return pattern === path || (pattern.startsWith("*.") && pattern.slice(1) === path.slice(path.indexOf(".")));
}

function memberOf(value: unknown, name: string): unknown {
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function entriesOf(value: unknown): [string, unknown][] {
    return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Names in place of what the engine would make. */
function standIns(): Surroundings {
    const both = (kind: string): { one: string; other: string } => ({ one: `one ${kind}`, other: `other ${kind}` });
    return {
        network: {
            vpcId: "vpc",
            cidrBlock: "10.0.0.0/16",
            publicSubnets: {},
            privateSubnets: {},
            isolatedSubnets: {},
        },
        topics: both("topic"),
        edgeTopics: both("edge topic"),
        keys: both("key"),
        farKeys: both("far key"),
        farthestKey: "farthest key",
        farFileSystem: "far file system",
        secrets: both("secret"),
        roles: both("role"),
        boundaries: both("boundary"),
        zones: both("zone"),
        certificates: both("certificate"),
        edgeCertificates: both("edge certificate"),
        edgeFirewalls: both("edge firewall"),
        monitors: both("monitor"),
        groups: both("group"),
        keyPairs: both("key pair"),
        logs: { names: both("bucket name"), arns: both("bucket ARN") },
    };
}
