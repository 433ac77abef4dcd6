import { expect } from "chai";
import type { Properties, ServiceModel } from "./model.js";
import { refusalsOfDeleting, refusalsOfMaking } from "./rules.js";
import { emptyBag } from "./wire.js";
import { type KnownResource, World } from "./world.js";

const network: ServiceModel = {
    type: "aws:t/network:Network",
    id: () => "",
    deletionProtection: { property: "kept", code: "OperationNotPermitted" },
};
const host: ServiceModel = {
    type: "aws:t/host:Host",
    id: () => "",
    unique: [{ property: "name", code: "AlreadyExists" }],
    references: [
        { property: "networks[].id", to: [network.type], missing: "NetworkNotFound", inUse: "DependencyViolation" },
        { property: "ownerArn", to: [network.type], by: "arn", missing: "OwnerNotFound", inUse: "OwnerInUse" },
    ],
    refuseWith: (inputs, cloud) =>
        cloud
            .all("aws:t/host:Host")
            .map(
                (other) =>
                    inputs.has("port") &&
                    other.facts["port"] === inputs.number("port") && { code: "PortTaken", message: "port is taken." },
            ),
    refuseUpdate: (inputs, { facts }) => [
        inputs.has("size") &&
            facts["size"] !== inputs.number("size") && { code: "SizeFixed", message: "size is fixed." },
    ],
};
const models = new Map([network, host].map((model) => [model.type, model]));
const identifying = new Map([
    [network.type, ["arn"]],
    [host.type, ["name"]],
]);

function worldOf(...resources: KnownResource[]): World {
    const world = new World({
        modelOf: (type) => models.get(type),
        identifyingFacts: (type) => identifying.get(type) ?? [],
    });
    for (const resource of resources) world.put(resource);
    return world;
}

function known(model: ServiceModel, id: string, facts: Properties = {}): KnownResource {
    return { type: model.type, id, urn: `urn:${id}`, region: "eu-west-1", facts, seed: "", inputs: [] };
}

function codes(world: World, values: Properties, existing?: KnownResource): string[] {
    const inputs = { ...emptyBag, values };
    return refusalsOfMaking({ model: host, inputs, region: "eu-west-1", existing }, world).map(({ code }) => code);
}

describe("refusalsOfMaking", () => {
    const net = known(network, "net-1", { arn: "arn:net-1" });
    const one = known(host, "host-1", { name: "one", port: 80, networks: [{ id: "net-1" }] });

    it("does not judge what another account may have", () => {
        const certificate = "arn:aws:acm:eu-west-1:999999999999:certificate/1";

        expect(codes(worldOf(), { ownerArn: certificate })).to.deep.equal([]);
        expect(codes(worldOf(), { ownerArn: certificate.replace("999999999999", "123456789012") })).to.deep.equal([
            "OwnerNotFound",
        ]);
    });

    it("wants what is referred to, by id or by another fact", () => {
        expect(codes(worldOf(net), { networks: [{ id: "net-1" }], ownerArn: "arn:net-1" })).to.deep.equal([]);
        expect(codes(worldOf(net), { networks: [{ id: "net-2" }], ownerArn: "arn:net-2" })).to.deep.equal([
            "NetworkNotFound",
            "OwnerNotFound",
        ]);
    });

    it("wants unique values to be free, in the same region and of another resource", () => {
        expect(codes(worldOf(one), { name: "one" })).to.deep.equal(["AlreadyExists"]);
        expect(codes(worldOf({ ...one, region: "us-east-1" }), { name: "one" })).to.deep.equal([]);
        expect(codes(worldOf(one), { name: "one" }, one)).to.deep.equal([]);
    });

    it("asks the model about all others, and not about the resource itself", () => {
        expect(codes(worldOf(one), { port: 80 })).to.deep.equal(["PortTaken"]);
        expect(codes(worldOf(one), { port: 80 }, one)).to.deep.equal([]);
    });

    it("asks the model about a change of what exists, and of nothing else", () => {
        const sized = { ...one, facts: { ...one.facts, size: 1 } };

        expect(codes(worldOf(sized), { size: 2 }, sized)).to.deep.equal(["SizeFixed"]);
        expect(codes(worldOf(sized), { size: 1 }, sized)).to.deep.equal([]);
        expect(codes(worldOf(sized), { size: 2 })).to.deep.equal([]);
    });

    it("forgets what was changed or deleted", () => {
        const world = worldOf(net, one);
        world.put({ ...one, facts: { name: "two" } });
        expect(codes(world, { name: "one" })).to.deep.equal([]);
        expect(codes(world, { name: "two" })).to.deep.equal(["AlreadyExists"]);
        world.delete(host.type, "host-1");
        expect(codes(world, { name: "two" })).to.deep.equal([]);
    });
});

describe("refusalsOfDeleting", () => {
    const refusals = (resource: KnownResource, ...others: KnownResource[]): string[] =>
        refusalsOfDeleting(network, resource, worldOf(resource, ...others)).map(
            ({ code, message }) => `${code}: ${message}`,
        );

    it("honours protection", () => {
        expect(refusals(known(network, "net-1", { kept: true }))[0]).to.contain(
            "OperationNotPermitted: kept is on for net-1",
        );
        expect(refusals(known(network, "net-1", { kept: false }))).to.deep.equal([]);
    });

    it("keeps what is in use, and names the user", () => {
        const net = known(network, "net-1", { arn: "arn:net-1" });

        expect(refusals(net, known(host, "host-1", { networks: [{ id: "net-1" }] }))[0]).to.contain(
            "DependencyViolation: net-1 is in use by aws:t/host:Host host-1",
        );
        expect(refusals(net, known(host, "host-1", { ownerArn: "arn:net-1" }))[0]).to.contain("OwnerInUse");
        expect(refusals(net, known(host, "host-1", { networks: [{ id: "net-2" }] }))).to.deep.equal([]);
    });
});
