import { createHash, createHmac } from "node:crypto";
import { expect } from "chai";
import { connectTokens, type ConnectTokenOptions } from "./connect-token.js";

const now = new Date("2026-11-23T12:34:56Z");
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const options: ConnectTokenOptions = {
    ...{ cacheName: "cache-0a1b2c", user: "cache-0a1b2c", region: "eu-west-1", credentials },
    now: () => now,
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** The signature as its specification computes it. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signatureOf(host: string, query: string): string {
    const empty = createHash("sha256").update("").digest("hex");
    const request = ["GET", "/", query, `host:${host}`, "", "host", empty].join("\n");
    const scope = "20261123/eu-west-1/elasticache/aws4_request";
    const hash = createHash("sha256").update(request).digest("hex");
    const key = ["20261123", "eu-west-1", "elasticache", "aws4_request"].reduce<string | Buffer>(
        hmac,
        `AWS4${credentials.secretAccessKey}`,
    );
    return hmac(key, ["AWS4-HMAC-SHA256", "20261123T123456Z", scope, hash].join("\n")).toString("hex");
}

describe("the token that ElastiCache takes for a password", () => {
    it("is a signed request to connect, without its scheme, good for a quarter of an hour", async () => {
        const token = await connectTokens(options)();
        const [host, query = ""] = token.split("/?");

        expect(host).to.equal("cache-0a1b2c");
        expect([...new URLSearchParams(query)].filter(([name]) => name !== "X-Amz-Signature")).to.have.deep.members([
            ["Action", "connect"],
            ["User", "cache-0a1b2c"],
            ["X-Amz-Algorithm", "AWS4-HMAC-SHA256"],
            ["X-Amz-Credential", "AKIDEXAMPLE/20261123/eu-west-1/elasticache/aws4_request"],
            ["X-Amz-Date", "20261123T123456Z"],
            ["X-Amz-Expires", "900"],
            ["X-Amz-SignedHeaders", "host"],
        ]);
    });

    it("has the signature that its specification asks for", async () => {
        const token = await connectTokens(options)();
        const [, query = ""] = token.split("/?");
        const [, signature] = /X-Amz-Signature=([0-9a-f]{64})/.exec(query) ?? [];
        const signed = query.split("&").filter((part) => !part.startsWith("X-Amz-Signature="));

        expect(signature).to.equal(signatureOf("cache-0a1b2c", signed.sort().join("&")));
    });

    it("is made anew each time, with the credentials of that moment", async () => {
        let number = 0;
        const token = connectTokens({
            ...options,
            credentials: async () => ({ ...credentials, accessKeyId: `ROLE${++number}`, sessionToken: "a/session+" }),
        });

        const [first, second] = [await token(), await token()];
        expect(first).to.contain("X-Amz-Credential=ROLE1%2F").and.to.contain("X-Amz-Security-Token=a%2Fsession%2B");
        expect(second).to.contain("X-Amz-Credential=ROLE2%2F");
    });

    it("is signed for the name in small letters, as ElastiCache keeps it", async () => {
        expect(await connectTokens({ ...options, cacheName: "Cache-0A1B2C" })()).to.match(/^cache-0a1b2c\/\?/);
    });
});
