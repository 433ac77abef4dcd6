import type { PolicyResource } from "@pulumi/policy";
import { matchesGlob } from "../core/glob.js";
import { read, textOf } from "../core/reading.js";
import type { Answer } from "./answers.js";

/** What is known of an ARN, all of it or only some parts. */
export type LikelyArn = { whole: string } | { service: string; region?: string; kind: string; name?: string };

/** How the ARN of a kind of resource is made. */
export interface ArnShape {
    service: string;
    /** What stands before the name, such as `db:` or `file-system/`. */
    kind: string;
    nameProperty: string;
}

/** What is known of the ARN of a resource, which in a first preview is only what it is made of. */
export function likelyArn({ props }: PolicyResource, { service, kind, nameProperty }: ArnShape): LikelyArn {
    const whole = textOf(read(props, "arn"));
    const region = textOf(read(props, "region"));
    const name = textOf(read(props, nameProperty));
    return whole !== undefined ? { whole } : { service, region, kind, name };
}

/** Stands for a part that is not known, and is matched by a wildcard only. */
const notKnown = "\u0000";

/** Whether a pattern such as `arn:aws:rds:*:*:db:orders-*` matches. Of the account nothing is known but in a whole ARN. */
export function arnMatches(pattern: string, arn: LikelyArn): Answer {
    if ("whole" in arn) {
        return matchesGlob(pattern, arn.whole) ? "yes" : "no";
    }
    const { service, region, kind, name } = arn;
    const likely = `${service}:${region ?? notKnown}:${notKnown}:${kind}${name ?? notKnown}`;
    // There is one partition to an account, so that the pattern's is the right one.
    const sections = pattern.split(":").slice(2);
    if (pattern === "*" || matchesGlob(sections.join(":"), likely)) {
        return "yes";
    }
    const [itsService = "", itsRegion = "*", , ...rest] = sections;
    const itsName = rest.length === 0 ? "*" : rest.join(":");
    const anyName = name === undefined && itsName.startsWith(kind) ? `${kind}*` : itsName;
    const anyRegion = region === undefined ? "*" : itsRegion;
    return matchesGlob(`${itsService}:${anyRegion}:*:${anyName}`, likely) ? "perhaps" : "no";
}
