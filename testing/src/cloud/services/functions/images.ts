import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, FunctionModel, FunctionPlace, Properties } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { refuseIf } from "../shared/checks.js";
import { creationTime } from "../shared/made-up.js";

const parameterType = "aws:ssm/parameter:Parameter";

/**
 * Paths under which image publishers keep the id of their newest image. Canonical never published a gp3 path for 22.04.
 *
 * @see https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
 */
const imageParameters: readonly RegExp[] = [
    /^\/aws\/service\/canonical\/ubuntu\/server\/(22\.04|jammy)\/stable\/current\/(amd64|arm64)\/hvm\/ebs-gp2\/ami-id$/,
    /^\/aws\/service\/canonical\/ubuntu\/server\/(24\.04|noble|26\.04)\/stable\/current\/(amd64|arm64)\/hvm\/ebs-gp3\/ami-id$/,
    /^\/aws\/service\/ami-amazon-linux-latest\/al2023-ami-(minimal-)?kernel-[\w.]+-(x86_64|arm64)$/,
    /^\/aws\/service\/ecs\/optimized-ami\/amazon-linux-2023\/(arm64\/)?recommended\/image_id$/,
];

const parameter: FunctionModel = {
    token: "aws:ssm/getParameter:getParameter",
    refuse: (inputs, cloud) => {
        const name = inputs.text("name") ?? "";
        const known = isImageParameter(name) || ownParameter(name, cloud) !== undefined;
        return [
            refuseIf(!known, "ParameterNotFound", `no parameter is called "${name}"; check the path and its region.`),
        ];
    },
    call: (inputs, place, cloud) => {
        const name = inputs.text("name") ?? "";
        const own = ownParameter(name, cloud);
        const type = own?.facts["type"] ?? "String";
        const image = `ami-${place.hex(17, "image")}`;
        const value = own === undefined ? image : (own.facts["value"] ?? own.facts["insecureValue"] ?? "");
        return {
            ...inputs.known(),
            id: name,
            region: place.region,
            arn: regionalArn(place, "ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`),
            type,
            value,
            insecureValue: type === "SecureString" ? "" : value,
            version: own?.facts["version"] ?? 1,
            withDecryption: inputs.flag("withDecryption") ?? true,
        };
    },
    secretOutputs: ["value"],
};

/** True for the path of a public parameter that holds an image id. */
export function isImageParameter(name: string): boolean {
    return imageParameters.some((pattern) => pattern.test(name));
}

function ownParameter(name: string, cloud: Cloud): CloudResource | undefined {
    return cloud.all(parameterType).find(({ facts }) => facts["name"] === name);
}

const image: FunctionModel = {
    token: "aws:ec2/getAmi:getAmi",
    refuse: (inputs) => [
        refuseIf(
            inputs.flag("mostRecent") === true &&
                inputs.count("owners") === undefined &&
                inputs.flag("allowUnsafeFilter") !== true,
            "InvalidParameterCombination",
            'mostRecent is set without owners, so that anybody could publish the image; name owners such as "099720109477".',
        ),
    ],
    call: imageAnswer,
};

function imageAnswer(inputs: Inputs, place: FunctionPlace): Properties {
    const filter = (name: string): string | undefined =>
        inputs
            .list("filters")
            .find((entry) => entry.text("name") === name)
            ?.texts("values")[0];
    const id = `ami-${place.hex(17, "image")}`;
    const owner = inputs.texts("owners")[0] ?? "amazon";
    const name = (filter("name") ?? "image-*").replaceAll("*", "20260101").replaceAll("?", "1");
    return {
        ...inputs.known(),
        id,
        imageId: id,
        arn: `arn:${place.partition}:ec2:${place.region}::image/${id}`,
        name,
        region: place.region,
        architecture: filter("architecture") ?? (/arm64|aarch64/.test(name) ? "arm64" : "x86_64"),
        ownerId: /^\d{12}$/.test(owner) ? owner : "137112412989",
        imageOwnerAlias: /^\d{12}$/.test(owner) ? "" : owner,
        imageLocation: `${owner}/${name}`,
        imageType: "machine",
        public: true,
        state: "available",
        platformDetails: "Linux/UNIX",
        hypervisor: "xen",
        virtualizationType: filter("virtualization-type") ?? "hvm",
        rootDeviceType: filter("root-device-type") ?? "ebs",
        rootDeviceName: "/dev/sda1",
        rootSnapshotId: `snap-${place.hex(17, "snapshot")}`,
        bootMode: "uefi-preferred",
        enaSupport: true,
        imdsSupport: "v2.0",
        creationDate: creationTime,
        description: name,
        blockDeviceMappings: [],
        productCodes: [],
        tags: {},
    };
}

export const imageFunctions: readonly FunctionModel[] = [parameter, image];
