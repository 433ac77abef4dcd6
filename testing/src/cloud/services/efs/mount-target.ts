import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { refuseIf } from "../shared/checks.js";
import { fact, securityGroupTypes, subnetTypes, subnets } from "../shared/placement.js";
import { fileSystemType, mountTargetType, notFound } from "./types.js";

// https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
function mountTargetFaults(inputs: Inputs, cloud: Cloud): Refusals {
    const [own] = subnets([inputs.text("subnetId") ?? ""], cloud);
    const zone = fact(own, "availabilityZone");
    const siblings = cloud
        .all(mountTargetType)
        .filter((target) => fact(target, "fileSystemId") === inputs.text("fileSystemId"));
    const neighbours = subnets(
        siblings.map((target) => fact(target, "subnetId") ?? ""),
        cloud,
    );
    const vpc = neighbours.map((subnet) => fact(subnet, "vpcId")).find((other) => other !== fact(own, "vpcId"));
    return [
        refuseIf(
            zone !== undefined && neighbours.some((subnet) => fact(subnet, "availabilityZone") === zone),
            "MountTargetConflict",
            `mount target already exists in this AZ: ${zone}; one per zone is enough.`,
        ),
        refuseIf(
            own !== undefined && vpc !== undefined,
            "MountTargetConflict",
            `the file system's other mount targets are in ${vpc}; use a subnet of the same VPC.`,
        ),
    ];
}

const mountTarget: ServiceModel = {
    type: mountTargetType,
    // A file system has one per zone: MountTargetConflict.
    deleteBeforeReplace: true,
    immutable: ["fileSystemId", "ipAddress", "ipAddressType", "ipv6Address", "subnetId"],
    facts: ["fileSystemId", "subnetId"],
    references: [
        // https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystem.html
        { property: "fileSystemId", to: [fileSystemType], missing: notFound, inUse: "FileSystemInUse" },
        { property: "subnetId", to: subnetTypes, missing: "SubnetNotFound", inUse: "DependencyViolation" },
        {
            property: "securityGroups[]",
            to: securityGroupTypes,
            missing: "SecurityGroupNotFound",
            inUse: "DependencyViolation",
        },
    ],
    refuse: (inputs) => {
        const groups = inputs.count("securityGroups") ?? 0;
        const message = `securityGroups names ${groups} groups; use at most 5.`;
        return [refuseIf(groups > 5, "SecurityGroupLimitExceeded", message)];
    },
    refuseWith: mountTargetFaults,
    id: (_inputs, place) => `fsmt-${place.hex(17, "mount target")}`,
    outputs: (inputs, place) => {
        const fileSystemId = inputs.text("fileSystemId") ?? "";
        const host = `${fileSystemId}.efs.${place.region}.amazonaws.com`;
        const lastByte = 4 + (parseInt(place.hex(2, "address"), 16) % 250);
        return {
            availabilityZoneId: "",
            availabilityZoneName: "",
            dnsName: host,
            fileSystemArn: regionalArn(place, "elasticfilesystem", `file-system/${fileSystemId}`),
            ipAddress: `10.0.0.${lastByte}`,
            ipAddressType: "IPV4_ONLY",
            ipv6Address: "",
            mountTargetDnsName: host,
            networkInterfaceId: `eni-${place.hex(17, "interface")}`,
            ownerId: place.account,
            securityGroups: [],
        };
    },
};

export const models: readonly ServiceModel[] = [mountTarget];
