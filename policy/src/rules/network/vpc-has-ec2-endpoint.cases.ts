import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const vpcType = "aws:ec2/vpc:Vpc";
const fix = "give it an aws.ec2.VpcEndpoint of the service ec2";

const vpc: TestResource = { type: vpcType, name: "main", props: { cidrBlock: "10.0.0.0/16", id: unknown } };
const endpoint = (
    serviceName: WireProperties[string],
    dependsOn: TestResource["dependsOn"] = { vpcId: ["main"] },
): TestResource => ({
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    name: "ec2",
    props: { vpcId: unknown, vpcEndpointType: "Interface", serviceName },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(vpc, endpoint("com.amazonaws.eu-west-1.ec2")),
    bad: violates(
        `${vpcType} "main": id is named by no endpoint of EC2; ${fix}.`,
        vpc,
        endpoint("com.amazonaws.eu-west-1.ec2messages"),
    ),
    unknown: undecided(
        `${vpcType} "main": id has the endpoint "ec2", whose serviceName is not known yet; ${fix}.`,
        vpc,
        endpoint(unknown),
    ),
    secret: complies(vpc, endpoint(secret("com.amazonaws.us-east-1.ec2-fips"))),
    missing: violates(`${vpcType} "main": id is named by no endpoint of EC2; ${fix}.`, vpc),
    more: {
        "cannot tell where an endpoint stands": undecided(
            `${vpcType} "main": id may be where "ec2" stands, which is not known yet; ${fix}.`,
            vpc,
            endpoint("com.amazonaws.eu-west-1.ec2", { vpcId: [] }),
        ),
        "does not take the endpoint of another VPC": violates(
            `${vpcType} "main": id is named by no endpoint of EC2; ${fix}.`,
            { ...vpc, props: { id: "vpc-1" } },
            {
                type: "aws:ec2/vpcEndpoint:VpcEndpoint",
                name: "ec2",
                props: { vpcId: "vpc-2", serviceName: "com.amazonaws.eu-west-1.ec2" },
            },
        ),
        "knows the service in China": complies(vpc, endpoint("cn.com.amazonaws.cn-north-1.ec2")),
    },
};
