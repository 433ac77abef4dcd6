import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:efs/accessPoint:AccessPoint";
const fix = 'set it to a folder such as "/uploads"';
const access = (props: WireProperties): TestResource => ({
    type,
    name: "uploads",
    props: { fileSystemId: unknown, posixUser: { uid: 1000, gid: 1000 }, ...props },
});

export const cases: RuleCases = {
    good: complies(access({ rootDirectory: { path: "/uploads" } })),
    bad: violates(
        `${type} "uploads": rootDirectory.path is not a folder below the root; ${fix}.`,
        access({ rootDirectory: { path: "/" } }),
    ),
    unknown: undecided(
        `${type} "uploads": rootDirectory.path is not known yet; ${fix}.`,
        access({ rootDirectory: { path: unknown } }),
    ),
    secret: complies(access({ rootDirectory: secret({ path: "/uploads" }) })),
    missing: violates(`${type} "uploads": rootDirectory.path is not set; ${fix}.`, access({})),
    more: {
        "does not take who owns the folder for the folder": violates(
            `${type} "uploads": rootDirectory.path is not set; ${fix}.`,
            access({ rootDirectory: { creationInfo: { ownerUid: 1000, ownerGid: 1000, permissions: "0750" } } }),
        ),
        "takes a folder whose owner is not known yet": complies(
            access({ rootDirectory: { path: "/uploads", creationInfo: { ownerUid: unknown } } }),
        ),
        "does not take an empty path": violates(
            `${type} "uploads": rootDirectory.path is not a folder below the root; ${fix}.`,
            access({ rootDirectory: { path: "" } }),
        ),
    },
};
