import { expect } from "chai";
import { SecretError } from "../../common/secrets.js";
import { licenseKeyReader } from "./license-key.js";

const key = "eu01xx0123456789abcdef0123456789abcdNRAL";
const reader = (text: string) => licenseKeyReader(() => Promise.resolve(text), "arn:secret");

describe("the licence key", () => {
    it("is the secret itself, or a member of it", async () => {
        expect(await reader(`${key}\n`)()).to.equal(key);
        expect(await reader(JSON.stringify({ licenseKey: key }))()).to.equal(key);
    });

    it("is read once for many requests", async () => {
        let reads = 0;
        const read = licenseKeyReader(() => Promise.resolve((reads++, key)), "arn:secret");
        await Promise.all([read(), read()]);
        await read();

        expect(reads).to.equal(1);
    });

    it("is not what another secret holds, which nobody is shown", async () => {
        for (const text of ['{"username":"orders","password":"hush"}', "short", "two words of twenty letters"]) {
            const error: unknown = await reader(text)().catch((reason: unknown) => reason);
            expect(error).to.be.instanceOf(SecretError);
            expect(String(error)).to.contain("arn:secret holds no licence key").and.not.contain("hush");
        }
    });
});
