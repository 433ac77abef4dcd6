/** Virtual processors of small sizes; from `xlarge` on it is four for each. */
const smallSizes: Readonly<Record<string, number>> = { nano: 2, micro: 2, small: 2, medium: 2, large: 2 };

/**
 * Virtual processors of an instance type.
 *
 * @throws Error where the size is none that is known
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cpu-options-supported-instances-values.html
 */
export function vcpusOf(instanceType: string): number {
    const [family = "", size = ""] = instanceType.split(".");
    const multiple = /^(\d*)xlarge$/.exec(size);
    if (multiple !== null) return 4 * Number(multiple[1] || 1);
    // Outside the families whose processors are shared, this size has one.
    if (size === "medium" && !family.startsWith("t")) return 1;
    const vcpus = smallSizes[size];
    if (vcpus === undefined) {
        throw new Error(
            `Of ${instanceType} it is not known how many processors it has; say with --requests-per-second what one instance answers.`,
        );
    }
    return vcpus;
}
