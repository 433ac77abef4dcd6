import path from "node:path";
import type { Artefact } from "@evenkeel/app-runtime";
import type { ObjectStore } from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Where instances find an artefact, and how they know that it is the right one. */
export interface UploadedArtefact {
    bucketName: pulumi.Output<string>;
    bucketArn: pulumi.Output<string>;
    key: pulumi.Output<string>;
    sha256: string;
}

/** Digits of the digest that part two archives; more would only make the key longer. */
const digestDigits = 12;

/**
 * Puts the artefact into the store, under a key with its version and its digest: another release of Node compresses the same content into other bytes.
 *
 * An artefact is never overwritten, and stays when a newer one takes its place: instances of the version before may still start while the new ones come up,
 * and going back to it must not need a build.
 */
export function uploadArtefact(name: string, artefact: Artefact, store: ObjectStore): UploadedArtefact {
    const object = new aws.s3.BucketObjectv2(
        name,
        {
            bucket: store.bucketName,
            key: `${name}/${artefact.version}-${artefact.sha256.slice(0, digestDigits)}.tar.gz`,
            // Relative to the working folder, so that the state does not name folders of whoever deployed last.
            source: new pulumi.asset.FileAsset(path.relative(process.cwd(), artefact.path)),
            contentType: "application/gzip",
        },
        { parent: store, retainOnDelete: true },
    );
    return { bucketName: store.bucketName, bucketArn: store.bucketArn, key: object.key, sha256: artefact.sha256 };
}
