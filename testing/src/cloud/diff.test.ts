import { expect } from "chai";
import { difference, type DiffRequest } from "./diff.js";
import { type InputValue, unknownValue } from "./inputs.js";
import type { ServiceModel } from "./model.js";
import { emptyBag, type PropertyBag } from "./wire.js";

const model: ServiceModel = {
    type: "aws:test/thing:Thing",
    immutable: ["zone", "disk.encrypted", "rules[].port"],
    immutableGiven: (olds) => (olds.flag("assigned") === true ? ["range"] : []),
    autoName: { property: "name", maxLength: 40 },
    id: () => "thing",
};
const regions = { old: "eu-west-1", new: "eu-west-1" };

function bag(values: Record<string, InputValue>): PropertyBag {
    return { ...emptyBag, values };
}

function diff(
    olds: Record<string, InputValue>,
    news: Record<string, InputValue>,
    request: Partial<DiffRequest> = {},
): ReturnType<typeof difference> {
    return difference({ model, olds: bag(olds), news: bag(news), ignoreChanges: [], regions, ...request });
}

describe("difference", () => {
    it("is nothing between equal inputs, whatever the provider filled in", () => {
        const inputs = { tags: { a: "b" }, list: [1, { c: true }], empty: null };

        expect(diff({ ...inputs, __defaults: [] }, { ...inputs, __defaults: ["x"] }).changes).to.deep.equal([]);
    });

    it("names nested paths in Pulumi's notation", () => {
        const { changes } = diff(
            { tags: { Name: "a", "cost centre": "1" }, rules: [{ from: 1 }] },
            { tags: { Name: "b" }, rules: [{ from: 2 }, { from: 3 }] },
        );

        expect(changes).to.deep.equal([
            { path: "rules[0].from", kind: "update", replaces: false },
            { path: "rules[1]", kind: "add", replaces: true },
            { path: "tags.Name", kind: "update", replaces: false },
            { path: 'tags["cost centre"]', kind: "delete", replaces: false },
        ]);
    });

    it("replaces for immutable properties, inside them, and for the whole object around one", () => {
        const replaced = (olds: Record<string, InputValue>, news: Record<string, InputValue>): boolean[] =>
            diff(olds, news).changes.map(({ replaces }) => replaces);

        expect(replaced({ zone: "a" }, { zone: "b" })).to.deep.equal([true]);
        expect(replaced({ disk: { encrypted: false, size: 1 } }, { disk: { encrypted: true, size: 2 } })).to.deep.equal(
            [true, false],
        );
        expect(replaced({}, { disk: { encrypted: true } })).to.deep.equal([true]);
        expect(replaced({ rules: [{ port: 1 }] }, { rules: [{ port: 2 }] })).to.deep.equal([true]);
    });

    it("replaces where the model says so of what the resource was made with", () => {
        const replaced = (olds: Record<string, InputValue>): boolean[] =>
            diff({ ...olds, range: "a" }, { ...olds, range: "b" }).changes.map(({ replaces }) => replaces);

        expect(replaced({ assigned: true })).to.deep.equal([true]);
        expect(replaced({ assigned: false })).to.deep.equal([false]);
        expect(
            diff({ range: "a" }, { range: "b", assigned: true }).changes.map(({ replaces }) => replaces),
        ).to.deep.equal([false, false]);
    });

    it("takes a value that is not known yet as a change", () => {
        expect(diff({ zone: "a" }, { zone: unknownValue }).changes).to.deep.equal([
            { path: "zone", kind: "update", replaces: true },
        ]);
    });

    it("leaves ignored paths and what is below them alone", () => {
        const change = [
            { tagsAll: { a: "1" }, zone: "a" },
            { tagsAll: { a: "2" }, zone: "b" },
        ] as const;

        expect(diff(...change, { ignoreChanges: ["tagsAll"] }).changes.map(({ path }) => path)).to.deep.equal(["zone"]);
        expect(diff(...change, { ignoreChanges: ["tagsAll.*", "zone"] }).changes).to.deep.equal([]);
    });

    it("replaces in another region, whether the program or the provider moved it", () => {
        const expected = [{ path: "region", kind: "update", replaces: true }];

        expect(diff({}, {}, { regions: { old: "eu-west-1", new: "us-east-1" } }).changes).to.deep.equal(expected);
        expect(diff({ region: "a" }, { region: "b" }, { regions: { old: "a", new: "b" } }).changes).to.deep.equal(
            expected,
        );
    });

    it("deletes first where the replacement would have the name that the program gave", () => {
        const name = { name: "fixed", __defaults: [] };

        expect(diff({ ...name, zone: "a" }, { ...name, zone: "b" }).deleteBeforeReplace).to.equal(true);
        expect(diff({ ...name, zone: "a" }, { ...name, name: "other", zone: "b" }).deleteBeforeReplace).to.equal(false);
        expect(
            diff({ name: "x", zone: "a" }, { name: "x", zone: "b", __defaults: ["name"] }).deleteBeforeReplace,
        ).to.equal(false);
        expect(diff({ ...name, note: "a" }, { ...name, note: "b" }).deleteBeforeReplace).to.equal(false);
    });

    it("deletes first where two cannot stand side by side", () => {
        const alone: ServiceModel = { ...model, deleteBeforeReplace: true };

        expect(diff({ zone: "a" }, { zone: "b" }, { model: alone }).deleteBeforeReplace).to.equal(true);
        expect(diff({ note: "a" }, { note: "b" }, { model: alone }).deleteBeforeReplace).to.equal(false);
    });

    it("compares files by their hashes", () => {
        const file = (hash: string, path: string): InputValue => ({
            "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
            hash,
            path,
        });

        expect(diff({ code: file("1", "a") }, { code: file("1", "b") }).changes).to.deep.equal([]);
        expect(diff({ code: file("1", "a") }, { code: file("2", "a") }).changes.map(({ path }) => path)).to.deep.equal([
            "code",
        ]);
    });
});
