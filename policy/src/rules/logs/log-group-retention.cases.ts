import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:cloudwatch/logGroup:LogGroup";
const property = "retentionInDays";
const fix = "set it to 365 or more";
const group = (props: WireProperties): TestResource => ({ type, name: "web", props });

export const cases: RuleCases = {
    good: complies(group({ [property]: 365 })),
    bad: violates(`${type} "web": ${property} is not a number of at least 365; ${fix}.`, group({ [property]: 14 })),
    unknown: undecided(`${type} "web": ${property} is not known yet; ${fix}.`, group({ [property]: unknown })),
    secret: complies(group({ [property]: secret("400") })),
    missing: violates(`${type} "web": ${property} is not set; ${fix}.`, group({})),
    more: {
        "knows that 0 is for ever": violates(
            `${type} "web": ${property} is not a number of at least 365; ${fix}.`,
            group({ [property]: 0 }),
        ),
        "leaves out the class whose time AWS chooses": complies(group({ logGroupClass: "DELIVERY", [property]: 2 })),
    },
};
