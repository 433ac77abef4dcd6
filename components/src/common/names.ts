/** What Pulumi adds to a logical name to make a physical one: a dash and seven hexadecimal characters. */
const automaticSuffix = 8;

/** Longest physical name that AWS takes, for the types whose limit a component name can reach. */
export const nameLimits = { role: 64, bucket: 63, queue: 80 } as const;

/**
 * A finding for `rejectAll` when the name of a child would become too long for AWS.
 *
 * The provider refuses such a name only when the child is created, half-way through an update; this says it before.
 *
 * @param role last part of the child's logical name, such as `flow-log-role`
 */
export function nameTooLong(name: string, role: string, limit: number): string | false {
    const room = limit - automaticSuffix - "-".length - role.length;
    return (
        name.length > room &&
        `the name has ${name.length} characters; use at most ${room}, because AWS takes ${limit} for "${name}-${role}" and what Pulumi adds to it.`
    );
}

/** The name of an environment variable made of words in any style: `environmentName("user-images", "bucket")` is `USER_IMAGES_BUCKET`. */
export function environmentName(...words: string[]): string {
    return words
        .join("_")
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/[^A-Za-z0-9]+/g, "_")
        .toUpperCase();
}

/** Plain words for names of children that the caller chooses: lower-case letters, digits and dashes, starting with a letter. */
export const plainWord = /^[a-z][a-z0-9-]*$/;
