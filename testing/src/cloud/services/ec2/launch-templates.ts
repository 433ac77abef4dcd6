import { Inputs } from "../../inputs.js";
import type { Properties, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, refuseIf, together, unlisted } from "../shared/checks.js";
import { disks, encodedUserData, imageId, instanceTypeName, metadataOptions } from "./launch-settings.js";
import { groupsNamedIn } from "./references.js";
import { keyPairType, launchTemplateType } from "./types.js";

const instanceProfileType = "aws:iam/instanceProfile:InstanceProfile";
const taggedAtLaunch = ["instance", "volume", "network-interface", "spot-instances-request"];

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
const launchTemplate: ServiceModel = {
    type: launchTemplateType,
    immutable: ["name", "namePrefix"],
    autoName: { property: "name", maxLength: 125 },
    taggable: true,
    unique: [{ property: "name", code: "InvalidLaunchTemplateName.AlreadyExistsException" }],
    references: [
        groupsNamedIn("vpcSecurityGroupIds[]"),
        groupsNamedIn("networkInterfaces[].securityGroups[]"),
        {
            property: "iamInstanceProfile.name",
            to: [instanceProfileType],
            by: "name",
            missing: "InvalidIamInstanceProfileName.NotFound",
        },
        {
            property: "iamInstanceProfile.arn",
            to: [instanceProfileType],
            by: "arn",
            missing: "InvalidIamInstanceProfileArn.NotFound",
        },
        { property: "keyName", to: [keyPairType], missing: "InvalidKeyPair.NotFound" },
    ],
    refuse: (inputs) => [
        mismatched(
            inputs,
            "name",
            /^[\w().\-/]{3,125}$/,
            "3 to 125 letters, digits and ().-/_",
            "InvalidLaunchTemplateName.MalformedException",
        ),
        longerThan(inputs, "description", 255, "InvalidParameterValue"),
        imageId(inputs, "imageId"),
        instanceTypeName(inputs),
        ...encodedUserData(inputs),
        ...metadataOptions(inputs),
        ...inputs
            .list("blockDeviceMappings")
            .flatMap((mapping) => disks(mapping.has("ebs") ? [part(mapping, "ebs")] : [])),
        ...contradictions(inputs),
        ...inputs
            .list("tagSpecifications")
            .map((specification) => unlisted(specification, "resourceType", taggedAtLaunch, "InvalidParameterValue")),
    ],
    id: (_inputs, place) => `lt-${place.hex(17)}`,
    changeWithUpdate: ["latestVersion"],
    outputs: (inputs, place) => {
        const latest = versionAfter(inputs, place.previous);
        const moves = inputs.flag("updateDefaultVersion") === true;
        const previousDefault = place.previous?.["defaultVersion"];
        return {
            arn: regionalArn(place, "ec2", `launch-template/${place.id}`),
            latestVersion: latest,
            defaultVersion: moves ? latest : (previousDefault ?? 1),
        };
    },
};

function part(inputs: Inputs, property: string): Inputs {
    const value = inputs.json(property);
    return new Inputs(typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});
}

/** Every update but one of the template's own tags makes a new version. */
function versionAfter(inputs: Inputs, previous: Properties | undefined): number {
    const latest = previous?.["latestVersion"];
    if (previous === undefined || typeof latest !== "number") return 1;
    const unversioned = new Set(["tags", "tagsAll", "__defaults", "updateDefaultVersion", "defaultVersion"]);
    const changed = Object.entries(inputs.known()).some(
        ([key, value]) => !unversioned.has(key) && JSON.stringify(previous[key]) !== JSON.stringify(value),
    );
    const removed = Object.keys(previous).some((key) => launchSettings.has(key) && !inputs.has(key));
    return changed || removed ? latest + 1 : latest;
}

/** Inputs that a template can lose, which makes a new version as well. */
const launchSettings: ReadonlySet<string> = new Set([
    "blockDeviceMappings",
    "creditSpecification",
    "description",
    "ebsOptimized",
    "iamInstanceProfile",
    "imageId",
    "instanceMarketOptions",
    "instanceType",
    "keyName",
    "metadataOptions",
    "monitoring",
    "networkInterfaces",
    "tagSpecifications",
    "userData",
    "vpcSecurityGroupIds",
]);

function contradictions(inputs: Inputs): Refusals {
    const twice = inputs.has("vpcSecurityGroupIds") && inputs.list("networkInterfaces").length > 0;
    return [
        refuseIf(
            twice,
            "InvalidParameterCombination",
            "vpcSecurityGroupIds and networkInterfaces are both set; give the groups to the network interface.",
        ),
        together(inputs, "iamInstanceProfile.name", "iamInstanceProfile.arn", "InvalidParameterCombination"),
        together(inputs, "instanceType", "instanceRequirements", "InvalidParameterCombination"),
    ];
}

export const launchTemplateModels: readonly ServiceModel[] = [launchTemplate];
