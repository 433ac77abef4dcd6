import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { withoutStackTraces } from "./stack-traces.js";

describe("withoutStackTraces", () => {
    const limit = Error.stackTraceLimit;

    afterEach(() => {
        Error.stackTraceLimit = limit;
        delete process.env["EVENKEEL_TRACES"];
    });

    it("runs the program without recording stacks", async () => {
        const stack = await withoutStackTraces(async () => new Error("here").stack);

        expect(stack).to.equal("Error: here");
    });

    it("records them where they are asked for", async () => {
        process.env["EVENKEEL_TRACES"] = "1";

        expect(await withoutStackTraces(async () => new Error("here").stack)).to.contain("stack-traces.test.ts");
    });

    it("hands on what the program throws", async () => {
        const thrown = new pulumi.RunError("a sentence");

        expect(await withoutStackTraces(() => Promise.reject(thrown)).catch((error: unknown) => error)).to.equal(
            thrown,
        );
    });
});
