import { expect } from "chai";
import { unknownValue } from "../../inputs.js";
import { previewUpdate } from "../../outputs.js";
import { toBag } from "../../wire.js";
import { models } from "../ec2.js";
import { parseRange6 } from "../shared/addresses.js";
import {
    changesOf,
    existing,
    itJudges,
    itJudgesChanges,
    itJudgesInSituations,
    modelOf,
    outputsOf,
} from "../shared/fixtures.test.js";

const invalid = "InvalidParameterValue";
const range6 = "2600:1f18:12:ab00::/56";
const subnetRange6 = "2600:1f18:12:ab01::/64";

describe("a simulated VPC", () => {
    const model = modelOf(models, "aws:ec2/vpc:Vpc");

    itJudges(model, { cidrBlock: "10.0.0.0/16", instanceTenancy: "default" }, [
        { what: "a range with bits after the prefix", change: { cidrBlock: "10.0.0.1/16" }, code: invalid },
        { what: "a range larger than a /16", change: { cidrBlock: "10.0.0.0/8" }, code: "InvalidVpc.Range" },
        { what: "a range smaller than a /28", change: { cidrBlock: "10.0.0.0/29" }, code: "InvalidVpc.Range" },
        { what: "no range", change: { cidrBlock: null }, code: "MissingParameter" },
        { what: "an unknown tenancy", change: { instanceTenancy: "host" }, code: invalid },
        {
            what: "a range of Amazon's beside one of a pool",
            change: { assignGeneratedIpv6CidrBlock: true, ipv6IpamPoolId: "ipam-pool-1" },
            code: "InvalidParameterCombination",
        },
        {
            what: "a range of Amazon's beside one that is named",
            change: { assignGeneratedIpv6CidrBlock: true, ipv6CidrBlock: "2600:1f18:12:ab00::/56" },
            code: "InvalidParameterCombination",
        },
    ]);

    const dual = existing(model.type, "vpc-1", { assignGeneratedIpv6CidrBlock: true, ipv6CidrBlock: range6 });
    const user = existing("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1", ipv6CidrBlock: subnetRange6 });
    itJudgesChanges(model, dual, { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }, [
        { what: "in other things while a subnet uses its IPv6 range", change: { tags: {} }, exists: [user] },
        {
            what: "into one without IPv6 while a subnet uses the range",
            change: { assignGeneratedIpv6CidrBlock: null },
            exists: [user],
            code: "InvalidCidrBlock.InUse",
        },
        {
            what: "into one without IPv6 when no subnet uses the range",
            change: { assignGeneratedIpv6CidrBlock: null },
            exists: [
                existing("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1", ipv6CidrBlock: "" }),
                existing("aws:ec2/subnet:Subnet", "subnet-2", { vpcId: "vpc-2", ipv6CidrBlock: subnetRange6 }),
            ],
        },
    ]);

    it("can be given a range in IPv6 later, which a preview does not know", () => {
        const olds = toBag({ cidrBlock: "10.0.0.0/16" });
        const news = toBag({ cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true });
        const previous = toBag(outputsOf(model, { cidrBlock: "10.0.0.0/16" }));
        const tagged = toBag({ cidrBlock: "10.0.0.0/16", tags: { team: "web" } });

        expect(changesOf(model, olds.values, news.values)).to.deep.equal(["assignGeneratedIpv6CidrBlock"]);
        expect(previewUpdate(model, news, olds, previous).values["ipv6CidrBlock"]).to.equal(unknownValue);
        expect(previewUpdate(model, tagged, olds, previous).values["ipv6CidrBlock"]).to.equal("");
    });

    it("can leave dedicated hardware, and not move onto it", () => {
        const [shared, dedicated] = [{ instanceTenancy: "default" }, { instanceTenancy: "dedicated" }];

        expect(changesOf(model, dedicated, shared)).to.deep.equal(["instanceTenancy"]);
        expect(changesOf(model, shared, dedicated)).to.deep.equal(["instanceTenancy, replaces"]);
    });

    it("comes with a security group and a route table that can be referred to", () => {
        const outputs = outputsOf(model, { cidrBlock: "10.0.0.0/16" });
        const companions = model.alongside?.(outputs) ?? [];

        expect(companions.map(({ id }) => id)).to.deep.equal([
            outputs["defaultSecurityGroupId"],
            outputs["mainRouteTableId"],
        ]);
    });

    it("has a range of its own in IPv6 when asked", () => {
        const range = String(outputsOf(model, { assignGeneratedIpv6CidrBlock: true })["ipv6CidrBlock"]);

        expect(range).to.match(/^2600:1f18:/);
        expect(parseRange6(range)?.prefixLength).to.equal(56);
    });
});

describe("a simulated internet gateway", () => {
    const model = modelOf(models, "aws:ec2/internetGateway:InternetGateway");

    itJudgesInSituations(model, { vpcId: "vpc-1" }, [
        { what: "as the first of its VPC", exists: [existing(model.type, "igw-1", { vpcId: "vpc-2" })] },
        {
            what: "as the second",
            exists: [existing(model.type, "igw-1", { vpcId: "vpc-1" })],
            code: "Resource.AlreadyAssociated",
        },
    ]);
});

describe("a simulated egress-only internet gateway", () => {
    const model = modelOf(models, "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway");

    itJudges(model, { vpcId: "vpc-1" }, [{ what: "no VPC", change: { vpcId: null }, code: "MissingParameter" }]);
    itJudgesInSituations(model, { vpcId: "vpc-1" }, [
        { what: "as the first of its VPC", exists: [existing(model.type, "eigw-1", { vpcId: "vpc-2" })] },
        {
            what: "as the second",
            exists: [existing(model.type, "eigw-1", { vpcId: "vpc-1" })],
            code: "Resource.AlreadyAssociated",
        },
    ]);

    it("has an id of its kind", () => {
        expect(outputsOf(model, { vpcId: "vpc-1" })["id"]).to.match(/^eigw-[0-9a-f]{17}$/);
    });
});
