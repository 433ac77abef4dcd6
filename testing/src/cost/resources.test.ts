import { expect } from "chai";
import { resource } from "./meters/fixtures.test.js";
import { neighboursAmong, topLevel } from "./resources.js";

const template = "aws:ec2/launchTemplate:LaunchTemplate";

describe("topLevel", () => {
    const outer = resource("shop:index:Site", {}, { name: "outer", urn: "outer" });
    const inner = resource("shop:index:Tier", {}, { name: "inner", urn: "inner", parent: "outer" });
    const leaf = resource(template, {}, { name: "leaf", urn: "leaf", parent: "inner" });

    it("is the outermost parent, or the resource itself", () => {
        const topOf = topLevel([outer, inner, leaf]);
        expect([leaf, inner, outer].map((each) => topOf(each).name)).to.deep.equal(["outer", "outer", "outer"]);
        expect(topLevel([leaf])(leaf)).to.equal(leaf);
    });

    it("ends where a state that was edited by hand goes round in a circle", () => {
        const circle = { ...outer, parent: "leaf" };
        expect(topLevel([circle, inner, leaf])(leaf).urn).to.be.oneOf(["outer", "inner", "leaf"]);
    });
});

describe("neighboursAmong", () => {
    const one = resource(template, {}, { name: "one", id: "lt-1", parent: "tier" });
    const two = resource(template, {}, { name: "two", id: "lt-2", parent: "tier" });
    const group = resource("aws:autoscaling/group:Group", {}, { parent: "tier" });

    it("goes by id, else by the only one below the same parent, and never guesses", () => {
        expect(neighboursAmong([one, two]).find(template, "lt-2", group)).to.equal(two);
        expect(neighboursAmong([one]).find(template, undefined, group)).to.equal(one);
        expect(neighboursAmong([one, two]).find(template, undefined, group)).to.equal(undefined);
        expect(neighboursAmong([]).find(template, "lt-1", group)).to.equal(undefined);
    });
});
