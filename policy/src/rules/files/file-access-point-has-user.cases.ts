import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:efs/accessPoint:AccessPoint";
const fix = "set its uid and gid";
const access = (props: WireProperties): TestResource => ({
    type,
    name: "uploads",
    props: { fileSystemId: unknown, rootDirectory: { path: "/uploads" }, ...props },
});

export const cases: RuleCases = {
    good: complies(access({ posixUser: { uid: 1000, gid: 1000 } })),
    bad: violates(`${type} "uploads": posixUser is not filled; ${fix}.`, access({ posixUser: {} })),
    unknown: undecided(`${type} "uploads": posixUser is not known yet; ${fix}.`, access({ posixUser: unknown })),
    secret: complies(access({ posixUser: secret({ uid: 1000, gid: 1000 }) })),
    missing: violates(`${type} "uploads": posixUser is not set; ${fix}.`, access({})),
    more: {
        "takes a user whose number is not known yet": complies(access({ posixUser: { uid: unknown, gid: 1000 } })),
        "takes null for no user": violates(
            `${type} "uploads": posixUser is not set; ${fix}.`,
            access({ posixUser: null }),
        ),
    },
};
