import { expect } from "chai";
import { Inputs } from "../inputs.js";
import { placeOf } from "../place.js";
import { models } from "./random.js";
import { itJudges, modelOf, outputsOf, place, type Values } from "./shared/fixtures.test.js";

function drawn(type: string, values: Values): Record<string, unknown> {
    return outputsOf(modelOf(models, type), values);
}

describe("simulated random values", () => {
    it("write an id in every notation, with its prefix", () => {
        const { id, hex, dec, b64Url, b64Std } = drawn("random:index/randomId:RandomId", {
            byteLength: 4,
            prefix: "web-",
        });

        expect(hex).to.match(/^web-[0-9a-f]{8}$/);
        expect(dec).to.equal(`web-${BigInt(`0x${String(hex).slice(4)}`).toString()}`);
        expect(b64Url).to.equal(`web-${String(id)}`);
        expect(Buffer.from(String(b64Std).slice(4), "base64").toString("hex")).to.equal(String(hex).slice(4));
    });

    it("draw as many characters of every kind as asked for at least", () => {
        const values = { length: 12, minUpper: 3, minNumeric: 4, minSpecial: 2, overrideSpecial: "_", lower: false };
        const { result } = drawn("random:index/randomPassword:RandomPassword", values);

        expect(result).to.match(/^[A-Z0-9_]{12}$/);
        expect(String(result).match(/[0-9]/g)?.length).to.be.at.least(4);
        expect(String(result).match(/_/g)?.length).to.be.at.least(2);
    });

    it("keep a password over an update, and mark it secret", () => {
        const model = modelOf(models, "random:index/randomPassword:RandomPassword");
        const previous = { result: "kept", bcryptHash: "hash" };

        expect(model.outputs?.(new Inputs({ length: 9 }), { ...place, id: "none", previous })).to.deep.equal(previous);
        expect(model.secretOutputs).to.include.members(["result", "bcryptHash"]);
    });

    it("stay within limits, shuffle without loss, and name pets", () => {
        const { result } = drawn("random:index/randomInteger:RandomInteger", { min: 5, max: 7 });
        const { results } = drawn("random:index/randomShuffle:RandomShuffle", { inputs: ["a", "b", "c"] });

        expect(result).to.be.within(5, 7);
        expect(results).to.have.members(["a", "b", "c"]);
        expect(drawn("random:index/randomPet:RandomPet", { length: 3, prefix: "my" })["id"]).to.match(
            /^my-[a-z]+-[a-z]+-[a-z]+$/,
        );
        expect(drawn("random:index/randomUuid:RandomUuid", {})["result"]).to.match(
            /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
        );
    });

    it("differ from place to place", () => {
        const model = modelOf(models, "random:index/randomString:RandomString");
        const inputs = new Inputs({ length: 20 });

        expect(model.id(inputs, placeOf("eu-west-1", "one"))).to.not.equal(
            model.id(inputs, placeOf("eu-west-1", "other")),
        );
    });
});

describe("a simulated random password", () => {
    itJudges(modelOf(models, "random:index/randomPassword:RandomPassword"), { length: 12, minUpper: 2 }, [
        { what: "a length below the sum of its parts", change: { length: 1 }, code: "Invalid Attribute Value" },
        { what: "a length of none", change: { length: 0, minUpper: 0 }, code: "Invalid Attribute Value" },
        {
            what: "no kind of character",
            change: { lower: false, upper: false, numeric: false, special: false },
            code: "Invalid Attribute Value",
        },
    ]);
});
