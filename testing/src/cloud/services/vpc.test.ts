import { existing, itJudges, itJudgesInSituations, modelOf } from "./shared/fixtures.test.js";
import { models } from "./vpc.js";

describe("a simulated security group rule", () => {
    const model = modelOf(models, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    const good = {
        securityGroupId: "sg-1",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "10.0.0.0/16",
        description: "HTTPS",
    };

    itJudges(model, good, [
        { what: "two sources", change: { referencedSecurityGroupId: "sg-2" }, code: "InvalidParameterCombination" },
        { what: "no source", change: { cidrIpv4: null }, code: "InvalidParameterCombination" },
        { what: "a malformed range", change: { cidrIpv4: "10.0.0.1/16" }, code: "InvalidParameterValue" },
        { what: "a port of 65,536", change: { toPort: 65_536 }, code: "InvalidParameterValue" },
        { what: "ports backwards", change: { fromPort: 444 }, code: "InvalidParameterValue" },
        { what: "no port", change: { toPort: null }, code: "MissingParameter" },
        { what: "a description with an umlaut", change: { description: "für" }, code: "InvalidParameterValue" },
    ]);
    itJudgesInSituations(model, good, [
        { what: "beside another rule", exists: [existing(model.type, "sgr-1", { ...good, fromPort: 80, toPort: 80 })] },
        { what: "beside itself", exists: [existing(model.type, "sgr-1", good)], code: "InvalidPermission.Duplicate" },
    ]);
});
