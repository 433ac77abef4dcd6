import { expect } from "chai";
import { cachePolicies } from "./cache-policies.js";
import { instanceDimensions, metrics, policyNumber, serviceDimensions, toMegabytes } from "./metrics.js";

describe("the metrics between manager and nodes", () => {
    it("have the names that the contract of both programs lists", () => {
        expect(Object.values(metrics).map(({ name }) => name)).to.deep.equal([
            "CapacityMB",
            "Policy",
            "ConfigVersion",
            "HitRate",
            "MissRate",
            "Requests",
            "Items",
            "SizeMB",
            "SharedCacheHits",
            "SharedCacheMisses",
            "ConfigVersionApplied",
            "CapacityLimitMB",
        ]);
    });

    it("show each policy as a number that stays the same", () => {
        expect(["lru", "random", "sieve"] as const).to.deep.equal(cachePolicies);
        expect(cachePolicies.map(policyNumber)).to.deep.equal([0, 1, 2]);
    });

    it("count a megabyte as a million bytes", () => {
        expect(toMegabytes(256_000_000)).to.equal(256);
    });

    it("are kept for all nodes together and for each", () => {
        expect(serviceDimensions()).to.deep.equal([{ Name: "Service", Value: "image-application" }]);
        expect(instanceDimensions("i-1")).to.deep.equal([
            { Name: "Service", Value: "image-application" },
            { Name: "InstanceId", Value: "i-1" },
        ]);
    });
});
