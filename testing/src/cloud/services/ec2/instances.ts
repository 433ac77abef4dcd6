import type { ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { mismatched, refuseIf, together } from "../shared/checks.js";
import { subnetTypes } from "../shared/placement.js";
import { zonesOfRegion } from "../functions/zones.js";
import { disks, imageId, instanceTypeName, metadataOptions, userDataTooLarge } from "./launch-settings.js";
import { publicAddress } from "./nat.js";
import { groupsNamedIn } from "./references.js";
import { addressType, instanceType, keyPairType, launchTemplateType } from "./types.js";
import { privateAddress } from "./vpcs.js";

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
const instance: ServiceModel = {
    type: instanceType,
    immutable: [
        "ami",
        "associatePublicIpAddress",
        "availabilityZone",
        "cpuOptions",
        "ebsBlockDevices",
        "ephemeralBlockDevices",
        "hibernation",
        "keyName",
        "networkInterfaces",
        "placementGroup",
        "privateIp",
        "rootBlockDevice.encrypted",
        "rootBlockDevice.kmsKeyId",
        "securityGroups",
        "subnetId",
        "tenancy",
    ],
    defaults: { getPasswordData: false, sourceDestCheck: true, userDataReplaceOnChange: false },
    taggable: true,
    facts: ["subnetId", "vpcSecurityGroupIds", "disableApiTermination"],
    references: [
        { property: "subnetId", to: subnetTypes, missing: "InvalidSubnetID.NotFound", inUse: "DependencyViolation" },
        groupsNamedIn("vpcSecurityGroupIds[]"),
        { property: "keyName", to: [keyPairType], missing: "InvalidKeyPair.NotFound" },
        { property: "launchTemplate.id", to: [launchTemplateType], missing: "InvalidLaunchTemplateId.NotFound" },
        {
            property: "iamInstanceProfile",
            to: ["aws:iam/instanceProfile:InstanceProfile"],
            by: "name",
            missing: "InvalidParameterValue",
        },
    ],
    deletionProtection: { property: "disableApiTermination", code: "OperationNotPermitted" },
    refuse: (inputs) => [
        refuseIf(
            !inputs.has("ami") && !inputs.has("launchTemplate"),
            "MissingParameter",
            "ami is not set; name an image or a launchTemplate.",
        ),
        imageId(inputs, "ami"),
        instanceTypeName(inputs),
        together(inputs, "userData", "userDataBase64", "InvalidParameterCombination"),
        ...userDataTooLarge(inputs.text("userData")),
        ...metadataOptions(inputs),
        ...disks(inputs.list("ebsBlockDevices")),
    ],
    id: (_inputs, place) => `i-${place.hex(17)}`,
    outputs: (inputs, place) => {
        const privateIp = privateAddress(undefined, place.hex(4, "private address"));
        const isPublic = inputs.flag("associatePublicIpAddress") === true;
        const publicIp = isPublic ? publicAddress(place.hex(6, "address")) : "";
        return {
            arn: regionalArn(place, "ec2", `instance/${place.id}`),
            availabilityZone: zonesOfRegion(place.region)[0]?.name ?? "",
            instanceState: "running",
            instanceLifecycle: "",
            outpostArn: "",
            passwordData: "",
            primaryNetworkInterfaceId: `eni-${place.hex(17, "interface")}`,
            privateIp,
            privateDns: `ip-${privateIp.replaceAll(".", "-")}.${place.region}.compute.internal`,
            publicIp,
            publicDns: isPublic ? `ec2-${publicIp.replaceAll(".", "-")}.${place.region}.compute.amazonaws.com` : "",
            spotInstanceRequestId: "",
            vpcSecurityGroupIds: [],
        };
    },
};

const keyPair: ServiceModel = {
    type: keyPairType,
    immutable: ["keyName", "keyNamePrefix", "publicKey"],
    autoName: { property: "keyName", maxLength: 255 },
    taggable: true,
    unique: [{ property: "keyName", code: "InvalidKeyPair.Duplicate" }],
    refuse: (inputs) => [
        mismatched(
            inputs,
            "publicKey",
            /^(ssh-rsa|ssh-ed25519) [A-Za-z0-9+/=]+/,
            "an OpenSSH public key of type ssh-rsa or ssh-ed25519",
            "InvalidKey.Format",
        ),
    ],
    id: (inputs) => inputs.text("keyName") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "ec2", `key-pair/${place.id}`),
        fingerprint: place.hex(32, "fingerprint").replace(/(..)(?=.)/g, "$1:"),
        keyPairId: `key-${place.hex(17, "key")}`,
        keyType: inputs.text("publicKey")?.startsWith("ssh-ed25519") === true ? "ed25519" : "rsa",
    }),
};

const addressAssociation: ServiceModel = {
    type: "aws:ec2/eipAssociation:EipAssociation",
    immutable: [
        "allocationId",
        "allowReassociation",
        "instanceId",
        "networkInterfaceId",
        "privateIpAddress",
        "publicIp",
    ],
    references: [
        {
            property: "allocationId",
            to: [addressType],
            missing: "InvalidAllocationID.NotFound",
            inUse: "InvalidIPAddress.InUse",
        },
        { property: "instanceId", to: [instanceType], missing: "InvalidInstanceID.NotFound" },
    ],
    id: (_inputs, place) => `eipassoc-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        networkInterfaceId: `eni-${place.hex(17, "interface")}`,
        privateIpAddress: "",
        publicIp: "",
    }),
};

export const instanceModels: readonly ServiceModel[] = [instance, keyPair, addressAssociation];
