import { Inputs, type InputValue } from "../../cloud/inputs.js";
import type { CostResource, Draft } from "../model.js";
import { neighboursAmong } from "../resources.js";
import { meterOf } from "./index.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export type Values = Readonly<Record<string, InputValue>>;

export function resource(type: string, inputs: Values, more: Partial<CostResource> = {}): CostResource {
    const name = more.name ?? "one";
    const urn = `urn:pulumi:stack::project::${type}::${name}`;
    return { type, name, urn, parent: undefined, custom: true, id: undefined, region: "eu-west-1", inputs, ...more };
}

/** What the meter of a type says of inputs, among neighbours. */
export function drafts(type: string, inputs: Values, neighbours: readonly CostResource[] = [], position = 0): Draft[] {
    const subject = resource(type, inputs, { parent: neighbours[0]?.parent });
    const found = meterOf.get(type)?.drafts({
        resource: subject,
        inputs: new Inputs(inputs),
        position,
        neighbours: neighboursAmong([subject, ...neighbours]),
    });
    if (found === undefined) throw new Error(`${type} has no meter.`);
    return [...found];
}

/** The fixed drafts by price: how many units a month, or why that is not known. */
export function fixedOf(found: readonly Draft[]): Record<string, number | string> {
    const rows = found.filter(({ kind }) => kind === "fixed");
    return Object.fromEntries(
        rows.map(({ what, price, quantity, unknown }) => [price ?? what, quantity ?? unknown ?? "no reason"]),
    );
}

/** The prices of the meters that run by use. */
export function usageOf(found: readonly Draft[]): (string | undefined)[] {
    return found.filter(({ kind }) => kind === "usage").map(({ price }) => price);
}
