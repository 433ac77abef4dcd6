import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/launchTemplate:LaunchTemplate";
const instanceType = "aws:ec2/instance:Instance";
const fleetType = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const configurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
const property = "networkInterfaces[0].associatePublicIpAddress";
const template = (associatePublicIpAddress: WireProperties[string]): TestResource => ({
    type,
    name: "web",
    props: { imageId: "ami-0a1b2c3d", networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress }] },
});

export const cases: RuleCases = {
    good: complies(template("false")),
    bad: violates(`${type} "web": ${property} is not false; set it to false.`, template("true")),
    unknown: undecided(`${type} "web": ${property} is not known yet; set it to false.`, template(unknown)),
    secret: violates(`${type} "web": ${property} is not false; set it to false.`, template(secret(true))),
    missing: complies({ type, name: "web", props: { imageId: "ami-0a1b2c3d" } }),
    more: {
        "takes an empty text for nothing asked": complies(template("")),
        "judges an instance": violates(
            `${instanceType} "web": associatePublicIpAddress is not false; set it to false.`,
            { type: instanceType, name: "web", props: { associatePublicIpAddress: true } },
        ),
        "judges a launch configuration": violates(
            `${configurationType} "web": associatePublicIpAddress is not false; set it to false.`,
            { type: configurationType, name: "web", props: { associatePublicIpAddress: "true" } },
        ),
        "judges what a spot fleet launches": violates(
            `${fleetType} "batch": launchSpecifications[1].associatePublicIpAddress is not false; set it to false.`,
            {
                type: fleetType,
                name: "batch",
                props: { launchSpecifications: [{ ami: "ami-0a1b2c3d" }, { associatePublicIpAddress: true }] },
            },
        ),
        "cannot tell the interfaces": undecided(`${type} "web": networkInterfaces is not known yet; set it to false.`, {
            type,
            name: "web",
            props: { networkInterfaces: unknown },
        }),
    },
};
