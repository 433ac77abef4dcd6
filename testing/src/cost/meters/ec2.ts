import { Inputs } from "../../cloud/inputs.js";
import { fixed, flagOr, hours, meter, notKnown, numberOr, textOr, times, usage } from "../drafts.js";
import type { Draft, Meter, Subject } from "../model.js";
import { volumeDrafts } from "./ebs.js";

/** What detailed monitoring sends, each billed as a custom metric. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html */
const detailedMetrics = 7;
const template = "aws:ec2/launchTemplate:LaunchTemplate";

/** @see https://aws.amazon.com/ec2/pricing/on-demand/ */
export const ec2Meters: readonly Meter[] = [
    meter("aws:autoscaling/group:Group", groupDrafts),
    meter("aws:ec2/instance:Instance", (subject) => {
        const { inputs } = subject;
        const named = templateOf(subject, "launchTemplate");
        const type = inputs.has("instanceType") ? inputs : (named ?? inputs);
        return [
            ...instanceDrafts(type, 1),
            ...monitoringDrafts(flagOr(inputs, "monitoring", named?.flag("monitoring.enabled") ?? false), 1),
            ...rootVolume(inputs, named),
            ...inputs.list("ebsBlockDevices").flatMap((device) => volumeDrafts(device, "volumeSize", "volumeType", 1)),
            flagOr(inputs, "associatePublicIpAddress", false) !== false &&
                hours(
                    "public IPv4 address",
                    "ec2.public-ipv4",
                    inputs.flag("associatePublicIpAddress") ? 1 : undefined,
                ),
        ].filter((draft) => draft !== false);
    }),
];

/** A group costs at least its smallest size; what scaling adds is not foreseen. */
function groupDrafts(subject: Subject): readonly Draft[] {
    const { inputs } = subject;
    if (inputs.has("mixedInstancesPolicy")) {
        return [notKnown("instance hours", "mixed instances: AWS chooses the types while it runs")];
    }
    const size = numberOr(inputs, "minSize", undefined);
    const named = templateOf(subject, "launchTemplate");
    if (named === undefined) return [notKnown("instance hours", "its launch template is not known yet")];
    const type = named.text("instanceType");
    const scaling = type === undefined ? [] : [usage(`${type} above the smallest size of the group`, `ec2:${type}`)];
    if (size === 0) return scaling;
    return [
        ...scaling,
        ...instanceDrafts(named, size),
        ...monitoringDrafts(flagOr(named, "monitoring.enabled", false), size),
        ...templateVolumes(named, size),
        ...publicAddresses(named, size),
    ];
}

function templateOf({ inputs, neighbours, resource }: Subject, path: string): Inputs | undefined {
    if (!inputs.has(path)) return undefined;
    const found = neighbours.find(template, inputs.text(`${path}.id`), resource);
    return found === undefined ? undefined : new Inputs(found.inputs);
}

function instanceDrafts(inputs: Inputs, count: number | undefined): readonly Draft[] {
    const type = textOr(inputs, "instanceType", undefined);
    if (type === undefined) return [notKnown("instance hours", "the instance type is not known yet")];
    const what = `${type} on Linux, on demand`;
    if (textOr(inputs, "instanceMarketOptions.marketType", "none") !== "none") {
        return [notKnown(what, "a spot price changes by the hour")];
    }
    return [hours(what, `ec2:${type}`, count, "the smallest size of the group is not known yet"), ...credits(type)];
}

/** Burstable types bill what they compute above their baseline. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode-concepts.html */
function credits(type: string): readonly Draft[] {
    if (/^t3a?\./.test(type)) return [usage("CPU credits above the baseline", "ec2.cpu-credits:t3")];
    return type.startsWith("t4g.") ? [usage("CPU credits above the baseline", "ec2.cpu-credits:t4g")] : [];
}

function monitoringDrafts(enabled: boolean | undefined, count: number | undefined): readonly Draft[] {
    if (enabled === false) return [];
    const quantity = enabled === undefined ? undefined : times(detailedMetrics, count);
    return [fixed("detailed monitoring, 7 metrics an instance", "cloudwatch.metric", quantity, "not known yet")];
}

function templateVolumes(inputs: Inputs, count: number | undefined): readonly Draft[] {
    const devices = inputs.list("blockDeviceMappings");
    if (devices.length === 0) return [notKnown("root volume", "the image decides how large it is")];
    return devices.flatMap((device) => volumeDrafts(device, "ebs.volumeSize", "ebs.volumeType", count));
}

function rootVolume(inputs: Inputs, named: Inputs | undefined): readonly Draft[] {
    if (inputs.has("rootBlockDevice.volumeSize")) {
        return volumeDrafts(inputs, "rootBlockDevice.volumeSize", "rootBlockDevice.volumeType", 1);
    }
    return named?.has("blockDeviceMappings") === true
        ? templateVolumes(named, 1)
        : [notKnown("root volume", "the image decides how large it is")];
}

function publicAddresses(inputs: Inputs, count: number | undefined): readonly Draft[] {
    const asked = inputs.list("networkInterfaces").map((one) => flagOr(one, "associatePublicIpAddress", false));
    if (asked.every((each) => each === false)) return [];
    const known = asked.includes(undefined) ? undefined : asked.filter((each) => each === true).length;
    return [hours("public IPv4 addresses of the instances", "ec2.public-ipv4", times(known, count), "not known yet")];
}
