import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:kms/key:Key";
const property = "enableKeyRotation";
const key = (props: WireProperties): TestResource => ({ type, name: "data", props });

export const cases: RuleCases = {
    good: complies(key({ [property]: true })),
    bad: violates(`${type} "data": ${property} is not true; set it to true.`, key({ [property]: false })),
    unknown: undecided(`${type} "data": ${property} is not known yet; set it to true.`, key({ [property]: unknown })),
    secret: complies(key({ [property]: secret(true) })),
    missing: violates(`${type} "data": ${property} is not set; set it to true.`, key({})),
    more: {
        "judges a key that says that it is symmetric": violates(
            `${type} "data": ${property} is not set; set it to true.`,
            key({ customerMasterKeySpec: "SYMMETRIC_DEFAULT" }),
        ),
        "leaves out keys that KMS cannot rotate": complies(
            key({ customerMasterKeySpec: "RSA_2048", keyUsage: "SIGN_VERIFY" }),
            key({ customKeyStoreId: unknown }),
        ),
    },
};
