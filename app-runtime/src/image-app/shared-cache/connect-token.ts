import { formatUrl } from "@aws-sdk/core/util";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";

/** Whom a token lets in, and where. */
export interface ConnectTokenOptions {
    /** Id of the replication group. */
    readonly cacheName: string;
    /** Id of the user in ElastiCache, which signs in by IAM. */
    readonly user: string;
    readonly region: string;
    /** Of the role that may `elasticache:Connect`. */
    readonly credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
    /** @default the time now */
    readonly now?: () => Date;
}

/** A token opens connections for so long; one that is open stays so for twelve hours. */
const validSeconds = 900;

/**
 * Answers a function that makes a token, which ElastiCache takes for a password: a signed request to connect, which nobody ever sends. Each call makes a new
 * one, without asking AWS; it rejects where there are no credentials.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export function connectTokens(options: ConnectTokenOptions): () => Promise<string> {
    const { cacheName, user, region, credentials, now = () => new Date() } = options;
    const signer = new SignatureV4({ service: "elasticache", region, credentials, sha256: Sha256 });
    // ElastiCache has the name in small letters, and signs it so.
    const hostname = cacheName.toLowerCase();
    return async () => {
        const request = {
            ...{ method: "GET", protocol: "http:", hostname, path: "/" },
            query: { Action: "connect", User: user },
            headers: { host: hostname },
        };
        const signed = await signer.presign(request, { expiresIn: validSeconds, signingDate: now() });
        return formatUrl(signed).replace(/^http:\/\//, "");
    };
}
