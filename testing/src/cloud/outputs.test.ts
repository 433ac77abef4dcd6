import { expect } from "chai";
import { unknownValue } from "./inputs.js";
import type { ServiceModel } from "./model.js";
import { create, factsOf, previewCreate, previewUpdate, update } from "./outputs.js";
import { toBag } from "./wire.js";

const model: ServiceModel = {
    type: "aws:test/thing:Thing",
    taggable: true,
    autoName: { property: "name", maxLength: 40 },
    id: (inputs, place) => `${inputs.text("name") ?? "thing"}-${place.hex(4)}`,
    outputs: (inputs, { previous, hex }) => ({
        token: hex(8, "token"),
        url: `https://${inputs.text("password") ?? ""}@host`,
        target: { id: `target-${hex(4, "target")}` },
        range: inputs.has("large") ? "2600::/56" : "",
        version: typeof previous?.["version"] === "number" ? previous["version"] + 1 : 1,
    }),
    changeWithUpdate: ["version"],
    changeWith: { large: ["range"] },
    secretOutputs: ["token"],
};
const site = { region: "eu-west-1", seed: "seed" };
const secret = (value: unknown): object => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
});
const inputs = toBag({ name: "a", password: secret("hunter2"), passwordWo: secret("hunter3"), __defaults: [] });

describe("create", () => {
    it("answers with the inputs and what AWS makes up, the same for the same seed", () => {
        const { id, outputs } = create(model, inputs, site);

        expect(outputs.values).to.include({ name: "a", password: "hunter2", id, region: "eu-west-1", version: 1 });
        expect(outputs.values).to.not.have.any.keys("__defaults", "passwordWo");
        expect(create(model, inputs, site)).to.deep.equal({ id, outputs });
        expect(create(model, inputs, { ...site, seed: "other" }).id).to.not.equal(id);
    });

    it("keeps secret what came secret, what the model says, and what is made of a secret", () => {
        expect([...create(model, inputs, site).outputs.secretKeys].sort()).to.deep.equal([
            "password",
            "passwordWo",
            "token",
            "url",
        ]);
    });

    it("lets the cloud remember nothing secret", () => {
        const facts = factsOf(create(model, inputs, site).outputs);

        expect(facts).to.have.keys("id", "name", "range", "region", "tagsAll", "target", "version");
        expect(JSON.stringify(facts)).to.not.contain("hunter");
    });

    it("fills in the rest of an object that the program gave in part", () => {
        const { outputs } = create(model, toBag({ target: { region: "eu-central-1" } }), site);
        const named = create(model, toBag({ target: { id: "mine" } }), site);

        expect(outputs.values["target"]).to.have.keys("id", "region");
        expect(named.outputs.values["target"]).to.deep.equal({ id: "mine" });
    });

    it("makes up a name where the program gave a prefix", () => {
        expect(create(model, toBag({ namePrefix: "web-" }), site).outputs.values["name"]).to.match(
            /^web-[0-9a-f]{26}$/,
        );
    });
});

describe("previewCreate", () => {
    it("knows the inputs, the region and the tags, and of the rest only the names", () => {
        const { values } = previewCreate(model, toBag({ name: "a" }), site);

        expect(values).to.deep.equal({
            name: "a",
            region: "eu-west-1",
            tagsAll: {},
            target: unknownValue,
            range: unknownValue,
            token: unknownValue,
            url: unknownValue,
            version: unknownValue,
        });
    });
});

describe("previewCreate of an object that the program gave in part", () => {
    it("knows that part", () => {
        const { values } = previewCreate(model, toBag({ target: { region: "eu-central-1" } }), site);

        expect(values["target"]).to.deep.equal({ id: unknownValue, region: "eu-central-1" });
    });
});

describe("an update", () => {
    const { id, outputs } = create(model, inputs, site);

    it("keeps what was made up and changes what changes with every update", () => {
        const updated = update(model, toBag({ name: "a", note: "b" }), site, id, outputs);

        expect(updated.values).to.include({ id, token: outputs.values["token"], version: 2 });
    });

    it("is previewed with the outputs so far, but for those that will change", () => {
        const previewed = previewUpdate(model, toBag({ name: "a", note: "b" }), toBag({ name: "a" }), outputs);

        expect(previewed.values).to.include({ id, token: outputs.values["token"], version: unknownValue, note: "b" });
    });

    it("is previewed without what changes with an input, where that input does", () => {
        const olds = toBag({ name: "a" });
        const preview = (values: Record<string, unknown>) => previewUpdate(model, toBag(values), olds, outputs).values;

        expect(preview({ name: "a", large: true })["range"]).to.equal(unknownValue);
        expect(preview({ name: "b" })["range"]).to.equal("");
    });

    it("of tags alone changes no version", () => {
        const previewed = previewUpdate(model, toBag({ name: "a", tags: { a: "b" } }), toBag({ name: "a" }), outputs);

        expect(previewed.values["version"]).to.equal(1);
    });
});
