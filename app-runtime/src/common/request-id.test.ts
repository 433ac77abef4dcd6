import { expect } from "chai";
import { requestId } from "./request-id.js";

describe("requestId", () => {
    it("is the load balancer's trace id where there is one", () => {
        const trace = "Root=1-67891233-abcdef012345678912345678";

        expect(requestId({ "x-amzn-trace-id": trace, "x-request-id": "abc" })).to.equal(trace);
    });

    it("is the id that came with the request otherwise", () => {
        expect(requestId({ "x-request-id": "abc-1" })).to.equal("abc-1");
    });

    for (const bad of ["", "a b", "a\nb", '"', "x".repeat(129)]) {
        it(`replaces ${JSON.stringify(bad.slice(0, 5))} by an id of its own`, () => {
            expect(requestId({ "x-request-id": bad })).to.match(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
        });
    }
});
