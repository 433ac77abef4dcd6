import type * as pulumi from "@pulumi/pulumi";
import { GrantBook } from "../common/grant-book.js";
import { listed } from "../common/validation.js";

/** Where Lambda mounts. https://docs.aws.amazon.com/lambda/latest/api/API_FileSystemConfig.html */
const mountPath = /^\/mnt\/[\w.-]+$/;

/**
 * The book of what a function is granted, until it is defined.
 *
 * @param environment what its arguments set, and what the component does
 */
export function functionGrantBook(name: string, environment: Record<string, pulumi.Input<string>>): GrantBook {
    return new GrantBook({
        component: "EventFunction",
        name,
        kind: "function",
        defined: "the function was",
        environment,
        suppliedVariables: [],
        mountFindings: (paths) => {
            const misplaced = paths.filter((path) => !mountPath.test(path));
            return [
                misplaced.length > 0 &&
                    `a grant mounts ${listed(misplaced)}; Lambda mounts at one folder in /mnt, such as "/mnt/uploads".`,
                paths.length > 1 &&
                    `a grant mounts ${listed(paths.slice(1))} beside ${listed(paths.slice(0, 1))}; Lambda mounts one access point, so grant one.`,
            ];
        },
    });
}
