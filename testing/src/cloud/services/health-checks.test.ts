import { expect } from "chai";
import { models } from "./health-checks.js";
import { itJudges, modelOf, outputsOf } from "./shared/fixtures.test.js";

const invalid = "InvalidInput";

describe("a simulated health check", () => {
    const healthCheck = modelOf(models, "aws:route53/healthCheck:HealthCheck");
    const good = { type: "HTTPS", fqdn: "www.example.com", port: 443, resourcePath: "/health", enableSni: true };

    itJudges(healthCheck, good, [
        { what: "an unknown type", change: { type: "UDP", resourcePath: null }, code: invalid },
        { what: "nobody to ask", change: { fqdn: null }, code: invalid },
        { what: "an interval of a minute", change: { requestInterval: 60 }, code: invalid },
        { what: "a threshold of eleven failures", change: { failureThreshold: 11 }, code: invalid },
        { what: "a port that is none", change: { port: 0 }, code: invalid },
        { what: "a path without HTTP", change: { type: "TCP" }, code: invalid },
        { what: "a path of 256 characters", change: { resourcePath: `/${"a".repeat(255)}` }, code: invalid },
        { what: "a text that nobody searches", change: { searchString: "ok" }, code: invalid },
        { what: "a search for nothing", change: { type: "HTTPS_STR_MATCH" }, code: invalid },
        { what: "two regions", change: { regions: ["eu-west-1", "us-east-1"] }, code: invalid },
        { what: "257 children", change: { childHealthThreshold: 257 }, code: invalid },
    ]);

    it("asks every 30 seconds and gives up after three failures", () => {
        expect(outputsOf(healthCheck, good)).to.include({ requestInterval: 30, failureThreshold: 3 });
        expect(outputsOf(healthCheck, { type: "CALCULATED" })).not.to.have.property("requestInterval");
    });

    it("is of the account and of no region", () => {
        const outputs = outputsOf(healthCheck, good);
        expect(outputs["arn"]).to.equal(`arn:aws:route53:::healthcheck/${String(outputs["id"])}`);
    });
});
