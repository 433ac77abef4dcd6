import { expect } from "chai";
import { automaticName } from "./naming.js";

const auto = { property: "name", maxLength: 32 };

describe("automaticName", () => {
    it("is the logical name, a dash and seven digits that follow from the engine's seed", () => {
        const name = automaticName(auto, "web-balancer", new Uint8Array([1]));

        expect(name).to.match(/^web-balancer-[0-9a-f]{7}$/);
        expect(automaticName(auto, "web-balancer", new Uint8Array([1]))).to.equal(name);
        expect(automaticName(auto, "web-balancer", new Uint8Array([2]))).to.not.equal(name);
    });

    it("takes 24 characters of 32 and refuses 25, saying by how much", () => {
        expect(automaticName(auto, "w".repeat(24), "seed"))
            .to.be.a("string")
            .with.length(32);
        expect(automaticName(auto, "w".repeat(25), "seed"))
            .to.be.an("object")
            .with.property("message")
            .that.contains("shorten the resource's logical name by 1 or more, or set name");
    });

    it("turns the logical name into characters that the service takes", () => {
        const lower = { ...auto, transform: (name: string) => name.toLowerCase() };

        expect(automaticName(lower, "Logs", "seed")).to.match(/^logs-[0-9a-f]{7}$/);
    });
});
