import type { PolicyResource } from "@pulumi/policy";
import { launchConfigurationType, launchTemplateType, spotFleetType } from "../../aws/launched-instances.js";
import { placesOf } from "../../aws/traffic-rules.js";
import { judge } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { booleanOf, member, read, type Reading, textOf } from "../../core/reading.js";
import { isGiven } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import type { Stack } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

const defaultType = "aws:ebs/encryptionByDefault:EncryptionByDefault";
const absent: Reading = { state: "absent" };
const fix = "set it to true";

export const launchTemplateVolumesEncrypted = stackRule({
    name: "launch-template-volumes-encrypted",
    title: "Volumes of launched instances are encrypted",
    description: "A launch template, launch configuration or spot fleet must encrypt the EBS volumes that it lists.",
    why: "A snapshot or a copy of an unencrypted volume can be read by whoever gets hold of it.",
    fix: "Set encrypted to true for each volume, or add an aws.ebs.EncryptionByDefault for the account.",
    severity: "medium",
    controls: { securityHub: ["EC2.181"], cdkNag: ["EC26"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-181",
    readSettings: noSettings,
    check: (stack) => [
        ...stack.ofType(launchTemplateType).map((template) => ({
            resource: template,
            findings: volumesOf(template, "blockDeviceMappings").flatMap(({ reading, place }) => {
                // A mapping without it hides a device, or names one that is a part of the machine.
                const volume = member(reading, "ebs");
                const isVolume = volume.state !== "absent";
                return isVolume ? judgeVolume(volume, `${place}.ebs`, isOnByDefault(stack, template)) : [];
            }),
        })),
        ...stack.ofType(launchConfigurationType).map((configuration) => ({
            resource: configuration,
            findings: ["rootBlockDevice", "ebsBlockDevices"]
                .flatMap((property) => volumesOf(configuration, property))
                .filter(({ reading }) => booleanOf(member(reading, "noDevice")) !== true)
                .flatMap(({ reading, place }) => judgeVolume(reading, place, isOnByDefault(stack, configuration))),
        })),
        ...stack.ofType(spotFleetType).map((fleet) => ({
            resource: fleet,
            findings: volumesOf(fleet, "launchSpecifications")
                .flatMap((specification) => devicesOf(specification))
                .flatMap(({ reading, place }) => judgeVolume(reading, place, isOnByDefault(stack, fleet))),
        })),
    ],
});

/** The volumes of one specification of a spot fleet, or the specification itself where it is not known. */
function devicesOf({ reading, place }: { reading: Reading; place: string }): { reading: Reading; place: string }[] {
    return reading.state === "unknown"
        ? [{ reading, place }]
        : ["rootBlockDevices", "ebsBlockDevices"].flatMap((name) =>
              placesOf(member(reading, name), `${place}.${name}`),
          );
}

/** What AWS has yet to say about volumes of which the program says nothing is no concern of this rule. */
function volumesOf(from: PolicyResource, property: string): { reading: Reading; place: string }[] {
    return isGiven(from, property) ? placesOf(read(from.props, property), property) : [];
}

function judgeVolume(volume: Reading, place: string, isDefault: boolean): Finding[] {
    if (volume.state === "unknown") {
        return [undecidable(place, "is not known yet", "list the volumes, with encrypted true")];
    }
    const written = member(volume, "encrypted");
    const encrypted = textOf(written) === "" ? absent : written;
    const snapshot = member(volume, "snapshotId");
    if (encrypted.state === "absent" && !isDefault && snapshot.state !== "absent" && textOf(snapshot) !== "") {
        const problem = "decides whether the volume is encrypted, which cannot be seen";
        return [undecidable(`${place}.snapshotId`, problem, "set encrypted to true beside it")];
    }
    return judge(encrypted, `${place}.encrypted`, {
        whenAbsent: isDefault ? "complies" : "violates",
        holds: (value) => booleanOf(value) === true,
        isNot: "true",
        fix,
    });
}

/** Whether the stack makes all new volumes of the account be encrypted, in the region of a resource. */
function isOnByDefault(stack: Stack, { props }: PolicyResource): boolean {
    const region = textOf(read(props, "region"));
    return stack.ofType(defaultType).some((setting) => {
        const enabled = read(setting.props, "enabled");
        const where = textOf(read(setting.props, "region"));
        const isSame = where === undefined || region === undefined || where === region;
        return isSame && (enabled.state === "absent" || booleanOf(enabled) === true);
    });
}
