import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import { registry } from "./registry.js";

const folder = join(__dirname, "services");
const isService = (file: string): boolean =>
    file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "functions.ts";

describe("the registry", () => {
    for (const file of readdirSync(folder).filter(isService)) {
        it(`knows the models of services/${file}`, () => {
            const service: unknown = createRequire(__filename)(join(folder, file));

            expect(service).to.have.property("models").that.is.an("array").and.is.not.empty;
            expect(registry.models).to.include.members(Object(service).models);
        });
    }

    it("has one model for each type and one answer for each function", () => {
        const names = [...registry.models.map(({ type }) => type), ...registry.functions.map(({ token }) => token)];

        expect(names.filter((name, index) => names.indexOf(name) !== index)).to.deep.equal([]);
    });

    it("knows by which facts a type is named", () => {
        expect(registry.identifyingFacts("aws:iam/instanceProfile:InstanceProfile")).to.include.members([
            "name",
            "arn",
        ]);
        expect(registry.identifyingFacts("aws:none/none:None")).to.deep.equal([]);
    });
});
