import { expect } from "chai";
import { StorageClass } from "./args.js";
import { lifecycleRules } from "./lifecycle.js";

const everything = { status: "Enabled", filter: { prefix: "" } };
const tidying = [
    { id: "abort-unfinished-uploads", ...everything, abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } },
    { id: "forget-old-versions", ...everything, noncurrentVersionExpiration: { noncurrentDays: 90 } },
];

describe("lifecycleRules", () => {
    it("tidy up what nobody sees, and keep objects", () => {
        const settings = { expireAfterDays: undefined, keepOldVersionsDays: 90, transitions: [] };

        expect(lifecycleRules(settings)).to.deep.equal([
            ...tidying,
            { id: "forget-deletions", ...everything, expiration: { expiredObjectDeleteMarker: true } },
        ]);
    });

    it("move objects to cheaper storage and then delete them", () => {
        const transitions = [{ storageClass: StorageClass.InfrequentAccess, afterDays: 30 }];

        expect(lifecycleRules({ expireAfterDays: 365, keepOldVersionsDays: 90, transitions })).to.deep.equal([
            ...tidying,
            { id: "expire", ...everything, expiration: { days: 365 } },
            {
                id: "move-to-cheaper-storage",
                ...everything,
                transitions: [{ storageClass: "STANDARD_IA", days: 30 }],
            },
        ]);
    });
});
