import * as components from "@evenkeel/components";
import { plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { platform } from "../src/platform.cjs";
import { shop } from "../src/shop.cjs";

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

describe("the whole shop", () => {
    it("is made of every component that there is", async () => {
        const graph = await plan(shop, { config: { "aws:region": "eu-west-1" } });

        const used = new Set(graph.resources.map(({ type }) => type).filter((type) => type.startsWith("evenkeel:")));
        const classes = Object.entries(components)
            .filter(([, exported]) => isComponent(exported))
            .map(([name]) => `evenkeel:index:${name}`);
        expect([...used]).to.have.members(classes);
    });
});

function isComponent(exported: unknown): boolean {
    return typeof exported === "function" && exported.prototype instanceof pulumi.ComponentResource;
}
