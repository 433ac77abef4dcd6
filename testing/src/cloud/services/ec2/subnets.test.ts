import { expect } from "chai";
import { models } from "../ec2.js";
import { changesOf, existing, itJudges, itJudgesInSituations, modelOf, outputsOf } from "../shared/fixtures.test.js";

const invalid = "InvalidParameterValue";
const rangeCode = "InvalidSubnet.Range";
const vpc = existing("aws:ec2/vpc:Vpc", "vpc-1", { cidrBlock: "10.0.0.0/16" });
const range6 = "2600:1f18:12:ab00::/56";
const subnetRange6 = "2600:1f18:12:ab01::/64";

describe("a simulated subnet", () => {
    const model = modelOf(models, "aws:ec2/subnet:Subnet");
    const good = { vpcId: "vpc-1", cidrBlock: "10.0.1.0/24", availabilityZone: "eu-west-1b" };

    itJudges(model, good, [
        { what: "a range smaller than a /28", change: { cidrBlock: "10.0.1.0/30" }, code: "InvalidSubnet.Range" },
        {
            what: "a zone by name and by id",
            change: { availabilityZoneId: "euw1-az2" },
            code: "InvalidParameterCombination",
        },
        { what: "no VPC", change: { vpcId: null }, code: "MissingParameter" },
        { what: "an IPv6 range with bits after the prefix", change: { ipv6CidrBlock: "2600::1/64" }, code: invalid },
        { what: "an IPv6 range smaller than a /64", change: { ipv6CidrBlock: "2600::/68" }, code: rangeCode },
        { what: "an IPv6 range larger than a /44", change: { ipv6CidrBlock: "2600::/40" }, code: rangeCode },
        { what: "an IPv6 range between two sizes", change: { ipv6CidrBlock: "2600::/62" }, code: rangeCode },
        {
            what: "addresses in IPv6 without a range",
            change: { assignIpv6AddressOnCreation: true },
            code: invalid,
        },
    ]);
    itJudges(model, { ...good, ipv6CidrBlock: subnetRange6, assignIpv6AddressOnCreation: true }, []);

    const inIpv6 = { ipv6CidrBlock: subnetRange6 };
    const dual = existing("aws:ec2/vpc:Vpc", "vpc-1", { cidrBlock: "10.0.0.0/16", ipv6CidrBlock: range6 });
    const single = existing("aws:ec2/vpc:Vpc", "vpc-1", { cidrBlock: "10.0.0.0/16", ipv6CidrBlock: "" });
    const sibling = (vpcId: string) =>
        existing("aws:ec2/subnet:Subnet", "subnet-1", { vpcId, cidrBlock: "10.0.2.0/24", ...inIpv6 });
    const apart = existing("aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation", "vpc-cidr-assoc-1");
    itJudgesInSituations(model, good, [
        { what: "inside the IPv6 range of its VPC", change: inIpv6, exists: [dual] },
        {
            what: "outside of the IPv6 range of its VPC",
            change: { ipv6CidrBlock: "2600:1f18:12:ac01::/64" },
            exists: [dual],
            code: rangeCode,
        },
        { what: "with an IPv6 range in a VPC that has none", change: inIpv6, exists: [single], code: rangeCode },
        { what: "where the VPC may have a range apart from itself", change: inIpv6, exists: [single, apart] },
        {
            what: "over the IPv6 range of another subnet",
            change: inIpv6,
            exists: [dual, sibling("vpc-1")],
            code: "InvalidSubnet.Conflict",
        },
        { what: "over the IPv6 range of another VPC's subnet", change: inIpv6, exists: [dual, sibling("vpc-2")] },
        { what: "inside its VPC", exists: [vpc] },
        {
            what: "outside of its VPC",
            change: { cidrBlock: "10.1.0.0/24" },
            exists: [vpc],
            code: "InvalidSubnet.Range",
        },
        {
            what: "over another subnet",
            exists: [vpc, existing("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/20" })],
            code: "InvalidSubnet.Conflict",
        },
        {
            what: "over a subnet of another VPC",
            exists: [vpc, existing("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-2", cidrBlock: "10.0.0.0/20" })],
        },
        {
            what: "in a zone of another region",
            change: { availabilityZone: "eu-west-2a" },
            exists: [vpc],
            code: invalid,
        },
    ]);

    it("takes and changes an IPv6 range as it is, unless it gives out addresses by itself", () => {
        const other = { ipv6CidrBlock: "2600:1f18:12:ab02::/64" };

        expect(changesOf(model, {}, inIpv6)).to.deep.equal(["ipv6CidrBlock"]);
        expect(changesOf(model, inIpv6, other)).to.deep.equal(["ipv6CidrBlock"]);
        expect(changesOf(model, { ...inIpv6, assignIpv6AddressOnCreation: true }, other)).to.deep.equal([
            "assignIpv6AddressOnCreation",
            "ipv6CidrBlock, replaces",
        ]);
    });

    it("is in the first zone unless the program says otherwise", () => {
        expect(outputsOf(model, {})).to.include({ availabilityZone: "eu-west-1a", availabilityZoneId: "euw1-az1" });
        expect(outputsOf(model, good)).to.include({ availabilityZone: "eu-west-1b", availabilityZoneId: "euw1-az2" });
    });
});
