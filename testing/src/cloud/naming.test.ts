import { expect } from "chai";
import { Inputs } from "./inputs.js";
import { automaticName } from "./naming.js";

const nothing = new Inputs({});
const auto = { property: "name", maxLength: 32 };

describe("automaticName", () => {
    it("is the logical name, a dash and seven digits that follow from the engine's seed", () => {
        const name = automaticName(auto, "web-balancer", nothing, new Uint8Array([1]));

        expect(name).to.match(/^web-balancer-[0-9a-f]{7}$/);
        expect(automaticName(auto, "web-balancer", nothing, new Uint8Array([1]))).to.equal(name);
        expect(automaticName(auto, "web-balancer", nothing, new Uint8Array([2]))).to.not.equal(name);
    });

    it("takes 24 characters of 32 and refuses 25, saying by how much", () => {
        expect(automaticName(auto, "w".repeat(24), nothing, "seed"))
            .to.be.a("string")
            .with.length(32);
        expect(automaticName(auto, "w".repeat(25), nothing, "seed"))
            .to.be.an("object")
            .with.property("message")
            .that.contains("shorten the resource's logical name by 1 or more, or set name");
    });

    it("turns the logical name into characters that the service takes", () => {
        const lower = { ...auto, transform: (name: string) => name.toLowerCase() };

        expect(automaticName(lower, "Logs", nothing, "seed")).to.match(/^logs-[0-9a-f]{7}$/);
    });

    it("ends as the service wants such a resource to end, and counts that in", () => {
        const queue = { ...auto, suffix: (inputs: Inputs) => (inputs.flag("fifoQueue") === true ? ".fifo" : "") };
        const fifo = new Inputs({ fifoQueue: true });

        expect(automaticName(queue, "orders", nothing, "seed")).to.match(/^orders-[0-9a-f]{7}$/);
        expect(automaticName(queue, "orders", fifo, "seed")).to.match(/^orders-[0-9a-f]{7}\.fifo$/);
        expect(automaticName(queue, "w".repeat(20), fifo, "seed"))
            .to.have.property("message")
            .that.contains('7 random characters and ".fifo", which is longer than 32 characters; shorten')
            .and.contains("by 1 or more");
    });

    it("is the logical name alone where the provider adds nothing", () => {
        expect(automaticName({ ...auto, exact: true }, "index.html", nothing, "seed")).to.equal("index.html");
    });
});
