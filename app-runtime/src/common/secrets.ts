/** The one call that is made: by the `SecretsManager` of `@aws-sdk/client-secrets-manager`, or something in its place. */
export interface SecretsClient {
    getSecretValue(
        input: { SecretId: string },
        options: { abortSignal: AbortSignal },
    ): Promise<{ SecretString?: string | undefined }>;
}

/** Answers the secret's text as it is now. */
export type ReadSecret = () => Promise<string>;

/** A secret cannot be read or used; the message names it and says what to do, and never holds any of it. */
export class SecretError extends Error {
    public override readonly name = "SecretError";
}

/** Which secret is read, and how long that may take. */
export interface SecretOptions {
    readonly client: SecretsClient;
    /** Name or ARN. */
    readonly secretId: string;
    /** Seconds after which an attempt counts as failed, with the repetitions that the client makes. @default 10 */
    readonly limitSeconds?: number;
}

/**
 * Reads the secret anew at each call: whoever keeps its text decides for how long.
 *
 * The call rejects with a {@link SecretError} where the secret is missing, may not be read, holds no text, or the answer takes too long.
 */
export function secretReader({ client, secretId, limitSeconds = 10 }: SecretOptions): ReadSecret {
    return async () => {
        const abortSignal = AbortSignal.timeout(limitSeconds * 1_000);
        const answer = await client.getSecretValue({ SecretId: secretId }, { abortSignal }).catch((error: unknown) => {
            const reason = explain(error, limitSeconds);
            throw new SecretError(`The secret ${secretId} cannot be read: ${reason}`, { cause: error });
        });
        if (answer.SecretString === undefined || answer.SecretString === "") {
            throw new SecretError(`The secret ${secretId} holds no text; store it as a string, not as binary data.`);
        }
        return answer.SecretString;
    };
}

const fixes: Readonly<Record<string, string>> = {
    ResourceNotFoundException: "there is none of that name in this region; correct the name or create it.",
    AccessDeniedException:
        "access is denied; allow secretsmanager:GetSecretValue on it, and kms:Decrypt where it has a key of its own.",
    DecryptionFailure: "its key cannot be used; allow kms:Decrypt on it, and see that it is not disabled.",
    InvalidRequestException: "it is being deleted; restore it.",
};

function explain(error: unknown, limitSeconds: number): string {
    if (!(error instanceof Error)) {
        return String(error);
    }
    if (error.name === "TimeoutError" || error.name === "AbortError") {
        return `no answer came within ${limitSeconds} seconds; see that the instance reaches Secrets Manager.`;
    }
    return fixes[error.name] ?? `${error.message} (${error.name}).`;
}
