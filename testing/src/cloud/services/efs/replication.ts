import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Properties, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { absent, mismatched, refuseIf } from "../shared/checks.js";
import { creationTime } from "../shared/made-up.js";
import { fact } from "../shared/placement.js";
import { badRequest, fileSystemType, malformed, notFound, replicationType } from "./types.js";

// https://docs.aws.amazon.com/efs/latest/ug/API_DestinationToCreate.html
const regionPattern = /^[a-z]{2}-((iso[a-z]{0,1}-)|(gov-)){0,1}[a-z]+-{0,1}[0-9]{0,1}$/;
const idPattern = /^(arn:aws[-a-z]*:elasticfilesystem:[0-9a-z-:]+:file-system\/fs-[0-9a-f]{8,40}|fs-[0-9a-f]{8,40})$/;

// https://docs.aws.amazon.com/efs/latest/ug/API_CreateReplicationConfiguration.html
const replication: ServiceModel = {
    type: replicationType,
    immutable: ["sourceFileSystemId", "destination"],
    facts: ["sourceFileSystemId", "destination"],
    references: [
        // https://docs.aws.amazon.com/efs/latest/ug/delete-replications.html: neither of the two is deleted before their replication.
        { property: "sourceFileSystemId", to: [fileSystemType], missing: notFound, inUse: "FileSystemInUse" },
        { property: "destination.fileSystemId", to: [fileSystemType], missing: notFound, inUse: "FileSystemInUse" },
    ],
    refuse: (inputs) => [
        absent(inputs, "sourceFileSystemId", malformed, "name the file system that is copied"),
        refuseIf(
            ["region", "availabilityZoneName"].every((property) => !inputs.has(`destination.${property}`)),
            malformed,
            "destination names no region and no zone; say where the copy goes.",
        ),
        mismatched(inputs, "destination.region", regionPattern, 'a region such as "eu-central-1"', malformed),
        mismatched(inputs, "destination.fileSystemId", idPattern, "the id or ARN of a file system", malformed),
    ],
    refuseWith: (inputs, cloud) => [...partOfAnother(inputs, cloud), ...unfitDestination(inputs, cloud)],
    id: (inputs) => inputs.text("sourceFileSystemId") ?? "",
    outputs: (inputs, place) => {
        const sourceId = inputs.text("sourceFileSystemId") ?? "";
        const source = regionalArn(place, "elasticfilesystem", `file-system/${sourceId}`);
        return {
            creationTime,
            // EFS makes the copy where the program names none.
            destination: {
                fileSystemId: `fs-${place.hex(17, "copy")}`,
                region: inputs.text("destination.availabilityZoneName")?.slice(0, -1) ?? place.region,
                status: "ENABLED",
            },
            originalSourceFileSystemArn: source,
            sourceFileSystemArn: source,
            sourceFileSystemRegion: place.region,
        };
    },
};

/** The two file systems of a replication that exists. */
function partsOf({ facts }: CloudResource): unknown[] {
    return [facts["sourceFileSystemId"], memberOf(facts["destination"], "fileSystemId")];
}

function memberOf(object: Properties[string] | undefined, name: string): unknown {
    return typeof object === "object" && object !== null && !Array.isArray(object) ? object[name] : undefined;
}

/** A file system is part of one replication only. AWS documents no code of its own for it. */
function partOfAnother(inputs: Inputs, cloud: Cloud): Refusals {
    return ["sourceFileSystemId", "destination.fileSystemId"].map((property) => {
        const id = inputs.text(property);
        const other = cloud.all(replicationType).find((each) => id !== undefined && partsOf(each).includes(id));
        const message = `${property} is "${id ?? ""}", which is part of the replication of ${other?.id ?? ""} already; a file system can be part of one only.`;
        return refuseIf(other !== undefined, badRequest, message);
    });
}

function unfitDestination(inputs: Inputs, cloud: Cloud): Refusals {
    const source = cloud.find(fileSystemType, inputs.text("sourceFileSystemId") ?? "");
    const destination = cloud.find(fileSystemType, inputs.text("destination.fileSystemId") ?? "");
    if (destination === undefined) return [];
    const shielded = memberOf(destination.facts["protection"], "replicationOverwrite") !== "DISABLED";
    const bare = source?.facts["encrypted"] === true && destination.facts["encrypted"] !== true;
    return [
        // https://docs.aws.amazon.com/efs/latest/ug/replicate-existing-destination.html, which names no code.
        refuseIf(
            shielded,
            badRequest,
            `${destination.id} is protected from being overwritten by replication; set its protection.replicationOverwrite to "DISABLED" first.`,
        ),
        refuseIf(
            bare,
            "ConflictException",
            `${fact(source, "id") ?? ""} is encrypted and ${destination.id} is not; copy to one that is encrypted.`,
        ),
    ];
}

/**
 * The switch of a destination is AWS's while its replication lasts.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/API_UpdateFileSystemProtection.html
 */
export function fixedProtection(inputs: Inputs, { id, facts }: CloudResource, cloud: Cloud): Refusals {
    const asked = inputs.text("protection.replicationOverwrite");
    const changes = asked !== undefined && asked !== memberOf(facts["protection"], "replicationOverwrite");
    const isDestination = cloud
        .all(replicationType)
        .some((each) => memberOf(each.facts["destination"], "fileSystemId") === id);
    const message =
        "ReplicationOverwriteProtection cannot be changed while the file system is a replication destination.";
    return [refuseIf(changes && isDestination, "ReplicationAlreadyExists", message)];
}

export const models: readonly ServiceModel[] = [replication];
