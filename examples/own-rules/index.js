const { PolicyPack } = require("@pulumi/policy");

/** The families of database sizes for which we bought reservations. */
const reserved = ["db.m7g.", "db.t4g."];

new PolicyPack("own-rules", {
    enforcementLevel: "mandatory",
    policies: [
        {
            name: "database-size-reserved",
            description: `A database must have a size that we have reserved, of ${reserved.join(" or ")}`,
            validateResource: ({ type, name, props }, report) => {
                if (type !== "aws:rds/instance:Instance") return;
                const size = known(props, "instanceClass");
                if (size === undefined) {
                    report(`${name}: instanceClass is not known yet; write it down, so that it can be judged.`);
                } else if (!reserved.some((family) => size.startsWith(family))) {
                    report(`${name}: instanceClass is of another family; choose one of those above.`);
                }
            },
        },
    ],
});

/** Reading what is not known yet throws, and the SDK would make that an advisory, even of a mandatory rule. */
function known(props, property) {
    try {
        return props[property];
    } catch {
        return undefined;
    }
}
