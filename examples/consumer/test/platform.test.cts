import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { platform } from "../src/platform.cjs";

describe("the shop's platform, as CommonJS", () => {
    it("keeps its database private and encrypted, with a password that nobody ever sees", async () => {
        const graph = await plan(platform);

        const [database] = graph.ofType("aws:rds/instance:Instance");
        expect(database?.inputs).to.include({
            publiclyAccessible: false,
            storageEncrypted: true,
            manageMasterUserPassword: true,
        });
    });
});
