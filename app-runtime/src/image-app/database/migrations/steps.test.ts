import { expect } from "chai";
import { readdirSync } from "node:fs";
import { migrationSteps } from "./steps.js";

describe("migrationSteps", () => {
    const names = migrationSteps.map(({ name }) => name);

    it("has every step of this folder, in the order of their numbers", () => {
        const files = readdirSync(__dirname).filter((file) => /^\d/.test(file));

        expect(files.map((file) => file.replace(".ts", ""))).to.deep.equal(names);
        expect([...names].sort()).to.deep.equal(names);
        names.forEach((name, place) => expect(Number(name.slice(0, 4))).to.equal(place + 1));
    });
});
