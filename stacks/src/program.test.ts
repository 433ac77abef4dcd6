import { plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { pulumiConfiguration } from "./configuration/index.js";
import { deploy } from "./program.js";

describe("deploy", () => {
    it("says what is wrong with the configuration before anything is made", async () => {
        let registered = false;
        const failure = await plan(
            async () => {
                await deploy(pulumiConfiguration());
                registered = true;
            },
            { project: "evenkeel", stack: "dev", config: { "aws:region": "eu-west-1" } },
        ).then(
            () => undefined,
            (error: unknown) => error,
        );

        expect(registered).to.equal(false);
        expect(pulumi.RunError.isInstance(failure)).to.equal(true);
        expect(String(failure)).to.contain('The configuration of stack "dev" has 3 problems:');
    });
});
