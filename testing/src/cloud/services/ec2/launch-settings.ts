import { Buffer } from "node:buffer";
import type { Inputs } from "../../inputs.js";
import type { Refusal, Refusals } from "../../model.js";
import { mismatched, outside, refuseIf, unlisted } from "../shared/checks.js";

const invalid = "InvalidParameterValue";

/** AWS counts user data before it is encoded. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
const userDataBytes = 16_384;

export function userDataTooLarge(text: string | undefined): Refusals {
    const bytes = Buffer.byteLength(text ?? "");
    const message = `user data has ${String(bytes)} bytes; AWS takes ${String(userDataBytes)}. Fetch the larger part at boot.`;
    return [refuseIf(bytes > userDataBytes, "InvalidUserData.Malformed", message)];
}

/** Refuses user data that is not base64, and what is too large once decoded. */
export function encodedUserData(inputs: Inputs): Refusals {
    const encoded = inputs.text("userData");
    if (encoded === undefined) return [];
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded)) {
        return [{ code: "InvalidUserData.Malformed", message: "userData is not base64; encode it." }];
    }
    return userDataTooLarge(Buffer.from(encoded, "base64").toString("latin1"));
}

export function imageId(inputs: Inputs, property: string): Refusal | false {
    const pattern = /^(ami-[0-9a-f]{8}|ami-[0-9a-f]{17}|resolve:ssm:.+)$/;
    return mismatched(
        inputs,
        property,
        pattern,
        'an image id such as "ami-0abcd1234abcd1234", or "resolve:ssm:<path>"',
        "InvalidAMIID.Malformed",
    );
}

export function instanceTypeName(inputs: Inputs): Refusal | false {
    const pattern = /^[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|x?large|\d+xlarge|metal(-\d+xl)?)$/;
    return mismatched(inputs, "instanceType", pattern, 'a type such as "t4g.small"', invalid);
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html
export function metadataOptions(inputs: Inputs): Refusals {
    return [
        unlisted(inputs, "metadataOptions.httpEndpoint", ["enabled", "disabled"], invalid),
        unlisted(inputs, "metadataOptions.httpTokens", ["optional", "required"], invalid),
        unlisted(inputs, "metadataOptions.instanceMetadataTags", ["enabled", "disabled"], invalid),
        outside(inputs, "metadataOptions.httpPutResponseHopLimit", 1, 64, invalid),
    ];
}

interface DiskLimits {
    readonly gib: readonly [number, number];
    readonly iops?: readonly [number, number];
    readonly throughput?: readonly [number, number];
}

/** @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const diskTypes: Readonly<Record<string, DiskLimits>> = {
    gp3: { gib: [1, 65_536], iops: [3_000, 80_000], throughput: [125, 2_000] },
    gp2: { gib: [1, 16_384] },
    io1: { gib: [4, 16_384], iops: [100, 64_000] },
    io2: { gib: [4, 65_536], iops: [100, 256_000] },
    st1: { gib: [125, 16_384] },
    sc1: { gib: [125, 16_384] },
    standard: { gib: [1, 1_024] },
};

/** Refuses sizes and speeds that the type of a disk does not have. */
export function disks(list: readonly Inputs[]): Refusals {
    return list.flatMap((disk) => {
        const type = disk.text("volumeType");
        const limits = diskTypes[type ?? "gp2"];
        if (limits === undefined) return [unlisted(disk, "volumeType", Object.keys(diskTypes), invalid)];
        const { gib, iops, throughput } = limits;
        return [
            outside(disk, "volumeSize", gib[0], gib[1], invalid),
            limited(disk, "iops", type, iops),
            limited(disk, "throughput", type, throughput),
            refuseIf(
                disk.has("kmsKeyId") && disk.flag("encrypted") === false,
                "InvalidParameterDependency",
                "kmsKeyId is set on a disk that is not encrypted; set encrypted too.",
            ),
        ];
    });
}

function limited(
    disk: Inputs,
    property: string,
    type: string | undefined,
    range: readonly [number, number] | undefined,
): Refusal | false {
    if (range !== undefined) return outside(disk, property, range[0], range[1], invalid);
    const bad = type !== undefined && disk.has(property);
    return refuseIf(
        bad,
        "InvalidParameterCombination",
        `${property} is set; disks of type ${type ?? ""} do not take it.`,
    );
}
