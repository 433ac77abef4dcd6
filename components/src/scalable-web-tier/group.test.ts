import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { awaitedByGroup, groupOf, network, planTier, templateOf } from "./fixtures.test.js";

describe("The group of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier()));

    it("is made with the template, and leaves later ones and the capacity alone", () => {
        const group = groupOf(graph);
        expect(group.inputs).to.deep.include({
            vpcZoneIdentifiers: Object.values(network.privateSubnets),
            minSize: 2,
            maxSize: 4,
            launchTemplate: { id: templateOf(graph).id, version: "1" },
            healthCheckType: "ELB",
            healthCheckGracePeriod: 300,
            defaultInstanceWarmup: 300,
            instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
        });
        // The provider would start a refresh of its own, from which AWS cannot return.
        expect(group.inputs).to.not.have.property("instanceRefresh");
        expect(group.options.ignoreChanges).to.deep.equal(["launchTemplate", "mixedInstancesPolicy"]);
        expect(group.inputs).to.not.have.property("desiredCapacity");
    });

    it("leaves instances that the load balancer finds unhealthy to somebody else where it is told to", async () => {
        const group = groupOf(await planTier({ replaceUnhealthy: false }));

        expect(group.input("healthCheckType")).to.equal("EC2");
    });

    it("boots nothing before the way out, the policies and the listener exist", () => {
        expect(awaitedByGroup(graph)).to.include.members([
            ...["web-instances-to-network", "web-instances-to-https", "web-instances-to-http"],
            ...["web-instances-from-balancer", "web-balancer-to-instances"],
            ...["web-session-manager", "web-telemetry", "web-artefact", "web-http"],
        ]);
    });

    it("holds an instance for a minute before it goes, and needs no answer", () => {
        const hook = graph.find("aws:autoscaling/lifecycleHook:LifecycleHook", "web-terminating");
        expect(hook.inputs).to.include({
            lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
            heartbeatTimeout: 60,
            defaultResult: "CONTINUE",
        });
    });
});
