import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:cloudwatch/logGroup:LogGroup";
const property = "kmsKeyId";
const fix = "name an aws.kms.Key of your own";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** As in a first preview: the ARN is not known, but what it comes from is. */
const key: TestResource = { type: "aws:kms/key:Key", name: "data", props: { arn: unknown } };
const group = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props,
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(key, group({ [property]: unknown }, { [property]: ["data"] })),
    bad: violates(`${type} "web": ${property} is not set; ${fix}.`, key, group({})),
    unknown: undecided(
        `${type} "web": ${property} is not known yet; ${fix}.`,
        group({ [property]: unknown }, { [property]: [] }),
    ),
    secret: complies(group({ [property]: secret(keyArn) })),
    missing: violates(`${type} "web": ${property} is not set; ${fix}.`, group({ [property]: null })),
    more: {
        "does not take a key that AWS manages": violates(
            `${type} "web": ${property} names a key that AWS manages; ${fix}.`,
            group({ [property]: "alias/aws/logs" }),
        ),
    },
};
