import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:secretsmanager/secret:Secret";
const property = "kmsKeyId";
const fix = "name an aws.kms.Key of your own";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** As in a first preview: the ARN is not known, but what it comes from is. */
const key: TestResource = { type: "aws:kms/key:Key", name: "data", props: { arn: unknown } };
const login = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "login",
    props,
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(key, login({ [property]: unknown }, { [property]: ["data"] })),
    bad: violates(`${type} "login": ${property} is not set; ${fix}.`, key, login({})),
    unknown: undecided(
        `${type} "login": ${property} is not known yet; ${fix}.`,
        login({ [property]: unknown }, { [property]: [] }),
    ),
    secret: complies(login({ [property]: secret(keyArn) })),
    missing: violates(`${type} "login": ${property} is not set; ${fix}.`, login({ [property]: null })),
    more: {
        "does not take a key that AWS manages": violates(
            `${type} "login": ${property} names a key that AWS manages; ${fix}.`,
            login({ [property]: "alias/aws/secretsmanager" }),
        ),
        "takes an own key by its alias": complies(login({ [property]: "alias/data" })),
    },
};
