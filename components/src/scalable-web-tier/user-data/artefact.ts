import type { BootArtefact } from "./boot-plan.js";
import { credentialsFunction } from "./metadata.js";
import { quoted } from "./shell.js";

/** Address of an object, each part of its key written as a URL needs it. */
export function objectUrl({ bucketName, key }: BootArtefact, region: string): string {
    const path = key.split("/").map((part) => encodeURIComponent(part).replace(/[!'()*]/g, percentEncoded));
    return `https://${bucketName}.s3.${region}.amazonaws.com/${path.join("/")}`;
}

function percentEncoded(character: string): string {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * A function `fetch_artefact` that downloads the object as the instance's role.
 *
 * Ubuntu carries no AWS command line, but its curl signs requests.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function renderFetch(artefact: BootArtefact, region: string): string {
    return `${credentialsFunction}
fetch_artefact() {
    credentials | curl --config - -fsS --max-time 300 --aws-sigv4 ${quoted(`aws:amz:${region}:s3`)} \\
        -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' -o "$work/artefact.tar.gz" \\
        ${quoted(objectUrl(artefact, region))}
}`;
}
