import { expect } from "chai";
import { numberFields } from "../../manager-app/web/configuration-form.js";
import { growthAlert } from "./growth-alert.js";

const vain = { environmentName: "prod", scaling: { nodes: 3, maxMissRate: 0.5 }, missRate: 0.7249 };

describe("the alert of auto-scaling", () => {
    it("says where, how many nodes there are, and what is missed", () => {
        const { subject, message } = growthAlert(vain);

        expect(subject).to.equal("prod: more nodes do not help the image caches");
        expect(message).to.contain("in prod has stopped adding nodes, at 3.").and.contain("72.5 % of the requests");
        expect(message).to.contain("has been 50 % or less");
    });

    it("names the fields as the page does", () => {
        const { message } = growthAlert(vain);

        for (const name of ["maxNodes", "maxMissRate", "capacity"] as const) {
            expect(message).to.contain(`"${numberFields[name].label}"`);
        }
    });

    it("has a subject that SNS takes, whatever the environment is called", () => {
        for (const environmentName of ["Größe", "x".repeat(200), "two\nlines"]) {
            expect(growthAlert({ ...vain, environmentName }).subject).to.match(/^[\x20-\x7e]{1,99}$/);
        }
    });
});
