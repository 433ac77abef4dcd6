import { expect } from "chai";
import type { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SecretError, secretReader, type SecretsClient } from "./secrets.js";

const secretId = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:database";

type Answer = Awaited<ReturnType<SecretsClient["getSecretValue"]>>;

/** Answers, or fails, as `answer` does, and notes what it was asked for. */
function clientThat(answer: () => Promise<Answer>): SecretsClient & { readonly asked: unknown[] } {
    const asked: unknown[] = [];
    return {
        asked,
        getSecretValue: (input) => {
            asked.push(input);
            return answer();
        },
    };
}

function failure(name: string, message = "as AWS says it"): Error {
    return Object.assign(new Error(message), { name });
}

async function messageOf(client: SecretsClient): Promise<string> {
    try {
        await secretReader({ client, secretId })();
    } catch (error) {
        expect(error).to.be.instanceOf(SecretError);
        return String(error);
    }
    throw new Error("it was read");
}

describe("secretReader", () => {
    it("asks for the secret by its id, anew each time", async () => {
        let version = 0;
        const client = clientThat(() => Promise.resolve({ SecretString: `text ${(version += 1)}` }));
        const read = secretReader({ client, secretId });

        expect([await read(), await read()]).to.deep.equal(["text 1", "text 2"]);
        expect(client.asked).to.deep.equal([{ SecretId: secretId }, { SecretId: secretId }]);
    });

    it("takes the client of the AWS SDK", () => {
        const reader = (client: SecretsManager) => secretReader({ client, secretId });

        expect(reader).to.be.a("function");
    });

    for (const [name, fix] of [
        ["ResourceNotFoundException", "correct the name or create it"],
        ["AccessDeniedException", "allow secretsmanager:GetSecretValue on it"],
        ["DecryptionFailure", "allow kms:Decrypt on it"],
        ["TimeoutError", "no answer came within 10 seconds"],
        ["ThrottlingException", "as AWS says it (ThrottlingException)"],
    ] as const) {
        it(`names the secret and the fix after ${name}`, async () => {
            const message = await messageOf(clientThat(() => Promise.reject(failure(name))));

            expect(message).to.contain(`The secret ${secretId} cannot be read`).and.to.contain(fix);
        });
    }

    it("refuses a secret without text", async () => {
        expect(await messageOf(clientThat(() => Promise.resolve({})))).to.contain("holds no text");
    });
});
