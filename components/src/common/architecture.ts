/** Processor architecture, by the name that Ubuntu gives it. */
export const Architecture = {
    Amd64: "amd64",
    Arm64: "arm64",
} as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/**
 * The architecture of an instance type such as `t4g.small`; undefined where it isn't written like one.
 *
 * A `g` after the generation stands for AWS's own ARM processors (`m7g`, `c6gn`, `x2gd`); a `g` before it for graphics
 * (`g5`).
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture | undefined {
    const match = /^([a-z]+)(?:-\d+tb)?(\d+)([a-z]*)(?:-[a-z0-9]+)?\.[a-z0-9-]+$/.exec(instanceType);
    if (match === null) return undefined;
    const [, family, , attributes] = match;
    return family === "a" || attributes?.includes("g") ? Architecture.Arm64 : Architecture.Amd64;
}
