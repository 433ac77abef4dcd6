import { NatGateways } from "@evenkeel/components";
import { expect } from "chai";
import { presets, Tier } from "./presets.js";

describe("the presets", () => {
    it("make dev cheap and disposable", () => {
        expect(presets[Tier.Dev]).to.deep.include({
            zoneCount: 2,
            natGateways: NatGateways.Single,
            database: { instanceClass: "db.t4g.micro", multiAz: false, backupRetentionDays: 7 },
            deletionProtection: false,
            keepData: false,
        });
    });

    it("make prod survive a zone and refuse to be deleted", () => {
        const { database, web, ...prod } = presets[Tier.Prod];

        expect(prod).to.include({
            zoneCount: 3,
            natGateways: NatGateways.PerZone,
            deletionProtection: true,
            keepData: true,
            needsAlertEmails: true,
        });
        expect(database).to.include({ multiAz: true, backupRetentionDays: 35 });
        expect(web.minSize).to.be.at.least(2);
    });

    it("give test the shape of prod, without its size and its protection", () => {
        const [test, prod] = [presets[Tier.Test], presets[Tier.Prod]];

        expect(test.natGateways).to.equal(prod.natGateways);
        expect(test.database.multiAz).to.equal(prod.database.multiAz);
        expect(test.lowestMinSize).to.equal(prod.lowestMinSize);
        expect(test.web.maxSize).to.be.lessThan(prod.web.maxSize);
        expect(test.deletionProtection).to.equal(false);
    });

    it("can all grow, and begin with what the tier asks for", () => {
        for (const { web, lowestMinSize } of Object.values(presets)) {
            expect(web.minSize).to.be.at.least(lowestMinSize);
            expect(web.maxSize).to.be.greaterThan(web.minSize);
        }
    });
});
