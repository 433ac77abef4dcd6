import { expect } from "chai";
import { unknownValue } from "./inputs.js";
import { containsUnknown, isAsset, toBag, toWire } from "./wire.js";

const signature = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown): object => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const file = { [signature]: "c44067f5952c0a294b673a41bacd8c17", path: "app.zip", hash: "1234" };

describe("toBag", () => {
    it("unwraps secrets, remembers below which property they were, and collects their texts", () => {
        const bag = toBag({ open: "a", password: secret("hunter2"), login: { user: "u", pin: secret(1234) } });

        expect(bag.values).to.deep.equal({ open: "a", password: "hunter2", login: { user: "u", pin: 1234 } });
        expect([...bag.secretKeys]).to.deep.equal(["password", "login"]);
        expect([...bag.secretTexts]).to.deep.equal(["hunter2", "1234"]);
    });

    it("reads every kind of unknown value", () => {
        const { values } = toBag({
            text: unknown,
            list: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            map: { inner: [unknown, "b"] },
        });

        expect(values).to.deep.equal({ text: unknownValue, list: unknownValue, map: { inner: [unknownValue, "b"] } });
    });

    it("reads output values, with and without a value", () => {
        const output = (members: object): object => ({ [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...members });
        const bag = toBag({ known: output({ value: "a", secret: true }), unknown: output({}) });

        expect(bag.values).to.deep.equal({ known: "a", unknown: unknownValue });
        expect([...bag.secretKeys]).to.deep.equal(["known"]);
    });

    it("passes files on as they are", () => {
        const { values } = toBag({ code: file });

        expect(toWire(values)).to.deep.equal({ code: file });
        expect(isAsset(values["code"] ?? null)).to.equal(true);
    });
});

describe("toWire", () => {
    it("writes unknown values and wraps secrets as a whole", () => {
        const wire = toWire({ arn: unknownValue, login: { pin: 1 } }, new Set(["login"]));

        expect(wire).to.deep.equal({ arn: unknown, login: secret({ pin: 1 }) });
    });
});

describe("containsUnknown", () => {
    it("looks into lists and maps", () => {
        expect(containsUnknown({ a: [{ b: unknownValue }] })).to.equal(true);
        expect(containsUnknown({ a: [{ b: "known" }] })).to.equal(false);
    });
});
