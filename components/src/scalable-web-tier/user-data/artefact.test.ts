import { expect } from "chai";
import { objectUrl } from "./artefact.js";

describe("objectUrl", () => {
    const url = (key: string) => objectUrl({ bucketName: "artefacts", key, sha256: "" }, "eu-west-1");

    it("names the bucket in the region", () => {
        expect(url("web/1.0.0.tar.gz")).to.equal("https://artefacts.s3.eu-west-1.amazonaws.com/web/1.0.0.tar.gz");
    });

    it("encodes what a signature encodes, and keeps the folders", () => {
        expect(url("a b/c+d/(e)'!*")).to.equal(
            "https://artefacts.s3.eu-west-1.amazonaws.com/a%20b/c%2Bd/%28e%29%27%21%2A",
        );
    });
});
