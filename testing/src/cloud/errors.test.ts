import { expect } from "chai";
import { redact, refusalError, refusalText } from "./errors.js";

const subject = { urn: "urn", type: "aws:lb/loadBalancer:LoadBalancer", name: "web-balancer" };

describe("refusalText", () => {
    it("begins with AWS's code and ends with type and logical name", () => {
        const text = refusalText({ code: "ValidationError", message: "the name is too long" }, subject, new Set());

        expect(text).to.equal(
            'ValidationError: the name is too long (aws:lb/loadBalancer:LoadBalancer "web-balancer")',
        );
    });
});

describe("refusalError", () => {
    it("says all refusals and has the code of the first", () => {
        const refusals = ["A", "B"].map((code) => ({ code, message: `is ${code}` }));
        const error = refusalError(refusals, subject, new Set());

        expect(error.code).to.equal("A");
        expect(error.message.split("\n")).to.have.length(2);
    });
});

describe("redact", () => {
    it("leaves no secret, also not the rest of a longer one", () => {
        expect(redact("is hunter22, not hunter2", new Set(["hunter2", "hunter22"]))).to.equal(
            "is [secret], not [secret]",
        );
    });
});
