import { expect } from "chai";
import { contentSecurityPolicyWithRequests, securityHeaders } from "./security-headers.js";

describe("securityHeaders", () => {
    it("let a page use what is its own and nothing else", () => {
        expect(securityHeaders(true)).to.deep.equal({
            "content-security-policy":
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "referrer-policy": "no-referrer",
            "x-content-type-options": "nosniff",
            "strict-transport-security": "max-age=31536000",
        });
        expect(contentSecurityPolicyWithRequests).to.match(/; connect-src 'self'$/);
    });

    it("do not ask for HTTPS where the application is reached without it", () => {
        expect(securityHeaders(false)).not.to.have.property("strict-transport-security");
    });
});
