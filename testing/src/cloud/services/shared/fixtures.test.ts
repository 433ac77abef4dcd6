import { expect } from "chai";
import { difference } from "../../diff.js";
import { Inputs, type InputValue, unknownValue } from "../../inputs.js";
import type { Cloud, CloudResource, Properties, Refusal, Refusals, ServiceModel } from "../../model.js";
import { placeOf } from "../../place.js";
import { emptyBag } from "../../wire.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export type Values = Readonly<Record<string, InputValue>>;

/** One way to spoil good inputs. `null` takes a property away. */
export interface BadVariant {
    /** What is wrong, as the rest of a sentence that begins with "refuses". */
    readonly what: string;
    readonly change: Values;
    readonly code: string;
}

/** One state of the world in which good inputs are refused, or taken where `code` is missing. */
export interface Situation {
    readonly what: string;
    readonly change?: Values;
    readonly exists: readonly CloudResource[];
    readonly code?: string;
}

export const place = placeOf("eu-west-1", "test");

/** The model of a type among those of a service. */
export function modelOf(models: readonly ServiceModel[], type: string): ServiceModel {
    const model = models.find((each) => each.type === type);
    if (model === undefined) throw new Error(`There is no model of ${type}`);
    return model;
}

/** A resource that exists, with the facts that a test needs. */
export function existing(type: string, id: string, facts: Properties = {}): CloudResource {
    return { type, id, urn: `urn:pulumi:test::test::${type}::${id}`, region: place.region, facts: { id, ...facts } };
}

/** A world in which only these exist. */
export function cloudOf(resources: readonly CloudResource[]): Cloud {
    return {
        find: (type, id) => resources.find((resource) => resource.type === type && resource.id === id),
        all: (type) => resources.filter((resource) => resource.type === type),
    };
}

/** The outputs of a new resource. */
export function outputsOf(model: ServiceModel, values: Values): Properties {
    const inputs = new Inputs(values);
    const id = model.id(inputs, place);
    return { id, ...model.outputs?.(inputs, { ...place, id, previous: undefined }) };
}

/** The paths that differ between inputs, each with "replaces" where the resource must be made anew for it. */
export function changesOf(model: ServiceModel, olds: Values, news: Values): string[] {
    const regions = { old: place.region, new: place.region };
    const { changes } = difference({
        model,
        olds: { ...emptyBag, values: olds },
        news: { ...emptyBag, values: news },
        ignoreChanges: [],
        regions,
    });
    return changes.map(({ path, replaces }) => (replaces ? `${path}, replaces` : path));
}

/** Good inputs pass, also where any of them is not known yet; each spoilt variant is refused with exactly its code. */
export function itJudges(model: ServiceModel, good: Values, variants: readonly BadVariant[]): void {
    const refusals = (values: Values): Refusal[] => only(model.refuse?.(new Inputs(values)) ?? []);

    it("takes good inputs", () => {
        expect(refusals(good)).to.deep.equal([]);
    });

    it("judges nothing that is not known yet", () => {
        for (const property of Object.keys(good)) {
            expect(refusals({ ...good, [property]: unknownValue }), property).to.deep.equal([]);
        }
    });

    for (const { what, change, code } of variants) {
        it(`refuses ${what} with ${code}`, () => {
            const found = refusals({ ...good, ...change });
            expect(found.map((refusal) => refusal.code)).to.deep.equal([code]);
            expect(found[0]?.message).to.match(/\w.*[.!]$/s);
        });
    }
}

/** What exists decides whether good inputs are taken. */
export function itJudgesInSituations(model: ServiceModel, good: Values, situations: readonly Situation[]): void {
    for (const { what, change, exists, code } of situations) {
        it(code === undefined ? `takes it ${what}` : `refuses it ${what} with ${code}`, () => {
            const inputs = new Inputs({ ...good, ...change });
            const found = only(model.refuseWith?.(inputs, cloudOf(exists)) ?? []);
            expect(found.map((refusal) => refusal.code)).to.deep.equal(code === undefined ? [] : [code]);
        });
    }
}

/** What a resource is, and what else exists, decides into what it may be changed; `change` is on top of its good inputs. */
export function itJudgesChanges(
    model: ServiceModel,
    resource: CloudResource,
    good: Values,
    variants: readonly (Pick<BadVariant, "what" | "change"> & Partial<Pick<Situation, "exists" | "code">>)[],
): void {
    for (const { what, change, exists = [], code } of variants) {
        it(code === undefined ? `can be changed ${what}` : `refuses to be changed ${what} with ${code}`, () => {
            const found = only(
                model.refuseUpdate?.(new Inputs({ ...good, ...change }), resource, cloudOf(exists)) ?? [],
            );
            expect(found.map((refusal) => refusal.code)).to.deep.equal(code === undefined ? [] : [code]);
        });
    }
}

/** What exists decides whether a resource may go. */
export function itJudgesDeletion(model: ServiceModel, resource: CloudResource, situations: readonly Situation[]): void {
    for (const { what, exists, change, code } of situations) {
        it(code === undefined ? `lets it go ${what}` : `keeps it ${what} with ${code}`, () => {
            const facts = new Inputs({ ...resource.facts, ...change }).known();
            const found = only(model.refuseDelete?.({ ...resource, facts }, cloudOf(exists)) ?? []);
            expect(found.map((refusal) => refusal.code)).to.deep.equal(code === undefined ? [] : [code]);
        });
    }
}

function only(refusals: Refusals): Refusal[] {
    return refusals.filter((refusal) => refusal !== false);
}

/** A policy document with one statement. */
export function policyOf(statement: Readonly<Record<string, unknown>>): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}

/** Two private subnets in two zones and one more in the first of them. */
export const subnets = [
    existing("aws:ec2/subnet:Subnet", "subnet-a", { availabilityZone: "eu-west-1a", vpcId: "vpc-1" }),
    existing("aws:ec2/subnet:Subnet", "subnet-b", { availabilityZone: "eu-west-1b", vpcId: "vpc-1" }),
    existing("aws:ec2/subnet:Subnet", "subnet-a2", { availabilityZone: "eu-west-1a", vpcId: "vpc-1" }),
    existing("aws:ec2/subnet:Subnet", "subnet-other", { availabilityZone: "eu-west-1b", vpcId: "vpc-2" }),
];

/** Security groups in the VPC of the subnets and in another one. */
export const securityGroups = [
    existing("aws:ec2/securityGroup:SecurityGroup", "sg-1", { vpcId: "vpc-1" }),
    existing("aws:ec2/securityGroup:SecurityGroup", "sg-other", { vpcId: "vpc-2" }),
];
