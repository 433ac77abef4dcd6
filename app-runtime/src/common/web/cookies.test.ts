import { expect } from "chai";
import { Cookie } from "./cookies.js";

describe("Cookie", () => {
    it("is bound to the host and to HTTPS where there is HTTPS", () => {
        expect(new Cookie("session", true).write("x", 60)).to.equal(
            "__Host-session=x; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax",
        );
        expect(new Cookie("session", false).write("x")).to.equal("session=x; Path=/; HttpOnly; SameSite=Lax");
    });

    it("is found among others, and only under its own name", () => {
        const cookie = new Cookie("session", true);

        expect(cookie.read({ cookie: "a=1; __Host-session=x.y; session=z" })).to.equal("x.y");
        expect(cookie.read({ cookie: "session=z" })).to.equal(undefined);
        expect(cookie.read({})).to.equal(undefined);
        expect(new Cookie("toString", false).read({ cookie: "a=1" })).to.equal(undefined);
    });
});
