import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:backup/vault:Vault";
const property = "kmsKeyArn";
const fix = "name an aws.kms.Key of your own";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** As in a first preview: the ARN is not known, but what it comes from is. */
const key: TestResource = { type: "aws:kms/key:Key", name: "data", props: { arn: unknown } };
const vault = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "nightly",
    props,
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(key, vault({ [property]: unknown }, { [property]: ["data"] })),
    bad: violates(`${type} "nightly": ${property} is not set; ${fix}.`, key, vault({})),
    unknown: undecided(
        `${type} "nightly": ${property} is not known yet; ${fix}.`,
        vault({ [property]: unknown }, { [property]: [] }),
    ),
    secret: complies(vault({ [property]: secret(keyArn) })),
    missing: violates(`${type} "nightly": ${property} is not set; ${fix}.`, vault({ [property]: null })),
    more: {
        "does not take a key that AWS manages": violates(
            `${type} "nightly": ${property} names a key that AWS manages; ${fix}.`,
            vault({ [property]: "alias/aws/backup" }),
        ),
        "does not take the key that AWS chose for one that the program named": violates(
            `${type} "nightly": ${property} is not set; ${fix}.`,
            vault({ name: "nightly", [property]: keyArn }, { name: [] }),
        ),
    },
};
