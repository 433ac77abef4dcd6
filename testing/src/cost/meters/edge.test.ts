import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf } from "./fixtures.test.js";

describe("cost at the edge", () => {
    it("of a web ACL is the list and each rule", () => {
        const acl = (inputs: object) => fixedOf(drafts("aws:wafv2/webAcl:WebAcl", { ...inputs }));
        expect(acl({ rules: [{}, {}] })).to.deep.equal({ "waf.acl": 1, "waf.rule": 2 });
        expect(acl({})).to.deep.equal({ "waf.acl": 1 });
        for (const inputs of [{ rules: unknownValue }, { ruleJson: "[]" }]) {
            expect(acl(inputs)).to.deep.equal({ "waf.acl": 1, "waf.rule": "their number is not known yet" });
        }
        expect(fixedOf(drafts("aws:wafv2/webAclRule:WebAclRule", {}))).to.deep.equal({ "waf.rule": 1 });
        const logs = drafts("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", {});
        expect(usageOf(logs)).to.deep.equal(["logs.vended-s3"]);
    });

    it("of a distribution depends on use, and a zone has a price of its own", () => {
        expect(usageOf(drafts("aws:cloudfront/distribution:Distribution", {}))).to.deep.equal([
            "cloudfront.out",
            "cloudfront.requests",
            "cloudfront.to-origin",
        ]);
        expect(usageOf(drafts("aws:cloudfront/function:Function", {}))).to.deep.equal(["cloudfront.function"]);
        expect(fixedOf(drafts("aws:route53/zone:Zone", {}))).to.deep.equal({ "route53.zone": 1 });
    });

    it("of a health check is its own and that of each option", () => {
        const check = (inputs: object) =>
            fixedOf(drafts("aws:route53/healthCheck:HealthCheck", { type: "HTTP", ...inputs }));
        expect(check({})).to.deep.equal({ "route53.health-check": 1 });
        expect(check({ type: "HTTPS_STR_MATCH", requestInterval: 10, measureLatency: true })).to.deep.equal({
            "route53.health-check": 1,
            "route53.health-check-option": 4,
        });
        for (const inputs of [{ type: unknownValue }, { requestInterval: unknownValue }]) {
            expect(check(inputs)).to.deep.equal({
                "route53.health-check": 1,
                "route53.health-check-option": "its options are not known yet",
            });
        }
    });

    it("of a certificate is none, unless it leaves AWS or comes from a private authority", () => {
        const certificate = (inputs: object) => drafts("aws:acm/certificate:Certificate", { ...inputs });
        expect(certificate({ domainName: "example.com" })).to.deep.equal([]);
        expect(fixedOf(certificate({ options: { export: "ENABLED" } }))).to.have.property(
            "certificate that can be exported",
        );
        expect(fixedOf(certificate({ certificateAuthorityArn: unknownValue }))).to.have.property("private certificate");
    });
});
