import { expect } from "chai";
import { faultOf, verdictOf, type ObservedTarget, type ProbeResult } from "./observation.js";

const target: ObservedTarget = { state: "healthy", reason: undefined, isAnomalous: false };
const well: ProbeResult = { asked: 3, failed: 0, reason: undefined, dependencies: [] };
const ill: ProbeResult = { ...well, failed: 1, reason: "/ready was answered with 502" };

describe("what an observation says of an instance", () => {
    it("is a failure where the balancer's own check of it fails, whatever visitors got", () => {
        const unhealthy = { ...target, state: "unhealthy", reason: "Target.Timeout: Request timed out" };

        expect([verdictOf(unhealthy, well), verdictOf(unhealthy, ill)]).to.deep.equal(["fails", "fails"]);
        expect(faultOf(unhealthy)).to.equal("Target.Timeout: Request timed out");
    });

    it("is nothing where the balancer itself is at fault", () => {
        expect(verdictOf({ ...target, state: "unhealthy", reason: "Elb.InternalError" }, ill)).to.equal("unknown");
    });

    it("is a failure of the one with more errors than its peers, where visitors are hurt too", () => {
        const anomalous = { ...target, isAnomalous: true };

        expect([verdictOf(anomalous, well), verdictOf(anomalous, ill)]).to.deep.equal(["passes", "fails"]);
        expect(faultOf(anomalous)).to.equal("more errors than its peers");
    });

    it("is nothing for one that is not checked: it starts, drains, or is not known", () => {
        const states = ["initial", "draining", "unhealthy.draining", "unused", "unavailable", "missing"];

        expect(new Set(states.map((state) => verdictOf({ ...target, state }, ill)))).to.deep.equal(
            new Set(["unknown"]),
        );
    });
});
