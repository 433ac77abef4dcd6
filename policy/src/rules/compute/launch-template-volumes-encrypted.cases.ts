import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:ec2/launchTemplate:LaunchTemplate";
const fleetType = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const configurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
const property = "blockDeviceMappings[0].ebs.encrypted";
const template = (ebs: WireProperties): TestResource => ({
    type,
    name: "web",
    props: {
        imageId: "ami-0a1b2c3d",
        region: "eu-west-1",
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 20, ...ebs } }],
    },
});
const byDefault = (props: WireProperties): TestResource => ({
    type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
    name: "encryption",
    props,
});
const configuration = (props: WireProperties): TestResource => ({ type: configurationType, name: "web", props });

export const cases: RuleCases = {
    good: complies(template({ encrypted: "true" })),
    bad: violates(`${type} "web": ${property} is not true; set it to true.`, template({ encrypted: "false" })),
    unknown: undecided(
        `${type} "web": ${property} is not known yet; set it to true.`,
        template({ encrypted: unknown }),
    ),
    secret: complies(template({ encrypted: secret(true) })),
    missing: violates(`${type} "web": ${property} is not set; set it to true.`, template({})),
    more: {
        "takes an empty text for absent": violates(
            `${type} "web": ${property} is not set; set it to true.`,
            template({ encrypted: "", snapshotId: "" }),
        ),
        "knows encryption by default": complies(template({}), byDefault({})),
        "knows that a default that is off does nothing": violates(
            `${type} "web": ${property} is not set; set it to true.`,
            template({}),
            byDefault({ enabled: false }),
        ),
        "knows that a default is one region's": violates(
            `${type} "web": ${property} is not set; set it to true.`,
            template({}),
            byDefault({ enabled: true, region: "us-east-1" }),
        ),
        "refuses what says false, whatever the default": violates(
            `${type} "web": ${property} is not true; set it to true.`,
            template({ encrypted: false }),
            byDefault({ enabled: true }),
        ),
        "cannot see into a snapshot": undecided(
            `${type} "web": blockDeviceMappings[0].ebs.snapshotId decides whether the volume is encrypted, which cannot be seen; set encrypted to true beside it.`,
            template({ snapshotId: "snap-0a1b2c3d" }),
        ),
        "does not mind a device that is no volume": complies({
            type,
            name: "web",
            props: { blockDeviceMappings: [{ deviceName: "/dev/sdb", virtualName: "ephemeral0" }] },
        }),
        "judges the volumes of a spot fleet": violates(
            `${fleetType} "batch": launchSpecifications[0].ebsBlockDevices[1].encrypted is not set; set it to true.`,
            {
                type: fleetType,
                name: "batch",
                props: {
                    launchSpecifications: [
                        {
                            rootBlockDevices: [{ encrypted: true }],
                            ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }, { deviceName: "/dev/sdc" }],
                        },
                    ],
                },
            },
        ),
        "judges a launch configuration": violates(
            `${configurationType} "web": rootBlockDevice.encrypted is not set; set it to true.`,
            configuration({ rootBlockDevice: { volumeSize: 20 }, ebsBlockDevices: unknown }),
        ),
        "judges the further volumes of a launch configuration": violates(
            `${configurationType} "web": ebsBlockDevices[0].encrypted is not true; set it to true.`,
            configuration({ ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: false }, { noDevice: true }] }),
        ),
    },
};
