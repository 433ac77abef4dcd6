import { expect } from "chai";
import { X509Certificate } from "node:crypto";
import { certifiedRegions, rdsCertificates } from "./certificates.js";

const certificates = rdsCertificates()
    .toString()
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .map((pem) => new X509Certificate(pem));

describe("the certificates that vouch for databases", () => {
    it("are roots of RDS that sign themselves and are good for years", () => {
        const inFiveYears = new Date();
        inFiveYears.setFullYear(inFiveYears.getFullYear() + 5);
        for (const certificate of certificates) {
            expect(certificate.subject).to.match(/^CN=Amazon RDS [a-z0-9-]+ Root CA \w+ G1$/m);
            expect(certificate.verify(certificate.publicKey), certificate.subject).to.equal(true);
            expect(new Date(certificate.validTo)).to.be.greaterThan(inFiveYears);
        }
    });

    it("are three for each region, one for each kind of key that RDS offers", () => {
        expect(certificates).to.have.lengthOf(3 * certifiedRegions().length);
        expect(certifiedRegions()).to.include.members(["eu-west-1", "eu-central-1", "us-east-1", "us-west-2"]);
        expect(certifiedRegions()).to.not.include("Beta");
    });

    it("are the same bytes each time", () => {
        expect(rdsCertificates()).to.deep.equal(rdsCertificates());
    });
});
