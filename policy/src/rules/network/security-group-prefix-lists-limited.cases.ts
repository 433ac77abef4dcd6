import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const olderType = "aws:ec2/securityGroupRule:SecurityGroupRule";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const fix = "take that range out of the list, and write it where it is meant, in a rule whose ports are judged";

const offices = (...ranges: readonly WireValue[]): TestResource => ({
    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
    name: "offices",
    props: { addressFamily: "IPv4", maxEntries: 5, entries: ranges.map((cidr) => ({ cidr })) },
    dependsOn: { entries: [] },
});
const entry = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry",
    name: "lisbon",
    props: { prefixListId: unknown, ...props },
    dependsOn: { prefixListId: ["offices"], ...dependsOn },
});
const ssh: TestResource = {
    type,
    name: "ssh",
    props: { ipProtocol: "tcp", fromPort: 22, toPort: 22, prefixListId: unknown },
    dependsOn: { prefixListId: ["offices"] },
};
const open = (resource: string, property = "prefixListId"): string =>
    `${resource}: ${property} lets in the prefix list "offices", which holds every address; ${fix}.`;

export const cases: RuleCases = {
    good: complies(offices("203.0.113.0/24"), ssh),
    bad: violates(open(`${type} "ssh"`), offices("0.0.0.0/0"), ssh),
    unknown: undecided(
        `${type} "ssh": prefixListId lets in the prefix list "offices", and entries of "offices" is not known yet; write its ranges as plain texts.`,
        offices(unknown),
        ssh,
    ),
    secret: violates(open(`${type} "ssh"`), offices(secret("0.0.0.0/0")), ssh),
    missing: complies(
        { type: "aws:ec2/managedPrefixList:ManagedPrefixList", name: "offices", props: { entries: unknown } },
        ssh,
    ),
    more: {
        "finds a range that is a resource of its own": violates(
            open(`${type} "ssh"`),
            offices("203.0.113.0/24"),
            entry({ cidr: "::/0" }),
            ssh,
        ),
        "takes a range that comes from another resource": complies(
            { type: "aws:ec2/eip:Eip", name: "way-out", props: { publicIp: unknown } },
            offices("203.0.113.0/24"),
            entry({ cidr: unknown }, { cidr: ["way-out"] }),
            ssh,
        ),
        "finds a list within a group": violates(open(`${groupType} "web"`, "ingress"), offices("0.0.0.0/0"), {
            type: groupType,
            name: "web",
            props: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, prefixListIds: [unknown] }] },
            dependsOn: { ingress: ["offices"] },
        }),
        "finds a list by its id": violates(
            open(`${olderType} "ssh"`, "prefixListIds"),
            { ...offices("128.0.0.0/1"), props: { ...offices("128.0.0.0/1").props, id: "pl-1" } },
            { type: olderType, name: "ssh", props: { type: "ingress", prefixListIds: ["pl-1"] } },
        ),
        "leaves what goes out to another rule": complies(offices("0.0.0.0/0"), {
            type: olderType,
            name: "out",
            props: { type: "egress", prefixListIds: [unknown] },
            dependsOn: { prefixListIds: ["offices"] },
        }),
        "knows nothing of the lists that AWS keeps": complies({
            ...ssh,
            props: { ...ssh.props, prefixListId: "pl-0a1b2c3d" },
            dependsOn: { prefixListId: [] },
        }),
    },
};
