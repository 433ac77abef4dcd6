import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { Inputs } from "../inputs.js";
import { registry } from "../registry.js";
import { place } from "./shared/fixtures.test.js";

/** Outputs that follow from what the resource refers to, which a model does not see. */
const underivable: Readonly<Record<string, readonly string[]>> = {
    "aws:ec2/defaultRouteTable:DefaultRouteTable": ["vpcId"],
    "aws:lb/loadBalancer:LoadBalancer": ["vpcId"],
    "aws:rds/subnetGroup:SubnetGroup": ["vpcId"],
    "aws:rds/snapshot:Snapshot": [
        ...["allocatedStorage", "availabilityZone", "encrypted", "engine", "engineVersion", "iops", "kmsKeyId"],
        ...["licenseModel", "optionGroupName", "port", "sourceDbSnapshotIdentifier", "storageType", "vpcId"],
    ],
    "aws:elasticache/subnetGroup:SubnetGroup": ["vpcId"],
};

interface Described {
    readonly outputs: ReadonlySet<string>;
    readonly inputs: ReadonlySet<string>;
}

/** The names that the provider's own types give to a resource's outputs and inputs. */
function described(type: string): Described {
    const [, path = ""] = type.split(":");
    const file = require.resolve(`@pulumi/aws/${path}`).replace(/\.js$/, ".d.ts");
    expect(existsSync(file), `${type} is a type of the provider`).to.equal(true);
    const text = readFileSync(file, "utf8").replace(/\/\*\*[\s\S]*?\*\//g, "");
    const body = (start: RegExp): string => start.exec(text)?.[0] ?? "";
    const names = (source: string, line: RegExp): Set<string> =>
        new Set([...source.matchAll(line)].map((match) => match[1] ?? ""));
    return {
        outputs: names(body(/export declare class [\s\S]*?\n}/), /^ {4}readonly (\w+): pulumi\.Output</gm),
        inputs: names(body(/export interface \w+Args \{[\s\S]*?\n}/), /^ {4}(\w+)\??: /gm),
    };
}

/** The first step of a dotted path. */
function head(path: string): string {
    return path.split(/[.[]/)[0] ?? "";
}

const models = registry.models.filter(({ type }) => type.startsWith("aws:"));

describe("every service model", () => {
    it("is the only one of its type", () => {
        const types = models.map((model) => model.type);
        expect(types.filter((type, index) => types.indexOf(type) !== index)).to.deep.equal([]);
    });

    for (const model of models) {
        it(`of ${model.type} uses the provider's own names`, () => {
            const { inputs, outputs } = described(model.type);
            const named = [
                ...(model.immutable ?? []),
                ...Object.keys(model.defaults ?? {}),
                ...(model.references ?? []).map((reference) => reference.property),
                ...(model.unique ?? []).map((unique) => unique.property),
                ...(model.autoName === undefined ? [] : [model.autoName.property]),
                ...(model.deletionProtection === undefined ? [] : [model.deletionProtection.property]),
            ].map(head);
            expect(named.filter((name) => !inputs.has(name))).to.deep.equal([]);
            expect((model.facts ?? []).map(head).filter((name) => !outputs.has(name))).to.deep.equal([]);
            expect(model.taggable === true, "takes tags").to.equal(inputs.has("tags") && outputs.has("tagsAll"));
        });

        it(`of ${model.type} answers with every output of the provider, without knowing any input`, () => {
            const { inputs, outputs } = described(model.type);
            const nothing = new Inputs({});
            const id = model.id(nothing, place);
            const answered = Object.keys(model.outputs?.(nothing, { ...place, id, previous: undefined }) ?? {});
            const wanted = [...outputs].filter((name) => !inputs.has(name) && name !== "tagsAll");
            const missing = wanted.filter((name) => !answered.includes(name));
            expect(missing).to.have.members([...(underivable[model.type] ?? [])]);
            expect(answered.filter((name) => !outputs.has(name))).to.deep.equal([]);
        });
    }
});
