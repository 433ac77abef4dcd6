import { expect } from "chai";
import { checkInputs, type CheckRequest } from "./checking.js";
import { type InputValue, unknownValue } from "./inputs.js";
import type { ServiceModel } from "./model.js";
import { defaultSettings } from "./place.js";
import { emptyBag, type PropertyBag, toBag } from "./wire.js";

const model: ServiceModel = {
    type: "aws:test/thing:Thing",
    autoName: { property: "name", maxLength: 40 },
    defaults: { path: "/" },
    taggable: true,
    refuse: (inputs) => [inputs.text("path") === "bad" && { code: "ValidationError", message: "path is bad." }],
    id: () => "thing",
};

function check(news: object, request: Partial<CheckRequest> = {}): ReturnType<typeof checkInputs> {
    const subject = { urn: "urn", type: model.type, name: "main" };
    return checkInputs({
        model,
        subject,
        news: toBag(news),
        olds: undefined,
        settings: defaultSettings,
        randomSeed: "1",
        ...request,
    });
}

function bag(values: Record<string, InputValue>): PropertyBag {
    return { ...emptyBag, values };
}

describe("checkInputs", () => {
    it("fills in what the program left out and notes it", () => {
        const { inputs } = check({});

        expect(inputs.values["path"]).to.equal("/");
        expect(inputs.values["name"]).to.match(/^main-/);
        expect(inputs.values["__defaults"]).to.deep.equal(["name", "path"]);
    });

    it("leaves what the program gave", () => {
        expect(check({ name: "fixed", path: "/a/" }).inputs.values).to.deep.equal({
            name: "fixed",
            path: "/a/",
            __defaults: [],
        });
    });

    it("keeps an automatic name, also of a resource that was imported without a note", () => {
        const named = (olds: PropertyBag): unknown => check({}, { olds }).inputs.values["name"];

        expect(named(bag({ name: "main-old", __defaults: ["name"] }))).to.equal("main-old");
        expect(named(bag({ name: "imported" }))).to.equal("imported");
        expect(named(bag({ name: "given", __defaults: [] }))).to.match(/^main-/);
    });

    it("gives no name where the program gives a prefix", () => {
        expect(check({ namePrefix: "web-" }).inputs.values).to.not.have.property("name");
    });

    it("merges default tags under the resource's own, as unknown as one of them", () => {
        const settings = { ...defaultSettings, defaultTags: { Team: "web", Size: "small" } };
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

        expect(check({ tags: { Size: "large" } }, { settings }).inputs.values["tagsAll"]).to.deep.equal({
            Team: "web",
            Size: "large",
        });
        expect(check({ tags: { Owner: unknown } }, { settings }).inputs.values["tagsAll"]).to.equal(unknownValue);
        expect(check({}).inputs.values).to.not.have.property("tagsAll");
    });

    it("says what the model refuses", () => {
        expect(check({ path: "bad" }).refusals).to.deep.equal([{ code: "ValidationError", message: "path is bad." }]);
    });
});
