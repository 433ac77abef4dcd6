import type { InputValue } from "../../inputs.js";
import { existing, itJudges, itJudgesInSituations, modelOf, subnets } from "../shared/fixtures.test.js";
import { models } from "./group.js";

const code = "ValidationError";

describe("a simulated Auto Scaling group of several instance types", () => {
    const group = modelOf(models, "aws:autoscaling/group:Group");
    const distribution = {
        onDemandBaseCapacity: 2,
        onDemandPercentageAboveBaseCapacity: 0,
        spotAllocationStrategy: "price-capacity-optimized",
    };
    const overrides = [{ instanceType: "t3.small" }, { instanceType: "t3a.small" }];
    const mixed = (
        change: Record<string, InputValue>,
        types: InputValue[] = overrides,
    ): { mixedInstancesPolicy: InputValue } => ({
        mixedInstancesPolicy: {
            instancesDistribution: { ...distribution, ...change },
            launchTemplate: {
                launchTemplateSpecification: { launchTemplateId: "lt-1", version: "3" },
                overrides: types,
            },
        },
    });
    const onDemand = { onDemandPercentageAboveBaseCapacity: 100 };
    const weighted = [{ instanceType: "t3.small", weightedCapacity: "1" }];
    const warmPool = { poolState: "Stopped" };
    const good = { minSize: 2, maxSize: 4, vpcZoneIdentifiers: ["subnet-a"], capacityRebalance: true, ...mixed({}) };

    itJudges(group, good, [
        { what: "a template beside the mix", change: { launchTemplate: { id: "lt-1", version: "3" } }, code },
        {
            what: "an unknown way to choose Spot instances",
            change: mixed({ spotAllocationStrategy: "cheapest" }),
            code,
        },
        { what: "an unknown order of types", change: mixed({ onDemandAllocationStrategy: "random" }), code },
        { what: "a base below zero", change: mixed({ onDemandBaseCapacity: -1 }), code },
        { what: "more than all of them", change: mixed({ onDemandPercentageAboveBaseCapacity: 101 }), code },
        { what: "a warm pool of Spot instances", change: { warmPool }, code },
        {
            what: "a warm pool of less than none",
            change: { ...mixed(onDemand), warmPool: { maxGroupPreparedCapacity: -2 } },
            code,
        },
        {
            what: "a warm pool of instances with weights",
            change: { ...mixed(onDemand, weighted), warmPool },
            code,
        },
    ]);
    describe("that are no Spot instances", () => itJudges(group, { ...good, ...mixed(onDemand), warmPool }, []));

    const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
    itJudgesInSituations(group, { ...good, ...mixed(onDemand), warmPool }, [
        {
            what: "with a warm pool and a template for instances on demand",
            exists: [...subnets, existing(templateType, "lt-1")],
        },
        {
            what: "with a warm pool and a template for Spot instances",
            exists: [...subnets, existing(templateType, "lt-1", { instanceMarketOptions: { marketType: "spot" } })],
            code,
        },
    ]);
});
